"""Dates in figures alone, in any language: ``2016-03-28`` (ISO 8601) and ``28.03.2016``."""

import datetime as dt
import re

from dateline.core.understand.dates.rule import FIGURES, Meaning, Rule, Rules, Setting
from dateline.core.understand.dates.spans import one

_ISO = re.compile(r"(?<![\w.,/-])(?P<w>(\d{4})-(\d\d)-(\d\d))(?!\d|-)(?:t|(?!\w))")
_DOTTED = re.compile(r"(?<![\w.,/-])(?P<w>(\d{1,2})([./])(\d{1,2})\3(\d{4}))(?!\w|[./-]\d)")


def _iso(match: re.Match[str], _: Setting) -> Meaning:
    return one(dt.date(int(match[2]), int(match[3]), int(match[4]))), "date in figures"


def _dotted(match: re.Match[str], _: Setting) -> Meaning | None:
    """With slashes, which order it is has to be plain: Americans put the month first."""
    day, month = int(match[2]), int(match[4])
    if match[3] == "/" and month > 12:
        day, month = month, day
    elif match[3] == "/" and day <= 12 and day != month:
        return None
    return one(dt.date(int(match[5]), month, day)), "date in figures"


NUMERIC = (Rule(_ISO, _iso), Rule(_DOTTED, _dotted))
RULES = Rules({FIGURES: NUMERIC})
