"""What an HTTP answer says about asking again (RFC 9111, sections 4.2 and 5.2; RFC 9110, section 10.2.3)."""

import datetime as dt
import re
from collections.abc import Callable

from dateline.core.wires.times import moment

LONGEST = dt.timedelta(hours=24)
"""However long an answer calls itself fresh: some servers send a year with everything."""
_DIRECTIVE = re.compile(r'([a-z-]+)(?:\s*=\s*"?([^",\s]*)"?)?', re.IGNORECASE)

Header = Callable[[str], str]
"""The value of a header of the answer, empty where there is none; names in lower case."""


def fresh_for(header: Header, now: dt.datetime) -> dt.timedelta:
    """How long the answer stays fresh: ``max-age`` less ``Age``, else ``Expires``; between zero and `LONGEST`."""
    directives = {name.lower(): value for name, value in _DIRECTIVE.findall(header("cache-control"))}
    if {"no-cache", "no-store"} & directives.keys():
        return dt.timedelta(0)
    if directives.get("max-age", "").isdigit():
        age = header("age").strip()
        return _within(_seconds(directives["max-age"]) - _seconds(age))
    expires = moment(header("expires")) if header("expires") else None
    return _within(expires - (moment(header("date")) or now)) if expires else dt.timedelta(0)


def wait_asked(header: Header, now: dt.datetime) -> dt.timedelta:
    """``Retry-After`` in seconds or as a date; zero where it is missing or is neither."""
    said = header("retry-after").strip()
    if said.isdigit():
        return _within(_seconds(said))
    until = moment(said) if said else None
    return _within(until - now) if until else dt.timedelta(0)


def _seconds(digits: str) -> dt.timedelta:
    return dt.timedelta(seconds=int(digits[:9])) if digits.isdecimal() else dt.timedelta(0)


def _within(span: dt.timedelta) -> dt.timedelta:
    return min(max(span, dt.timedelta(0)), LONGEST)
