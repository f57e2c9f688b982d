"""What every language has in common: places of the gazetteer, names in one spelling, numbers.

A Russian report and an English one of the same event share few words, but these.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from dateline.core.coverage.numbering import number
from dateline.core.coverage.rarity import Rarity
from dateline.core.coverage.values import Report
from dateline.core.text.translit import transliterate
from dateline.core.text.words import Words, words

PLACE, NAMED, NUMERAL = range(3)
_KEPT = 40
_SHORTEST = 3
"""Letters of a name's skeleton: less are anybody's."""
_SOUNDS = tuple(
    (re.compile(pattern), with_)
    for pattern, with_ in (
        (r"[^a-z]", ""), (r"dzh|dj|j|g(?=[ei])", "j"), (r"shch|sch|tsch|tch|ch|sh|zh", "s"), (r"ph", "f"),
        (r"kh|gh|h", ""), (r"th", "t"), (r"x", "ks"), (r"ck|q|c(?![eiy])", "k"), (r"tz|ts|c", "s"), (r"w", "v"),
        (r"z", "s"), (r"(.)\1+", r"\1"), (r"(?<!^)[aeiouy]+", ""), (r"^[aeiouy]+", "a"),
    )
)  # fmt: skip
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES = {
    word: zeros
    for zeros, forms in (
        (3, "thousand тыс тысяча тысячи тысяч тысячам тысячами тысячах"),
        (6, "million millions mln млн миллион миллиона миллионов миллионам миллионами миллионах"),
        (9, "billion billions bln bn млрд миллиард миллиарда миллиардов миллиардам миллиардами миллиардах"),
    )
    for word in forms.split()
}
_BLANKS = frozenset(" \u00a0\u2009\u202f")
_skeletons: dict[str, str] = {}
_CACHED = 200_000


def skeleton(name: str) -> str:
    """The consonants of a name as both alphabets have them: Косачев, Kosachev and Kosachyov are one.

    Empty where too little is left. It joins what sounds alike, so it is evidence and no proof.
    """
    known = _skeletons.get(name)
    if known is None:
        if len(_skeletons) > _CACHED:
            _skeletons.clear()
        known = _skeletons[name] = _skeleton(name)
    return known


def numeral(word: str) -> str:
    """A number in one spelling: ``8,3`` and ``8.3``, ``1,200`` and ``1200`` are one; empty for single digits."""
    if not _NUMERAL.fullmatch(word):
        return ""
    whole, _, part = word.replace(",", ".").rpartition(".")
    if not whole or len(part) == 3:
        plain = word.replace(",", "").replace(".", "")
        return plain if len(plain) > 1 else ""
    return f"{whole.replace('.', '')}.{part.rstrip('0')}".rstrip(".")


def numbers(found: Words, most: int) -> Iterator[tuple[int, int, str]]:
    """The numbers among the first words in one spelling: ``46 тыс.`` is ``46,000``, and ``21 340`` is ``21,340``.

    Yields (first word, the word behind the last one, number).
    """
    at = 0
    for first in [first for first, word in enumerate(found.folded[:most]) if word[0].isdigit()]:
        if first < at:
            continue
        at, plain = first, found.folded[first]
        while at + 1 < len(found) and _goes_on(found, at, plain):
            at += 1
            plain += found.folded[at]
        value = numeral(plain)
        zeros = _SCALES.get(found.folded[at + 1], 0) if at + 1 < len(found) else 0
        if zeros and _NUMERAL.fullmatch(plain):
            at += 1
            value = f"{(Decimal(value or plain.replace(',', '.')) * 10**zeros).normalize():f}"
        at += 1
        if value:
            yield first, at, value


def _goes_on(found: Words, at: int, plain: str) -> bool:
    """Whether a blank parts thousands: three digits behind one to three."""
    between = found.text[found.ends[at] : found.starts[at + 1]]
    following = found.folded[at + 1]
    whole = plain.isdecimal() and (len(plain) <= 3 or len(found.folded[at]) == 3)
    return whole and between in _BLANKS and len(following) == 3 and following.isdecimal()


def keys_of(
    report: Report, found: Words, stems: Sequence[str], telling: dict[str, float], rarity: Rarity
) -> list[tuple[int, float, int]]:
    """Rows of (number, weight, kind), the heaviest first."""
    counted: Counter[tuple[str, int]] = Counter()
    counted.update((f"p:{slug}", PLACE) for slug in report.places)
    counted.update((f"n:{name}", NAMED) for name in _names(report, found, stems, telling))
    counted.update((f"#:{value}", NUMERAL) for value in _numbers(report, found, len(stems)))
    if not counted:
        return []
    ids = [number(name) for name, _ in counted]
    worth = rarity.worth(np.fromiter(ids, np.uint32, len(ids))).tolist()
    rows = [
        (key, (1.0 + 0.5 * min(count - 1, 4)) * max(value, 0.2), kind)
        for key, value, ((_, kind), count) in zip(ids, worth, counted.items(), strict=True)
    ]
    return sorted(rows, key=lambda row: -row[1])[:_KEPT]


def _names(report: Report, found: Words, stems: Sequence[str], telling: dict[str, float]) -> Iterator[str]:
    """Skeletons of the names that annotations give, and of words with a capital that tell something."""
    for name in report.names:
        for word in words(name).stems(report.language):
            if bare := skeleton(word):
                yield bare
    for stem, form in zip(stems, found.forms, strict=False):
        if not form.islower() and form[0].isupper() and stem in telling and (bare := skeleton(stem)):
            yield bare


def _numbers(report: Report, found: Words, most: int) -> Iterator[str]:
    for _, _, value in numbers(found, most):
        yield value
    for figure in report.figures:
        yield from filter(None, map(numeral, _NUMERAL.findall(figure)))


def _skeleton(name: str) -> str:
    bare = transliterate(name)
    for pattern, with_ in _SOUNDS:
        bare = pattern.sub(with_, bare)
    return bare if len(bare) >= _SHORTEST else ""
