"""What each mention of a place is: the place itself, its government, or a figure of speech."""

from dateline.core.gazetteer.place import Kind
from dateline.core.gazetteer.table import world
from dateline.core.text.words import Words
from dateline.core.understand.places.resolving import Found
from dateline.core.understand.places.spots import Spot
from dateline.core.understand.places.vetting import Around, kind_of
from dateline.core.understand.places.vocabulary import NAME, SEAT, Vocabulary, vocabulary
from dateline.core.understand.values import Role

_ARTICLE_NAMES = frozenset(
    [
        "bahamas",
        "gambia",
        "philippines",
        "netherlands",
        "hague",
        "vatican",
        "balkans",
        "crimea",
        "donbas",
        "sinai",
        "us",
        "usa",
        "uk",
        "ussr",
        "uae",
        "united",
        "soviet",
    ]
)
_FOR = frozenset(["for", "of", "для"])
_GOES_ON = frozenset(
    ["", "in", "for", "of", "to", "and", "or", "on", "is", "was", "at", "as", "if", "with", "by", "would", "could",
     "will", "may", "when", "в", "для", "на", "и", "не", "или", "из", "с", "может", "будет", "стал", "у"]
)  # fmt: skip
_SORT = frozenset(["sort", "kind", "своего", "рода", "подобие", "разновидность"])
_DEGREES = frozenset(
    ["a", "an", "the", "our", "its", "their", "his", "my", "some", "of", "new", "real", "into", "battle", "в", "во",
     "настоящим", "новым", "вторым", "своим", "нашим"]
)  # fmt: skip
_PHRASE = 7
"""Words before a name among which “become some sort of the Battle of” stands."""
_STYLED = frozenset(["style", "like", "type"])


def role_of(meant: Found, found: Words) -> tuple[Role, str]:
    """The role of one mention, `Role.MENTIONED` if it is none of the others, and the rule."""
    around = Around(found, meant.spot)
    if meant.spot.how == SEAT:
        return Role.GOVERNMENT, "seat of a government"
    if meant.spot.how != NAME:
        return Role.MENTIONED, meant.rule
    figure = figurative(around, meant.number)
    if figure:
        return Role.FIGURATIVE, figure
    if meant.number in vocabulary().capitals or meant.number in _seats():
        rule = _government(around, vocabulary())
        if rule:
            return Role.GOVERNMENT, rule
    return Role.MENTIONED, meant.rule


def _seats() -> frozenset[int]:
    number = world().number("brussels")
    return frozenset([number] if number is not None else [])


def figurative(around: Around, number: int) -> str:
    """The figure of speech that a name is in: “the Stalingrad of”, “a second Chernobyl”; or empty."""
    spot, found = around.spot, around.found
    if kind_of(number) not in (Kind.CITY, Kind.COUNTRY) or number >= len(world().known) or spot.count > 2:
        return ""
    before = _clause(found, spot)
    last = before[-1] if before else ""
    if last == "the" and around.after == "of" and found.folded[spot.first] not in _ARTICLE_NAMES:
        return "the … of"
    if last in vocabulary().again and around.after in _GOES_ON and _is_one_of_many(around, before):
        return "another one"
    if _becomes(before) and (around.after in _FOR or _is_like(before) or found.folded[spot.first] >= "а"):
        return "become"
    styled = kind_of(number) is Kind.CITY and around.gap(spot.end - 1) == "-" and found.folded[spot.end] in _STYLED
    return "in the style of" if styled else ""


def _is_one_of_many(around: Around, before: list[str]) -> bool:
    if before[-1] in ("second", "modern"):
        return len(before) > 1 and before[-2] in ("a", "the", "another", "its", "our")
    # «Новая Москва» is a district, «новый Орлеан» a city; «наша Россия» is the country.
    plain = before[-1].startswith(("нов", "наш", "сво", "собств"))
    return not plain or around.after == "для"


def _clause(found: Words, spot: Spot) -> list[str]:
    """The folded words before a spot, back to the last sign of punctuation."""
    words: list[str] = []
    for n in range(spot.first - 1, max(spot.first - 1 - _PHRASE, -1), -1):
        gap = found.text[found.ends[n] : found.starts[n + 1]]
        if gap.strip(" \n\xa0\"“«'"):
            break
        words.append(found.folded[n])
    return words[::-1]


def _becomes(before: list[str]) -> bool:
    """Whether a form of “become” comes before with nothing but articles and “sort of” between."""
    become = vocabulary().become
    for word in reversed(before):
        if word in become:
            return True
        if word not in _DEGREES and word not in _SORT:
            return False
    return False


def _is_like(before: list[str]) -> bool:
    return not _SORT.isdisjoint(before) or before[-1] in ("a", "another", "our", "its", "their")


def _government(around: Around, words: Vocabulary) -> str:
    """How a capital is shown to stand for its government, or empty."""
    if around.before in words.official:
        return "official"
    spot, found = around.spot, around.found
    if around.inside and around.before != "to":
        return ""
    if around.before in words.saying:
        return "spoken to or speaking"
    if _speaks(around, words):
        return "says or does what governments do"
    before = _clause(found, spot)
    near = before[-4:]
    if near and near[-1] in words.joined and not words.relation.isdisjoint(near):
        return "relations with it"
    return "between governments" if _is_between(before, words) else ""


def _speaks(around: Around, words: Vocabulary) -> bool:
    spot, found = around.spot, around.found
    if around.before == "of":
        return False
    nxt = around.after
    if nxt in ("has", "had", "also", "не", "уже", "также", "itself") and spot.end + 1 < len(found):
        nxt = found.folded[spot.end + 1]
    return nxt in words.saying and _is_nominative(around)


def _is_nominative(around: Around) -> bool:
    word = around.found.folded[around.spot.end - 1]
    if word < "а":
        return True
    place = world().known[around.spot.numbers[0]] if around.spot.numbers[0] < len(world().known) else None
    return place is not None and place.name_ru.lower().replace("ё", "е").replace("-", " ").split()[-1] == word


def _is_between(before: list[str], words: Vocabulary) -> bool:
    """“Between X and Y”, where the story speaks of relations, not of a road."""
    if words.relation.isdisjoint(before):
        return False
    return bool({"between", "между"} & set(before[-3:]))
