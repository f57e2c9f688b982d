"""Words with a capital that stand together: where names are looked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.core.text.words import Words

_JOINS = frozenset([" ", "\xa0", "-", "‑", "\n", " & ", "&"])
_AFTER_INITIAL = frozenset([". ", ".", ".\xa0", ".\n", " "])
_PARTICLES = frozenset(
    ["van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ben",
     "ibn", "ter", "фон", "ван", "де", "ди", "дель", "аль", "эль", "бен", "бин", "ибн", "дер", "да", "ла", "ле"]
)  # fmt: skip
_LOUD = 0.6
"""Share of words in capitals from which a text is all capitals: then capitals show no names."""
_SENTENCE_ENDS = '.!?…:\n«»"“”'


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``end`` (not included)."""

    first: int
    end: int

    def __len__(self) -> int:
        return self.end - self.first


def runs(found: Words) -> Iterator[Run]:
    """Each run in its order; particles between two words with capitals belong to it (“Ursula von der Leyen”)."""
    forms = found.forms
    marked = [n for n, form in enumerate(forms) if form[0].isupper()]
    first = past = -1
    for at in marked:
        if at < past:
            continue
        if first >= 0 and (at == past or _particles(found, past, at)) and _joined(found, at):
            past = at + 1
            continue
        if first >= 0:
            yield Run(first, past)
        first, past = at, at + 1
    if first >= 0:
        yield Run(first, past)


def _joined(found: Words, at: int) -> bool:
    gap = found.text[found.ends[at - 1] : found.starts[at]]
    return gap in _JOINS or (gap in _AFTER_INITIAL and is_initial(found.forms[at - 1]))


def _particles(found: Words, past: int, at: int) -> bool:
    if at - past > 2 or not all(found.folded[n] in _PARTICLES for n in range(past, at)):
        return False
    return all(found.text[found.ends[n - 1] : found.starts[n]] in _JOINS for n in range(past, at))


def is_initial(form: str) -> bool:
    """``J``, ``J.K.``, ``Дж`` before a dot."""
    return len(form) == 1 or (len(form) <= 6 and form.endswith(".")) or form in {"Дж", "Ю", "Вл", "Ал"}


def is_loud(found: Words) -> bool:
    """Whether most words of a text are in capitals, so that they mark nothing."""
    printed = sum(1 for form in found.forms if len(form) > 1 and form.isupper())
    return printed > _LOUD * len(found)


def opens_sentence(found: Words, at: int) -> bool:
    """Whether a word has its capital perhaps only because a sentence or a quotation begins."""
    if at == 0:
        return True
    gap = found.text[found.ends[at - 1] : found.starts[at]]
    return any(sign in gap for sign in _SENTENCE_ENDS) or gap.strip() in {"-", "—", "–", "•", "*"}
