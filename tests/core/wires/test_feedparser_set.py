"""feedparser's documents: each names in a comment what must be true of its parsed form.

An expectation is comparable if every field that it names is one that we have. Texts are compared by their words and
links, since feedparser keeps more of the markup than our cleaner does, and rightly so for its purpose: style
attributes, images, forms. What feedparser calls ``bozo`` is any slip at all; we mend most of them without a word, so
that only its absence is an expectation: a document without a fault must not be told to have one.
"""

import ast
import codecs
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.core.wires.feedparser_view import view
from tests.floors import keeps

pytestmark = pytest.mark.shared

_TEXTS = {f"{name}{part}" for name in ("title", "summary") for part in ("", "_detail.value", "_detail.type")}
_LINKS = {f"links[].{name}" for name in ("rel", "href", "type", "title", "hreflang")} | {"links[]"}
_PEOPLE = {"author", "author_detail.name", "authors[].name"}
_FEED = {"title", "title_detail.value", "title_detail.type", "link", "language", "copyright", "rights",
         "rights_detail.value", "rights_detail.type", *_LINKS, *_PEOPLE}  # fmt: skip
_ENTRY = {
    *_TEXTS, *_LINKS, *_PEOPLE, "link", "links", "id", "guid", "description", "language", "category", "rights",
    "rights_detail.value", "content[].value", "content[].type", "content[].language", "title_detail.language",
    "summary_detail.language", "published", "published_parsed", "updated", "updated_parsed", "created",
    "created_parsed", "tags", "tags[].term", "tags[].scheme", "tags[].label", "enclosures[].href", "enclosures[].type",
    "enclosures[]", "media_thumbnail[].url", "media_content[].url", "media_credit[].content",
}  # fmt: skip
COMPARABLE = {
    "bozo", "encoding", "len", "ord", "entries", "entries[]",
    *(f"feed.{name}" for name in _FEED),
    *(f"entries[].{name}" for name in _ENTRY),
    *(f"entries[].source.{name}" for name in _FEED),
}  # fmt: skip
"""The paths of the fields that we have. The others are no part of an `Item`: a feed's description, tags, generator,
image, text input and cloud; addresses of persons, contributors; bases, since links are resolved; podcasts, places,
chapters, ratings, licences; lengths; what the transport says (``version``, ``etag``, ``status``)."""

OTHERWISE = {
    "_crazy.xml": "feedparser shows the words of a script that hides in broken markup; ours go with the script",
    "_iframe.xml": "what stands inside a frame is shown by no browser of today",
}
"""Where our cleaner is right to do otherwise, by the end of the document's name."""

_EXPECT = re.compile(r"Expect:\s*(.+?)\s*\n")
_HEADER = re.compile(r"Header:\s*(Content-[Tt]ype:.*charset|Content-[Ll]ocation|Content-[Ll]anguage)")
_ENCODINGS = ("utf-8", "utf-16", "utf-32", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le")
_SERVER = "127.0.0.1:8097"
"""Where feedparser's tests fetch from: to resolve a link against that is the fetcher's part."""


def said(document: bytes) -> tuple[str, bool]:
    """The expectation, and whether it relies on what an HTTP header says."""
    for encoding in _ENCODINGS:
        try:
            text = codecs.decode(document, encoding, "replace")
        except ValueError:
            continue
        if found := _EXPECT.search(text):
            return found[1], bool(_HEADER.search(text)) or _SERVER in found[1]
    raise AssertionError("a document without an expectation")


def path(node: ast.AST) -> str:
    """``entries[0]['content'][0].value`` as ``entries[].content[].value``."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{path(node.value)}.{node.attr}"
    if isinstance(node, ast.Subscript):
        name = node.slice.value if isinstance(node.slice, ast.Constant) else None
        return f"{path(node.value)}.{name}" if isinstance(name, str) else f"{path(node.value)}[]"
    return "?"


def paths(tree: ast.AST) -> set[str]:
    """The fields that an expression names."""
    chained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Subscript)}
    return {
        path(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute | ast.Subscript) and id(node) not in chained
    }


class Dots(ast.NodeTransformer):
    """Attributes as keys, and ``bozo`` as what is expected anyway where it is expected."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """``entries[0].title`` as ``entries[0]['title']``."""
        return ast.Subscript(value=self.visit(node.value), slice=ast.Constant(node.attr), ctx=ast.Load())

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """``not bozo`` stays."""
        return node if isinstance(node.operand, ast.Name) and node.operand.id == "bozo" else self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """A ``bozo`` that is expected is true."""
        return ast.Constant(value=True) if node.id == "bozo" else node


_PLAIN = (ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.Compare, ast.Eq, ast.NotEq,
          ast.Is, ast.IsNot, ast.In, ast.NotIn, ast.Name, ast.Load, ast.Constant, ast.Subscript, ast.Tuple, ast.List,
          ast.Dict, ast.BinOp, ast.Add, ast.Call, ast.Attribute)  # fmt: skip


def holds(expression: str, document: bytes) -> bool:
    """Whether ``expression``, of which nothing but comparisons of fields is accepted, is true of what we read."""
    tree = ast.parse(expression, mode="eval")
    assert all(isinstance(node, _PLAIN) for node in ast.walk(tree)), expression
    tree = ast.fix_missing_locations(Dots().visit(tree))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert all(isinstance(call.func, ast.Name) and call.func.id in ("len", "ord") for call in calls), expression
    names = {"__builtins__": {}, "len": len, "ord": ord} | view(document)
    try:
        return bool(eval(compile(tree, "expectation", "eval"), names))
    except (LookupError, TypeError):
        return False


def test_expectations(shared: Path) -> None:
    counts: Counter[str] = Counter()
    failed = []
    root = shared / "feeds" / "feedparser"
    for file in sorted(root.rglob("*.xml")):
        document = file.read_bytes()
        expression, by_header = said(document)
        named = paths(ast.parse(expression, mode="eval"))
        counts["all"] += 1
        if by_header or (named == {"bozo"} and not expression.startswith("not")) or not named <= COMPARABLE:
            continue
        if file.name.endswith(tuple(OTHERWISE)):
            continue
        counts["comparable"] += 1
        if holds(expression, document):
            counts["passed"] += 1
        else:
            failed.append(f"{file.relative_to(root)}: {expression}")
    print(*failed, sep="\n")  # noqa: T201
    print(f"{counts['passed']} passed of {counts['comparable']} comparable of {counts['all']}")  # noqa: T201
    assert keeps("feedparser", "comparable", counts["comparable"])
    assert keeps("feedparser", "passed", counts["passed"])
