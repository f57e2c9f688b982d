"""Time expressions resolved against the day of the story: ``Monday``, ``last week``, ``early summer 2015``.

English and Russian by rules of their own; dates in figures in any language. A stretch of time is the days from its
first to its last. Weeks run from Monday to Sunday. “Early”, “mid” and “late” are the thirds of what they belong to;
of a season, whose early part is felt to reach its middle, the halves.
"""

import datetime as dt
from functools import cache

from dateline.core.understand.dates.rule import Rules, carry_out
from dateline.core.understand.values import DateProposal


def dates(text: str, day: dt.date, language: str) -> tuple[DateProposal, ...]:
    """The dates that ``text`` names, in its order; ``text[start : start + len(words)]`` are the words of each.

    ``day`` is the story's where it was filed, ``language`` BCP 47. Time linear in the text; never raises.
    """
    return tuple(carry_out(_rules(language.split("-", maxsplit=1)[0].lower()), text, day))


@cache
def _rules(language: str) -> Rules:
    """A language's rules, compiled when they are first needed."""
    if language == "en":
        from dateline.core.understand.dates.english import RULES as ENGLISH  # noqa: PLC0415

        return ENGLISH
    if language == "ru":
        from dateline.core.understand.dates.russian import RULES as RUSSIAN  # noqa: PLC0415

        return RUSSIAN
    from dateline.core.understand.dates.numeric import RULES  # noqa: PLC0415

    return RULES
