"""The values of a filter's fields."""

import datetime as dt
import difflib
import re
from collections.abc import Iterator, Sequence

from dateline.core.filters import nodes
from dateline.core.filters.errors import FilterError, Problem
from dateline.core.filters.fields import NAMED, URGENCIES, VALUES, Field
from dateline.core.filters.names import Names, key_of
from dateline.core.filters.nodes import Age, Among, At, Date, Day, Moment
from dateline.core.filters.scan import Token

TODAY, YESTERDAY = "today", "yesterday"
_DAYS = {TODAY: 0, "сегодня": 0, YESTERDAY: 1, "вчера": 1}
_HOURS = {"h": 1, "d": 24, "w": 168, "ч": 1, "д": 24, "н": 168}
_AGE = re.compile(rf"(\d{{1,4}})([{''.join(_HOURS)}])", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dt\d\d:\d\dz", re.ASCII)
_COMPARED = re.compile(r"(<=|>=|<|>|=|)(\d{1,2})", re.ASCII)
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)


def among(field: Field, written: Sequence[Token], names: Names) -> Among:
    """A field's term. Raises `FilterError` for a value that there is not."""
    return nodes.among(field, [key for token in written for key in _keys(field, token, names)])


def _keys(field: Field, token: Token, names: Names) -> Iterator[str]:
    if field is Field.URGENCY:
        yield from _urgencies(token)
    elif field in NAMED:
        yield _named(field, token, names)
    elif field in VALUES:
        yield _fixed(field, token)
    elif field is Field.COVERAGE:
        yield _number(token)
    elif key := key_of(field, token.text):
        yield key
    else:
        raise _wrong(Problem.UNKNOWN_VALUE, token)


def moment(token: Token) -> Moment:
    """The value of ``since:`` and ``until:``: ``2016-03-28``, ``28.03.2016``, ``today``, ``12h``, ``7d``, ``2w``.

    A time of day is one in UTC, ``2016-03-28T14:44Z``.
    """
    written = token.text.lower()
    if written in _DAYS:
        return Day(_DAYS[written])
    age = _AGE.fullmatch(written)
    if age and int(age[1]):
        return Age(int(age[1]) * _HOURS[age[2]])
    date = _DATE.fullmatch(written)
    if not date and not _TIME.fullmatch(written):
        raise _wrong(Problem.BAD_TIME, token)
    if not date:
        return _at(written, token)
    year, month, day = (int(each) for each in (date.group(1, 2, 3) if date[1] else date.group(6, 5, 4)))
    try:
        # The day after an `until:` has to be one as well.
        return Date(dt.date(year, month, day)) if year < dt.MAXYEAR else Date(dt.date(dt.MAXYEAR - 1, month, day))
    except ValueError:
        raise _wrong(Problem.BAD_TIME, token) from None


def _at(written: str, token: Token) -> At:
    try:
        return At(dt.datetime.fromisoformat(written.upper()))
    except ValueError:
        raise _wrong(Problem.BAD_TIME, token) from None


def _urgencies(token: Token) -> Iterator[str]:
    found = _COMPARED.fullmatch(token.text)
    limit = int(found[2]) if found else 0
    if not found or limit not in URGENCIES:
        raise _wrong(Problem.BAD_URGENCY, token)
    passes = {"<": limit.__gt__, "<=": limit.__ge__, ">": limit.__lt__, ">=": limit.__le__}.get(found[1], limit.__eq__)
    keys = [str(each) for each in URGENCIES if passes(each)]
    if not keys:
        raise _wrong(Problem.BAD_URGENCY, token)
    yield from keys


def _named(field: Field, token: Token, names: Names) -> str:
    key = names.key(field, token.text)
    if key is None:
        raise _wrong(Problem.UNKNOWN_VALUE, token, tuple(names.near(field, token.text)))
    return key


def _fixed(field: Field, token: Token) -> str:
    written = token.text.lower()
    known = VALUES[field]
    if written not in known:
        near = dict.fromkeys(known[each] for each in difflib.get_close_matches(written, known))
        raise _wrong(Problem.UNKNOWN_VALUE, token, tuple(near))
    return known[written]


def _number(token: Token) -> str:
    if not _NUMBER.fullmatch(token.text):
        raise _wrong(Problem.BAD_NUMBER, token)
    return str(int(token.text))


def _wrong(problem: Problem, token: Token, suggestions: tuple[str, ...] = ()) -> FilterError:
    return FilterError(problem, token.start, token.end, token.text, suggestions)
