"""Reading an operator's list: TOML, documented in docs/designated.md."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.core.designated.values import Entity, Jurisdiction, Period
from dateline.core.text.words import words

_JURISDICTION = {"code": str, "language": str, "marks": list, "joint": list, "entity": list}
_ENTITY = {"id": str, "names": list, "abbreviations": list, "phrase": str, "periods": list}
_PERIOD = {"from": dt.date, "until": dt.date}


class BadListError(ValueError):
    """The list cannot be used; the message names the entry, what is wrong with it and what to write."""


def read(text: str) -> tuple[Jurisdiction, ...]:
    """The jurisdictions of a list in its order. Raises `BadListError`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadListError(f"not valid TOML: {error}") from error
    _known(tables, {"jurisdiction": list}, "the list")
    found = tuple(_jurisdiction(table, n) for n, table in enumerate(_tables(tables, "jurisdiction", "the list"), 1))
    if not found:
        raise BadListError("there is no [[jurisdiction]]; see docs/designated.md for the format")
    return found


def _jurisdiction(table: dict[str, Any], number: int) -> Jurisdiction:
    where = f"jurisdiction {number} ({table.get('code', 'without a code')})"
    _known(table, _JURISDICTION, where)
    entities = [_entity(each, where) for each in _tables(table, "entity", where)]
    twice = sorted({each.id for each in entities if sum(other.id == each.id for other in entities) > 1})
    if twice:
        raise BadListError(f"{where}: two entities have the id “{twice[0]}”")
    return Jurisdiction(
        code=_said(table, "code", where),
        language=_said(table, "language", where).split("-", maxsplit=1)[0].lower(),
        marks=_phrases(table, "marks", where, wanted=True),
        joint=_phrases(table, "joint", where),
        entities=tuple(entities),
    )


def _entity(table: dict[str, Any], above: str) -> Entity:
    where = f"{above}, entity “{table.get('id', 'without an id')}”"
    _known(table, _ENTITY, where)
    names, abbreviations = _phrases(table, "names", where), _phrases(table, "abbreviations", where)
    if not names and not abbreviations:
        raise BadListError(f"{where}: “names” or “abbreviations” must say how it is called")
    small = next((each for each in abbreviations if not each.isupper()), None)
    if small is not None:
        raise BadListError(f"{where}: the abbreviation “{small}” is not in capitals; write it under “names”")
    return Entity(
        id=_said(table, "id", where),
        names=names,
        abbreviations=abbreviations,
        phrase=_said(table, "phrase", where),
        periods=tuple(_period(each, where) for each in _tables(table, "periods", where)),
    )


def _period(table: dict[str, Any], where: str) -> Period:
    _known(table, _PERIOD, where)
    first, last = table.get("from"), table.get("until")
    if isinstance(first, dt.datetime) or isinstance(last, dt.datetime):
        raise BadListError(f"{where}: a period is from a day until a day, as 2014-12-29, without a time")
    if first and last and last < first:
        raise BadListError(f"{where}: the period from {first} ends before it begins")
    return Period(first, last)


def _known(table: dict[str, Any], types: Mapping[str, type], where: str) -> None:
    for name, value in table.items():
        if name not in types:
            raise BadListError(f"{where}: “{name}” is nothing that is read; known are: {', '.join(types)}")
        if not isinstance(value, types[name]):
            raise BadListError(f"{where}: “{name}” must be a {types[name].__name__}, not {value!r}")


def _tables(table: dict[str, Any], name: str, where: str) -> Iterator[dict[str, Any]]:
    for each in table.get(name, []):
        if not isinstance(each, dict):
            raise BadListError(f"{where}: each “{name}” must be a table, not {each!r}")
        yield each


def _said(table: dict[str, Any], name: str, where: str) -> str:
    text = " ".join(str(table.get(name, "")).split())
    if not text:
        raise BadListError(f"{where}: “{name}” is missing")
    return text


def _phrases(table: dict[str, Any], name: str, where: str, *, wanted: bool = False) -> tuple[str, ...]:
    for each in table.get(name, []):
        if not isinstance(each, str) or not len(words(each)):
            raise BadListError(f"{where}: {each!r} in “{name}” has no word")
    found = tuple(" ".join(each.split()) for each in table.get(name, []))
    if wanted and not found:
        raise BadListError(f"{where}: “{name}” is missing: the words by which a note in the copy is known")
    return found
