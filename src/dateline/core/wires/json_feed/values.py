"""JSON values as JSON Feed means them: what is of another type than the specification says is not there."""

import json
from collections.abc import Mapping
from typing import Any

from dateline.core.wires import limits
from dateline.core.wires.encoding import printable
from dateline.core.wires.error import WireError
from dateline.core.wires.json_feed.members import Member

Object = Mapping[str, Any]


def value(member: Member) -> Any:
    """What ``member`` holds. Raises `WireError` with the line if it is no JSON or is nested too deep."""
    if member.depth > limits.JSON_DEPTH:
        raise WireError(f"a value nested more than {limits.JSON_DEPTH} deep", f"line {member.line}")
    try:
        return json.loads(member.value, strict=False)
    except json.JSONDecodeError as error:
        where = f"line {member.line + error.lineno - 1}"
        raise WireError(f"not well-formed JSON: {error.msg}", where) from error
    except ValueError as error:
        raise WireError("a number with too many digits", f"line {member.line}") from error


def text(found: Object, *names: str) -> str:
    """The first under ``names`` that is text and not blank, without control characters; a number counts as text."""
    return next((said for name in names if (said := _text(found.get(name)).strip())), "")


def texts(found: Object, name: str) -> tuple[str, ...]:
    """The texts in an array, each once."""
    said = (_text(one).strip() for one in _array(found.get(name)))
    return tuple(dict.fromkeys(one for one in said if one))


def objects(found: Object, name: str) -> tuple[Object, ...]:
    """The objects in an array."""
    return tuple(one for one in _array(found.get(name)) if isinstance(one, dict))


def _array(found: Any) -> list[Any]:
    return found[: limits.ENTRIES] if isinstance(found, list) else [found] if isinstance(found, dict | str) else []


def _text(found: Any) -> str:
    if isinstance(found, str):
        return printable(found)
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""
