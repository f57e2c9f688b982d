"""The product without one of its checks: each condition of a query or a function taken out by itself."""

import ast
import copy
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from django.db.models import Q

Function = Callable[..., Any]


def where(sql: str) -> list[str]:
    """The conditions of a statement's WHERE that are joined by AND, as they stand there."""
    return [each.strip() for each in sql.partition("WHERE")[2].split(" AND ")]


def without(sql: str, condition: str) -> str:
    """The statement with ``1 = 1`` in a condition's place."""
    assert sql.count(condition) == 1, f"{condition} stands {sql.count(condition)} times in {sql}"
    return sql.replace(condition, "1 = 1")


def lesser(condition: Q) -> Iterator[tuple[str, Q]]:
    """Each condition of an AND, and what is left without it."""
    for index, child in enumerate(condition.children):
        rest = [each for number, each in enumerate(condition.children) if number != index]
        if isinstance(child, Q) and child.connector == Q.AND and not child.negated:
            for name, less in lesser(child):
                yield name, Q(*rest, less)
        else:
            yield str(child), Q(*rest)


def laxer(function: Function) -> Iterator[tuple[str, Function]]:
    """Each condition under which a function turns away, and the function without it.

    Conditions are the tests of ``if``, which then never turns away, those of ``A if test else B``, which then always
    hold, and what is returned where ``and`` or ``or`` joins it, which then lets through. Where several reasons turn
    away by themselves, each is taken out by itself.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    for path in range(len(_conditions(tree))):
        changed = copy.deepcopy(tree)
        holder, field, index, neutral = _conditions(changed)[path]
        place = getattr(holder, field) if index is None else getattr(holder, field)[index]
        name = ast.unparse(place)
        if index is None:
            setattr(holder, field, ast.Constant(neutral))
        else:
            getattr(holder, field)[index] = ast.Constant(neutral)
        yield name, _compiled(changed, function)


def rewritten(function: Function, old: str, new: str) -> Function:
    """A function with other words in its source."""
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(old) == 1, f"“{old}” stands {source.count(old)} times in {function.__qualname__}"
    return _compiled(ast.parse(source.replace(old, new)), function)


def everywhere(function: Function) -> Iterator[tuple[Any, str]]:
    """The modules that know a function by name, and the names."""
    for title, module in list(sys.modules.items()):
        if title.startswith("dateline."):
            yield from ((module, name) for name, known in vars(module).items() if known is function)


_Condition = tuple[ast.AST, str, int | None, bool]


def _conditions(tree: ast.Module) -> list[_Condition]:
    found: list[_Condition] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.If):
            found += _operands(node, "test", neutral=False)
        elif isinstance(node, ast.IfExp):
            found += _operands(node, "test", neutral=True)
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.BoolOp):
            found += _operands(node, "value", neutral=True)
    return found


def _operands(node: ast.AST, field: str, *, neutral: bool) -> Iterator[_Condition]:
    test = getattr(node, field)
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) == neutral:
        yield from ((test, "values", index, neutral) for index in range(len(test.values)))
    else:
        yield node, field, None, neutral


def _compiled(tree: ast.Module, function: Function) -> Function:
    assert isinstance(function, FunctionType)
    made: dict[str, Function] = {}
    code = compile(ast.fix_missing_locations(tree), f"<{function.__name__}, without>", "exec")
    exec(code, function.__globals__, made)
    return made[function.__name__]
