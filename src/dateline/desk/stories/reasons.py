"""A machine's reason in the desk's language.

Annotations keep the rules' own English; what they quote of the copy, and the words they list, stay as printed.
"""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

_PHRASES = frozenset([
    # Places: how a name was recognised, and where it stands.
    noop("dateline"), noop("the town is not known"),
    noop("in the first paragraph"), noop("in the headline"), noop("in the lead"),
    noop("by name"), noop("part of a name"), noop("adjective"), noop("known city"), noop("large city"),
    noop("preposition of place"), noop("preposition and country"), noop("its country is named"),
    noop("with"), noop("relations with it"), noop("seat of a government"), noop("seat of government"),
    noop("official"), noop("spoken to or speaking"), noop("says or does what governments do"),
    noop("the … of"), noop("another one"), noop("become"), noop("in the style of"),
    # Topics.
    noop("the wire's code"), noop("own topic"), noop("its label"), noop("stands in the story"),
    # Languages.
    noop("as declared"), noop("no letters"), noop("the text has no letters"), noop("the text is too short to tell"),
    noop("not a language that is told apart here"), noop("but hardly more than like others"),
    # Dates.
    noop("full date"), noop("date in figures"), noop("year"), noop("decade"), noop("month of a year"),
    noop("season of a year"), noop("half of a year"), noop("quarter of a year"), noop("range of dates"),
    noop("range of years"), noop("day and month: the nearest year"), noop("month: the nearest"),
    noop("weekday: the latest"), noop("weekday: the coming one"), noop("weekday: of the story's week"),
    noop("weekday: the first after the story's day"), noop("weekday: the latest before the story's day"),
    noop("the weekend: the latest unless the copy looks ahead"), noop("part of the story's day"),
    noop("two days from the story's day"), noop("early third"), noop("middle third"), noop("late third"),
    noop("early half of a season"), noop("late half of a season"),
    # Names.
    noop("initials"), noop("two names"), noop("named in full elsewhere"), noop("form of a surname"),
    # What goes before a list of words, or before one.
    noop("terms"), noop("words"), noop("first name"), noop("first name and patronymic"), noop("title"), noop("office"),
    noop("head of the name"), noop("firm"), noop("well known"), noop("abbreviation"),
])  # fmt: skip
_COUNTED = frozenset([
    noop("that of the story's day"), noop("counted from the story's day"), noop("up to the story's day"),
    noop("from the story's day"), noop("by the calendar"), noop("Monday to Sunday"), noop("Saturday and Sunday"),
])  # fmt: skip
"""Rules of dates that follow the words they are applied to, which the desk sees anyway."""
_PATTERNS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"(?P<count>\d+) times", noop("%(count)s times")),
        (r"with (?P<place>.+)", noop("with %(place)s")),
        (r"named with (?P<place>.+)", noop("named with %(place)s")),
        (r"in quotation marks behind (?P<word>.+)", noop("in quotation marks behind %(word)s")),
        (r"behind (?P<word>.+)", noop("behind %(word)s")),
        (r"in (?P<place>.+)", noop("in %(place)s")),
        (r"reads most like (?P<language>\w+)", noop("reads most like %(language)s")),
        (r"reads like (?P<language>\w+)", noop("reads like %(language)s")),
        (r"written in (?P<script>[\w ]+) letters", noop("written in %(script)s letters")),
        (r"topics (?P<version>\d+)", noop("model %(version)s")),
    )
)
_LISTING = re.compile(
    r"(terms|words|topics \d+|first name(?: and patronymic)?|title|office|head of the name|firm|well known"
    r"|abbreviation): (.+)",
    re.DOTALL,
)
_QUOTED = re.compile(r"(“[^”]*”)")
_SIGNS = re.compile(r"(^ +| +$|[:,] )")
_BETWEEN = re.compile(r"; (?=[^”]*(?:“|$))")


def reason(why: str) -> str:
    """``why`` of an annotation in the language that is active; what is not known is left as it is."""
    return "; ".join(_rule(each) for each in _BETWEEN.split(why))


def _rule(rule: str) -> str:
    if rule in _PHRASES:
        return gettext(rule)
    tail = rule.rpartition(": ")[2]
    if tail in _COUNTED:
        return gettext(tail)
    listing = _LISTING.fullmatch(rule)
    if listing:
        return f"{_phrase(listing[1])}: {listing[2]}"
    parts = _QUOTED.split(rule)
    return "".join(part if at % 2 else _phrases(part) for at, part in enumerate(parts))


def _phrases(text: str) -> str:
    return "".join(part if at % 2 else _phrase(part) for at, part in enumerate(_SIGNS.split(text)))


def _phrase(phrase: str) -> str:
    if phrase in _PHRASES:
        return gettext(phrase)
    for pattern, words in _PATTERNS:
        match = pattern.fullmatch(phrase)
        if match:
            return gettext(words) % match.groupdict()
    return phrase
