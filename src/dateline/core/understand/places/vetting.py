"""Whether a name means a place here: it may be a person's, an organisation's or a common word."""

import re

from dateline.core.gazetteer.place import Kind
from dateline.core.gazetteer.table import world
from dateline.core.text.words import Words
from dateline.core.understand.places.spots import Spot, shouted
from dateline.core.understand.places.vocabulary import Vocabulary, opens, vocabulary

_ENDS = ".!?:\n"
_SPACES = frozenset([" ", "\n", "\xa0"])
_ALSO_OF_FIRMS = frozenset(["at", "from", "of", "to", "into", "toward", "towards", "across", "through"])
_ADJECTIVAL = re.compile("(?:[оеы]й|[оеы]м|ого|ему|ому|его|ая|яя|ую|ые|ых|ими)$")
_SURNAME = re.compile("(?:[ое]в|[иы]н)(?:а|у|ым|е|ы)?$")
_QUOTES = frozenset("«»\"'`“”„")
_LINE, _MANY = 6, 0.8
"""Words on either side, and the share of capitals among the long ones that makes a headline in title case."""


class Around:
    """A spot and the words around it."""

    __slots__ = ("_inside", "_loud", "_person", "after", "before", "found", "spot")

    def __init__(self, found: Words, spot: Spot) -> None:
        self.found, self.spot = found, spot
        self.before = found.folded[spot.first - 1] if self.gap(spot.first - 1) in _SPACES else ""
        """The folded word just before, if only a space parts them; else empty."""
        self.after = found.folded[spot.end] if self.gap(spot.end - 1) in _SPACES else ""
        """The folded word just after, if only a space parts them; else empty."""
        self._loud: bool | None = None
        self._inside: bool | None = None
        self._person: bool | None = None

    @property
    def person(self) -> bool:
        """Whether the name is a person's; see `is_person`."""
        if self._person is None:
            self._person = is_person(self)
        return self._person

    def gap(self, n: int) -> str:
        """What stands between word ``n`` and the next; a full stop at either end of the text."""
        words = self.found
        return words.text[words.ends[n] : words.starts[n + 1]] if 0 <= n < len(words.starts) - 1 else "."

    def capital(self, at: int) -> bool:
        """Whether word ``at`` starts with a capital."""
        return 0 <= at < len(self.found.forms) and self.found.forms[at][0].isupper()

    @property
    def opens_sentence(self) -> bool:
        """Whether the spot is the first of its sentence, as far as signs tell."""
        gap = self.gap(self.spot.first - 1)
        return any(sign in gap for sign in _ENDS)

    @property
    def loud(self) -> bool:
        """Whether capitals say nothing here: in a line of capitals or of words that all have one."""
        if self._loud is None:
            self._loud = shouted(self.found, self.spot.first) or self._in_title_case()
        return self._loud

    def _in_title_case(self) -> bool:
        spot, forms = self.spot, self.found.forms
        near = [*forms[max(spot.first - _LINE, 0) : spot.first], *forms[spot.end : spot.end + _LINE]]
        others = [form for form in near if len(form) > 3]
        if len(others) < _LINE:
            return False
        return sum(form[0].isupper() for form in others) > _MANY * len(others)

    @property
    def inside(self) -> bool:
        """Whether a preposition of place stands before: “in”, «под»; or a word for the kind of place: «город»."""
        if self._inside is None:
            self._inside = self._is_inside()
        return self._inside

    def _is_inside(self) -> bool:
        words, at = vocabulary(), self.spot.first - 1
        if at >= 0 and self.gap(at) == ". " and self.found.folded[at] == "г":
            return True
        if self.before in words.inside:
            return True
        directed = self.before in words.before and at > 0 and self.gap(at - 1) == " "
        return directed and self.found.folded[at - 1] in words.inside

    @property
    def quoted(self) -> bool:
        """Whether the name stands between quotation marks, as names of ships, clubs and films do."""
        return self.gap(self.spot.first - 1)[-1:] in _QUOTES and self.gap(self.spot.end - 1)[:1] in _QUOTES

    @property
    def has_follower(self) -> bool:
        """Whether a capitalised word follows that makes a longer name of the two: “Preston New Road”."""
        if not self.after or not self.capital(self.spot.end) or self.loud:
            return False
        return self.after not in _OFFICES and "\n" not in self.gap(self.spot.end - 1)

    @property
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
    if around.spot.count > 1 or not around.after or not (first in words.person or first in words.forename):
        return False
    if not around.capital(around.spot.end) or _initials(around) or around.loud:
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


def is_adjectival(word: str) -> bool:
    """Whether a folded word has the ending of an adjective or of a surname: «Ярославской», «Корсакова»."""
    return bool(_ADJECTIVAL.search(word) or _SURNAME.search(word))


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
    if _ADJECTIVAL.search(around.before):
        return False
    return at > 0 and not any(sign in around.gap(at - 1) for sign in _ENDS + '"«“')


def kind_of(number: int) -> Kind:
    """What kind the place with this number is."""
    places = world()
    return places.known[number].kind if number < len(places.known) else Kind.CITY
