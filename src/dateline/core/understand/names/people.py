"""Who is named: persons by first names, initials, patronymics, titles, offices and verbs of saying.

A surname alone counts where its full name stands elsewhere in the text, or where its form and what is beside it leave
little doubt. Each find carries the rule that found it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dateline.core.text.words import Words
from dateline.core.understand.names import russian
from dateline.core.understand.names.heads import is_head
from dateline.core.understand.names.runs import Run, is_initial, opens_sentence
from dateline.core.understand.names.vocabulary import FirstName, first_names, is_word, listed, no_names, no_surnames

_MOST = 3
"""Words of a name behind the first one."""
_SAINTS = frozenset(["san", "santa", "saint", "st", "fort", "port", "new", "lake", "mount", "cape", "сан", "санта"])
_STATES = frozenset(["us", "uk", "un", "eu", "ec", "ussr", "uae"])
_VERB = re.compile(r"(?:л|ла|ли|ло|лся|лась|лись|ет|ит|ют|ят|ут|ат|ть|тся)$")
_BEFORE, _AFTER = 1, 2
_ADJECTIVAL = re.compile(
    r"(?:[сц]к(?:ий|ая|ое|ого|ому|им|ом|ой|ую|ие|их)|(?:н|в|т|р|ш)(?:ый|ая|ое|ого|ому|ую|ые|ых)|[ыи]х|ей)$"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Words ``first`` to ``end`` (not included) name somebody; the surname is word ``surname``."""

    first: int
    end: int
    surname: int
    why: str
    given: FirstName | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in which persons are looked for; ``places`` are the words that name places."""

    found: Words
    runs: Sequence[Run]
    places: Collection[int]
    russian: bool


def persons(reading: Reading, told: Sequence[Person] = ()) -> list[Person]:
    """Every naming of a person, in the text's order, none within another; those of ``told`` are certain."""
    heard = {n for person in told for n in range(person.first, person.end)}
    ruled = (person for run in reading.runs for person in _in_run(reading, run))
    certain = [*told, *(each for each in ruled if heard.isdisjoint(range(each.first, each.end)))]
    taken = {n for person in certain for n in range(person.first, person.end)}
    known = {_stem(reading, person.surname) for person in certain}
    alone = [person for run in reading.runs for person in _alone(reading, run, known, taken)]
    return sorted([*certain, *alone], key=lambda person: person.first)


def told_of(found: Words, first: int, end: int, why: str) -> Person:
    """Words that somebody else takes for a person's name."""
    at = next((n for n in range(first, end) if found.folded[n] in first_names()), None)
    last = end - 1 if at != end - 1 or at == first else first
    given = _fitting(first_names()[found.folded[at]], found, last + 1) if at is not None and end - first > 1 else None
    return Person(first, end, last, why, given)


def _in_run(reading: Reading, run: Run) -> Iterator[Person]:
    at = run.first
    while at < run.end:
        person = (
            _full(reading, run, at)
            or _initials(reading, run, at)
            or _titled(reading, run, at)
            or _pair(reading, run, at)
        )
        if person is None:
            at += 1
        else:
            yield person
            at = person.end


def _full(reading: Reading, run: Run, at: int) -> Person | None:
    """A first name with what follows; Russian lists also say «Петров Иван»."""
    found = reading.found
    names = first_names().get(found.folded[at])
    if names is None or (len(found.forms[at]) > 1 and found.forms[at].isupper()):
        return None
    if at > run.first and found.folded[at - 1] in _SAINTS:
        return None
    if at in reading.places and not (at + 1 < run.end and _is_name(reading, at + 1)):
        return None
    end = at + 1
    while end < run.end and end - at <= _MOST and _may_follow(reading, end):
        end += 1
    if end == at + 1:
        return _reversed(reading, run, at, names)
    given = _fitting(names, found, end)
    surname = end - 1
    if russian.is_patronymic(found.folded[surname]) and end - at == 2:
        return Person(at, end, surname, f"first name and patronymic: {found.forms[at]}", given)
    return Person(at, end, surname, f"first name: {given.name}", given)


def _reversed(reading: Reading, run: Run, at: int, names: tuple[FirstName, ...]) -> Person | None:
    before = at - 1
    if before >= run.first and reading.russian and russian.looks_like_surname(reading.found.folded[before]):
        return Person(before, at + 1, before, f"first name: {names[0].name}", names[0])
    return None


def _may_follow(reading: Reading, at: int) -> bool:
    found = reading.found
    word, form = found.folded[at], found.forms[at]
    if is_initial(form) or not form[0].isupper():
        return True
    if len(form) > 1 and form.isupper():
        return False
    return word not in no_surnames("ru" if word >= "\u0400" else "en")


def _fitting(names: tuple[FirstName, ...], found: Words, end: int) -> FirstName:
    """Of the names that a form may be of («Александра»), the one whose gender the surname has."""
    if len(names) == 1:
        return names[0]
    hers = re.search(r"(?:[оеиы][вн](?:а|ой)|[сц]кая|[сц]кой)$", found.folded[end - 1]) is not None
    wanted = [name for name in names if (name.gender == "f") == (hers and "n" in name.cases)]
    return (wanted or list(names))[0]


def _initials(reading: Reading, run: Run, at: int) -> Person | None:
    """«В. В. Путин», «Путин В. В.», “J. K. Rowling”."""
    found = reading.found
    if is_initial(found.forms[at]) and found.folded[at] not in _STATES:
        end = at
        while end < run.end and is_initial(found.forms[end]):
            end += 1
        dotted = "." in found.text[found.starts[at] : found.starts[end]] if end < run.end else False
        if dotted and end < run.end and _is_name(reading, end):
            return Person(at, end + 1, end, "initials")
    elif reading.russian and at + 1 < run.end and is_initial(found.forms[at + 1]) and _is_name(reading, at):
        end = at + 1
        while end < run.end and is_initial(found.forms[end]):
            end += 1
        if "." in found.text[found.starts[at + 1] : found.starts[at + 1] + 4] and russian.looks_like_surname(
            found.folded[at]
        ):
            return Person(at, end, at, "initials")
    return None


def _titled(reading: Reading, run: Run, at: int) -> Person | None:
    """A title or an office, and a name that is no place's and no organisation's."""
    found = reading.found
    if at == 0 or not _is_name(reading, at):
        return None
    before, gap = found.folded[at - 1], found.text[found.ends[at - 1] : found.starts[at]]
    if gap.strip(" \xa0") and (gap not in (". ", ".\xa0") or before not in listed("title", "en")):
        return None
    title, role = is_word("title", before), is_word("role", before)
    if not title and not role:
        return None
    if at + 1 < len(found) and is_word("role", found.folded[at + 1]):
        return None
    ranked = title or is_word("rank", before)
    if not ranked and not (reading.russian and russian.looks_like_surname(found.folded[at])):
        return None
    if not reading.russian and role and not found.forms[at - 1][0].isupper():
        return None
    if reading.russian and _describes(found, at):
        return None
    end = at + 1
    while end < run.end and end - at < _MOST and _is_name(reading, end) and not is_word("role", found.folded[end]):
        end += 1
    return Person(at, end, end - 1, f"{'title' if title else 'office'}: {found.forms[at - 1]}")


def _pair(reading: Reading, run: Run, at: int) -> Person | None:
    """Two or three Russian words with capitals of which the first is no adjective: «Наото Кан»."""
    found = reading.found
    if not reading.russian or not 2 <= run.end - at <= 3 or (at > run.first and _is_name(reading, at - 1)):
        return None
    if not all(_is_name(reading, n) and found.folded[n] >= "\u0400" for n in range(at, run.end)):
        return None
    surname = run.end - 1
    if any(found.folded[n] in first_names() for n in range(at + 1, run.end)):
        return None
    if _ADJECTIVAL.search(found.folded[at]) or is_head(found.folded[at]) or is_head(found.folded[surname]):
        return None
    if _describes(found, surname) or (
        opens_sentence(found, at) and not russian.looks_like_surname(found.folded[surname])
    ):
        return None
    return Person(at, run.end, surname, "two names")


def _describes(found: Words, at: int) -> bool:
    """Whether a word is an adjective of the noun behind it: «Европейского союза», but not «Зеленский заявил»."""
    if not _ADJECTIVAL.search(found.folded[at]) or at + 1 >= len(found):
        return False
    behind = found.forms[at + 1]
    beside = found.text[found.ends[at] : found.starts[at + 1]] == " "
    return beside and behind[0].islower() and not _VERB.search(behind) and len(behind) > 3


def _is_name(reading: Reading, at: int) -> bool:
    """Whether a word may be somebody's name at all."""
    found = reading.found
    word, form = found.folded[at], found.forms[at]
    if at in reading.places or len(form) < 2 or not form[0].isupper() or form.isupper() or not form.isalpha():
        return False
    return word not in no_names("ru" if word >= "\u0400" else "en") and not is_word("role", word)


def _alone(reading: Reading, run: Run, known: set[str], taken: set[int]) -> Iterator[Person]:
    for at in range(run.first, run.end):
        if at in taken or not _is_name(reading, at):
            continue
        if _stem(reading, at) in known and not _within_name(reading, run, at, taken):
            yield Person(at, at + 1, at, "named in full elsewhere")
        elif reading.russian and len(run) == 1 and _little_doubt(reading, at):
            yield Person(at, at + 1, at, "form of a surname")


def _within_name(reading: Reading, run: Run, at: int, taken: set[int]) -> bool:
    """Whether the word is one of a longer name, of an organisation say."""
    if reading.russian or len(run) == 1:
        return False
    neighbours = [n for n in (at - 1, at + 1) if run.first <= n < run.end and n not in taken]
    return any(_is_name(reading, n) or reading.found.folded[n] in listed("firm", "en") for n in neighbours)


def _little_doubt(reading: Reading, at: int) -> bool:
    found = reading.found
    word = found.folded[at]
    if word < "\u0400":
        return False
    if _after_speech(found, at):
        return True
    if not russian.looks_like_surname(word):
        return False
    beside = [n for n in (at - _BEFORE, at - _AFTER, at + _BEFORE, at + _AFTER) if 0 <= n < len(found)]
    if any(is_word("speech", found.folded[n]) for n in beside):
        return True
    return russian.looks_like_surname(word, strong=True) and not opens_sentence(found, at)


def _after_speech(found: Words, at: int) -> bool:
    """«… говорит Проди»: between a verb of saying and the end of the sentence, or a comma."""
    if at == 0 or not is_word("speech", found.folded[at - 1]) or is_word("role", found.folded[at]):
        return False
    if found.text[found.ends[at - 1] : found.starts[at]] != " ":
        return False
    return found.text[found.ends[at] : found.ends[at] + 1] in ".,:" and not _ADJECTIVAL.search(found.folded[at])


def _stem(reading: Reading, at: int) -> str:
    word = reading.found.folded[at]
    return russian.stem_of(word) if word >= "\u0400" else word
