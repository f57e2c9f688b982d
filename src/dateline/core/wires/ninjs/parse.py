"""ninjs from JSON: an object into a `NinjsObject`. What has another type than the schema says is left out."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.core.wires import limits
from dateline.core.wires.encoding import printable
from dateline.core.wires.error import WireError
from dateline.core.wires.ninjs.wire import NinjsConcept, NinjsObject, NinjsRendition, NinjsText

_Members = Mapping[str, Any]

_CONCEPTS = ("subject", "person", "organisation", "event", "object")
_WRAPPERS = ("item", "items", "_items")
_PLURALS = {"person": "people"}
_KINDS = {"text": "text/plain", "html": "text/html", "xhtml": "text/html"}
_SUFFIX = re.compile(r"(?:^|_)(text|x?html)$")


def parsed(written: str) -> tuple[NinjsObject, ...]:
    """The object, or those that it is only a wrapper of, as senders' programming interfaces answer.

    Names count without case, as 3.0 changed that alone. Raises `WireError` for what is no object.
    """
    try:
        found = json.loads(written, strict=False)
    except json.JSONDecodeError as error:
        raise WireError(f"not well-formed JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise WireError("a JSON value too deep or too long to be news") from error
    if not isinstance(found, dict):
        raise WireError("not a JSON object")
    members = _members(found)
    wrapped = [] if "uri" in members else [one for name in _WRAPPERS for _, one in _entries(members.get(name))]
    return tuple(_object(one, associated=False) for one in wrapped or [members])


def _object(found: _Members, *, associated: bool) -> NinjsObject:
    return NinjsObject(
        uri=_text(found, "uri", "guid"),
        type=_text(found, "type").lower(),
        version=_text(found, "version"),
        pubstatus=_pubstatus(found.get("pubstatus")),
        first_created=_text(found, "firstcreated"),
        version_created=_text(found, "versioncreated"),
        embargoed=_embargo(found),
        urgency=_number(found.get("urgency")),
        copyright_holder=_text(found, "copyrightholder"),
        copyright_notice=_text(found, "copyrightnotice"),
        usage_terms=_text(found, "usageterms"),
        ednote=_text(found, "ednote"),
        language=_text(found, "language"),
        headlines=_texts(found, "headline"),
        bodies=_texts(found, "body"),
        descriptions=_texts(found, "description"),
        title=_text(found, "title", "name"),
        byline=_text(found, "byline", "by"),
        credit_line=_text(found, "creditline"),
        slugline=_text(found, "slugline"),
        located=_text(found, "located"),
        subjects=tuple(concept for name in _CONCEPTS for concept in _concepts(found, name)),
        places=tuple(_concepts(found, "place")),
        genres=tuple(_concepts(found, "genre")),
        info_sources=tuple(_concepts(found, "infosource")),
        renditions=tuple(_renditions(found)),
        associations=() if associated else tuple(_associations(found)),
    )


def _members(found: Mapping[str, Any]) -> _Members:
    return {name.lower(): value for name, value in found.items()}


def _text(found: _Members, *names: str) -> str:
    return next((text for name in names if (text := _plain(found.get(name)))), "")


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return printable(value).strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _pubstatus(value: Any) -> str | None:
    if value is None:
        return None
    return _plain(value).lower() or "?"


def _embargo(found: _Members) -> str:
    value = next((found[name] for name in ("embargoeduntil", "embargoed") if found.get(name)), None)
    return "" if value is None else _plain(value) or "?"


def _number(value: Any) -> int | None:
    text = _plain(value).removesuffix(".0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _entries(value: Any) -> Iterator[tuple[str, _Members]]:
    """Objects with their names: those of an array (2.1 and later, ``name`` within) or of an object (1.x, 2.0)."""
    if isinstance(value, dict):
        pairs = [(name, one) for name, one in value.items() if isinstance(one, dict)]
        yield from ((name, _members(one)) for name, one in pairs[: limits.ENTRIES])
    elif isinstance(value, list):
        yield from (("", _members(one)) for one in value[: limits.ENTRIES] if isinstance(one, dict))


def _texts(found: _Members, name: str) -> tuple[NinjsText, ...]:
    """``headlines`` (2.x), else ``headline`` and ``headline_ROLE`` (1.x)."""
    plural = "bodies" if name == "body" else f"{name}s"
    if isinstance(found.get(plural), list):
        listed = [
            NinjsText(value=text, role=_text(one, "role").lower(), content_type=_text(one, "contenttype").lower())
            for _, one in _entries(found[plural])
            if (text := _text(one, "value"))
        ]
        return tuple(listed)
    named = [(key, _plain(value)) for key, value in found.items() if key == name or key.startswith(f"{name}_")]
    return tuple(_by_name(key.removeprefix(name).lstrip("_"), text) for key, text in named[: limits.ENTRIES] if text)


def _by_name(suffix: str, value: str) -> NinjsText:
    kind = _SUFFIX.search(suffix)
    return NinjsText(value=value, role=_SUFFIX.sub("", suffix), content_type=_KINDS[kind[1]] if kind else "")


def _concepts(found: _Members, name: str) -> Iterator[NinjsConcept]:
    value = found.get(_PLURALS.get(name, f"{name}s")) or found.get(name)
    for _, one in _entries(value):
        yield NinjsConcept(
            name=_text(one, "name"),
            scheme=_text(one, "scheme"),
            code=_text(one, "code"),
            uri=_text(one, "uri"),
            literal=_text(one, "literal"),
            role=_text(one, "role", "rel"),
        )


def _renditions(found: _Members) -> Iterator[NinjsRendition]:
    for name, one in _entries(found.get("renditions")):
        if href := _text(one, "href"):
            yield NinjsRendition(
                href=href,
                name=name or _text(one, "name"),
                content_type=_text(one, "contenttype", "mimetype").lower(),
                title=_text(one, "title"),
                width=_number(one.get("width")) or 0,
                height=_number(one.get("height")) or 0,
                point=_point(one.get("poi")),
            )


def _point(value: Any) -> tuple[int, int] | None:
    if not isinstance(value, dict):
        return None
    x, y = _number(value.get("x")), _number(value.get("y"))
    return None if x is None or y is None else (x, y)


def _associations(found: _Members) -> Iterator[NinjsObject]:
    for _, one in _entries(found.get("associations")):
        yield _object(one, associated=True)
