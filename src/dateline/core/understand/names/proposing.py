"""Namings become persons and organisations: one for all forms and shortened forms of a name."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as Collection
from dataclasses import dataclass

from dateline.core.text.words import Words
from dateline.core.understand.names import russian
from dateline.core.understand.names.heads import known_as
from dateline.core.understand.names.offices import office
from dateline.core.understand.names.organisations import Organisation, closed, organisations
from dateline.core.understand.names.organisations import told_of as told_body
from dateline.core.understand.names.people import Person, Reading, persons, told_of
from dateline.core.understand.names.runs import is_initial, is_loud, runs
from dateline.core.understand.values import Mention, NameProposal, PlaceProposal

_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_MOST = 60
"""Persons, and organisations, of a story that are proposed: a list of a thousand names says nothing."""
_WORDS = 20_000
"""Words of a text that are read for names: what is longer is a table."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named in a text, and by whom each naming of a person is meant, for those who look for speakers."""

    people: tuple[NameProposal, ...] = ()
    organisations: tuple[NameProposal, ...] = ()
    meant: tuple[tuple[Person, str], ...] = ()
    """Every naming of a person with the name that is proposed for it, in the text's order."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a recogniser outside the core finds: character spans of persons and of organisations, and its name."""

    by: str
    people: tuple[tuple[int, int], ...] = ()
    organisations: tuple[tuple[int, int], ...] = ()


def names_of(
    found: Words, language: str, places: Sequence[PlaceProposal], headline: int = 0, told: Told | None = None
) -> Named:
    """Persons and organisations of a text in English or Russian; of other languages what their capitals show.

    ``places`` are those of the same text; ``headline`` is its length in characters, since who stands there counts more.
    What is ``told`` comes before what the rules find in the same words.
    """
    if not len(found) or len(found) > _WORDS or is_loud(found):
        return Named()
    cyrillic = language in ("ru", "uk", "be")
    together = list(runs(found))
    reading = Reading(found, together, _words_of(found, places), cyrillic)
    heard = [told_of(found, *span, told.by) for span in _spans(found, told.people)] if told else []
    people = persons(reading, heard)
    taken = {n for person in people for n in range(person.first, person.end)}
    groups = [sorted(group, key=lambda person: person.first) for group in _grouped(found, people)]
    named = [_person(found, group, headline) for group in groups]
    meant = sorted(
        ((person, each.name) for group, each in zip(groups, named, strict=True) for person in group),
        key=lambda pair: pair[0].first,
    )
    bodies = organisations(found, together, taken, russian=cyrillic)
    if told:
        bodies = _with(bodies, _bodies_told(reading, told), taken)
    return Named(_best(named), _best(_bodies(found, bodies, headline)), tuple(meant))


def _spans(found: Words, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words that lie within each span of characters; spans that hold none are passed over."""
    for start, end in spans:
        first, past = bisect_left(found.starts, start), bisect_right(found.ends, end)
        if first < past:
            yield first, past


def _bodies_told(reading: Reading, told: Told) -> list[Organisation]:
    """The organisations among what is told; a recogniser takes places for some."""
    heard = (told_body(reading.found, *span, told.by) for span in _spans(reading.found, told.organisations))
    return [each for each in heard if each and not all(n in reading.places for n in range(each.first, each.end))]


def _with(bodies: Sequence[Organisation], told: Sequence[Organisation], taken: Collection[int]) -> list[Organisation]:
    heard = [each for each in told if taken.isdisjoint(range(each.first, each.end))]
    covered = {n for each in heard for n in range(each.first, each.end)}
    others = [each for each in bodies if covered.isdisjoint(range(each.first, each.end))]
    return sorted([*heard, *others], key=lambda each: each.first)


def _words_of(found: Words, places: Sequence[PlaceProposal]) -> set[int]:
    covered: set[int] = set()
    for place in places:
        for mention in place.mentions:
            first = bisect_left(found.starts, mention.start)
            covered.update(range(first, bisect_left(found.starts, mention.end)))
    return covered


def _grouped(found: Words, people: Sequence[Person]) -> list[list[Person]]:
    """Namings of one person: the same surname and no other first name; a surname alone goes to whoever had it last."""
    full: dict[tuple[str, str], list[Person]] = {}
    latest: dict[str, list[Person]] = {}
    for person in people:
        surname, given = _surname(found, person), _given(found, person)
        key = (surname, given)
        if key in full:
            group = full[key]
        elif not given and surname in latest:
            group = latest[surname]
        else:
            group = full[key] = []
        group.append(person)
        latest[surname] = group
    return _joined(full)


def _joined(full: dict[tuple[str, str], list[Person]]) -> list[list[Person]]:
    """With those who were named by the surname before their full name came."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for surname, given in full:
        by_surname[surname].append(given)
    groups = []
    for (surname, given), group in full.items():
        others = [other for other in by_surname[surname] if other]
        if not given and others:
            full[surname, others[0]] += group
        else:
            groups.append(group)
    return groups


def _surname(found: Words, person: Person) -> str:
    word = found.folded[person.surname]
    return russian.stem_of(word) if word >= "\u0400" else word


def _given(found: Words, person: Person) -> str:
    if person.given:
        return person.given.name
    if person.end - person.first < 2:
        return ""
    at = person.first if person.surname != person.first else person.first + 1
    if is_initial(found.forms[at]):
        return ""
    first = found.folded[at]
    return first.rstrip("аеиоуыюяй") if first >= "\u0400" else first


def _person(found: Words, group: Sequence[Person], headline: int) -> NameProposal:
    longest = max(group, key=lambda person: (person.given is not None, person.end - person.first, -person.first))
    name = _printed(found, longest, group)
    score = _score(found, [person.first for person in group], headline, whole=longest.end - longest.first > 1)
    mentions = tuple(_mention(found, person.first, person.end) for person in group)
    called = next((said for person in group if (said := office(found, person.first, person.end))), "")
    return NameProposal(name, called, score, longest.why, mentions)


def _printed(found: Words, longest: Person, group: Sequence[Person]) -> str:
    surname = _POSSESSIVE.sub("", found.forms[longest.surname])
    if found.folded[longest.surname] < "\u0400":
        text = found.text[found.starts[longest.first] : found.ends[longest.end - 1]]
        return _POSSESSIVE.sub("", " ".join(text.split()))
    if longest.given is None:
        return _alone(found, longest, group)
    gender, cases = longest.given.gender, longest.given.cases
    surname = russian.nominative(surname, gender, cases)
    if longest.surname == longest.first:
        return f"{longest.given.name} {surname}"
    between = found.forms[longest.first + 1 : longest.surname]
    return " ".join([longest.given.name, *(russian.nominative(each, gender, cases) for each in between), surname])


def _alone(found: Words, longest: Person, group: Sequence[Person]) -> str:
    """A name whose first name is unknown or not given: the shortest of its forms is most often the nominative."""
    if longest.end - longest.first == 1:
        return russian.agreed([found.forms[person.surname] for person in group])
    texts = [found.text[found.starts[each.first] : found.ends[each.end - 1]] for each in group]
    alike = [text for text, each in zip(texts, group, strict=True) if each.end - each.first > 1]
    return " ".join(min(alike, key=len).split())


def _bodies(found: Words, bodies: Sequence[Organisation], headline: int) -> Iterator[NameProposal]:
    groups: dict[str, list[Organisation]] = defaultdict(list)
    for body in bodies:
        groups[_stems(found, body)].append(body)
    for group in groups.values():
        texts = [_POSSESSIVE.sub("", closed(found, body)) for body in group]
        score = _score(found, [body.first for body in group], headline, whole=True)
        mentions = tuple(_mention(found, body.first, body.end) for body in group)
        yield NameProposal(" ".join(min(texts, key=len).split()), "", score, group[0].why, mentions)


def _stems(found: Words, body: Organisation) -> str:
    words = found.folded[body.first : body.end]
    if len(words) == 1 and (known := known_as(words[0])):
        return known
    return " ".join(russian.stem_of(word) if word >= "\u0400" else word for word in words)


def _score(found: Words, at: Sequence[int], headline: int, *, whole: bool) -> float:
    heard = any(found.starts[n] < headline for n in at)
    return round(min(0.95, 0.4 + 0.1 * min(len(at), 3) + (0.15 if whole else 0) + (0.15 if heard else 0)), 2)


def _mention(found: Words, first: int, end: int) -> Mention:
    start, stop = found.starts[first], found.ends[end - 1]
    return Mention(start, stop, found.text[start:stop])


def _best(named: Sequence[NameProposal] | Iterator[NameProposal]) -> tuple[NameProposal, ...]:
    return tuple(sorted(named, key=lambda each: -each.score)[:_MOST])
