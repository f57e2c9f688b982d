"""Whether a name means a place here: it may be a person's, an organisation's or a common word."""

from dataclasses import dataclass
from functools import cached_property

from dateline.core.gazetteer.place import Kind
from dateline.core.gazetteer.table import world
from dateline.core.text.words import Words
from dateline.core.understand.places.spots import Spot, shouted
from dateline.core.understand.places.vocabulary import Vocabulary, opens, vocabulary

_ENDS = ".!?:\n"
_ALSO_OF_FIRMS = frozenset(["at", "from", "of", "to", "into", "toward", "towards", "across", "through"])
_LINE, _MANY = 6, 0.8
"""Words on either side, and the share of capitals among the long ones that makes a headline in title case."""


@dataclass(frozen=True)
class Around:
    """A spot and the words around it."""

    found: Words
    spot: Spot

    def gap(self, n: int) -> str:
        """What stands between word ``n`` and the next."""
        words = self.found
        return words.text[words.ends[n] : words.starts[n + 1]] if 0 <= n < len(words) - 1 else "\n"

    @cached_property
    def before(self) -> str:
        """The folded word just before, if only a space parts them; else empty."""
        at = self.spot.first - 1
        return self.found.folded[at] if at >= 0 and self.gap(at) in (" ", "\n", "\xa0") else ""

    @cached_property
    def after(self) -> str:
        """The folded word just after, if only a space parts them; else empty."""
        at = self.spot.end
        return self.found.folded[at] if at < len(self.found) and self.gap(at - 1) in (" ", "\n", "\xa0") else ""

    def capital(self, at: int) -> bool:
        """Whether word ``at`` starts with a capital."""
        return 0 <= at < len(self.found) and self.found.forms[at][0].isupper()

    @cached_property
    def opens_sentence(self) -> bool:
        """Whether the spot is the first of its sentence, as far as signs tell."""
        at = self.spot.first - 1
        return at < 0 or any(sign in self.gap(at) for sign in _ENDS)

    @cached_property
    def loud(self) -> bool:
        """Whether capitals say nothing here: in a line of capitals or of words that all have one."""
        near = range(max(self.spot.first - _LINE, 0), min(self.spot.end + _LINE, len(self.found)))
        others = [n for n in near if not self.spot.first <= n < self.spot.end and len(self.found.forms[n]) > 3]
        capitals = sum(self.found.forms[n][0].isupper() for n in others)
        return shouted(self.found, self.spot.first) or (len(others) >= _LINE and capitals > _MANY * len(others))

    @cached_property
    def inside(self) -> bool:
        """Whether a preposition of place stands before: “in”, «под»; or a word for the kind of place: «город»."""
        words, at = vocabulary(), self.spot.first - 1
        if at >= 0 and self.gap(at) == ". " and self.found.folded[at] == "г":
            return True
        if self.before in words.inside:
            return True
        directed = self.before in words.before and at > 0 and self.gap(at - 1) == " "
        return directed and self.found.folded[at - 1] in words.inside

    @cached_property
    def within(self) -> bool:
        """Whether a preposition stands before that is of places only, not of companies as well: “in”, not “at”."""
        return self.inside and self.before not in _ALSO_OF_FIRMS


def is_person(around: Around) -> bool:
    """Whether a forename, an initial or a title stands before, or what is a forename has a surname behind it."""
    words, spot, found = vocabulary(), around.spot, around.found
    at = spot.first - 1
    if at >= 0 and around.capital(at):
        gap, word = around.gap(at), found.folded[at]
        if gap in (" ", ". ", "\n") and (word in words.title or (len(word) == 1 and gap == ". ")):
            return True
        if gap == " " and word in words.forename and not _is_place_before(found, at):
            return True
    return _has_surname(around, words)


def _is_place_before(found: Words, at: int) -> bool:
    return found.folded[at] in vocabulary().inside


def _has_surname(around: Around, words: Vocabulary) -> bool:
    first = around.found.folded[around.spot.first]
    if around.spot.count > 1 or around.loud or not (first in words.person or first in words.forename):
        return False
    if not around.after or not around.capital(around.spot.end) or _initials(around):
        return False
    return around.after not in _OFFICES and around.after not in words.organisation and not around.inside


def _initials(around: Around) -> bool:
    """A line's end between the two says that they may not belong together."""
    return around.gap(around.spot.end - 1) == "\n"


_OFFICES = frozenset(
    ["president", "prime", "premier", "minister", "foreign", "king", "queen", "prince", "governor", "mayor", "state",
     "government", "police", "army", "central", "national", "international", "city", "county", "airport", "province",
     "region", "парламент", "мэр"]
)  # fmt: skip


def is_organisation(around: Around) -> bool:
    """Whether the name is part of an organisation's: “Boston University”, “Bank of England”."""
    words, spot = vocabulary(), around.spot
    if around.after in words.organisation and around.capital(spot.end) and not around.loud:
        return True
    at = spot.first - 2
    of = around.before == "of" and at >= 0 and around.capital(at)
    return of and around.found.folded[at] in words.organisation_before


def is_compound(around: Around) -> bool:
    """Whether an unknown capitalised word stands right before: “Tyler Houston”, but not “Greater London”."""
    at = around.spot.first - 1
    if not around.before or not around.capital(at) or around.loud:
        return False
    if around.before in vocabulary().before or opens(around.before) or around.gap(at) == "\n":
        return False
    return at > 0 and not any(sign in around.gap(at - 1) for sign in _ENDS + '"«“')


def kind_of(number: int) -> Kind:
    """What kind the place with this number is."""
    places = world()
    return places.known[number].kind if number < len(places.known) else Kind.CITY
