"""What a wire's own codes and categories mean: the desk's rules first, then Media Topics, then the shipped table.

IPTC Subject Codes (NewsCodes scheme ``subjectcode``) and Media Topics number their first levels alike, 01 to 17, so a
subject code stands at least for the Media Topic of its first two digits; for the second level the table knows more.
A path of categories (``News/Sport``, ``Спорт > Хоккей``) means its last part that means something.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.core import taxonomy
from dateline.core.data import rows
from dateline.core.places import fold
from dateline.core.story import Code
from dateline.core.understand.topics.knowledge import Knowledge

MEDIA_TOPICS = "medtop:"
"""Prefix of a Media Topics code among those that are proposed."""
_SUBJECT_CODE = re.compile(r"(?:.*[:/])?((0[1-9]|1[0-7])\d{3})\d{3}", re.ASCII | re.DOTALL)
_STEP = re.compile(r"[/>|»]")
_MAX_NAME = 200
"""Characters of a name that are looked at."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A topic that a declared code stands for, with its prefix, and the code as printed."""

    code: str
    printed: str


def resolve_codes(codes: tuple[Code, ...], source: str, knowledge: Knowledge) -> Iterator[Resolved]:
    """The topics that ``codes`` of a source (its slug) stand for, in their order; each once."""
    rules = {(rule.source, rule.value): rule.code for rule in knowledge.rules} if codes else {}
    told: set[str] = set()
    for code in codes:
        found = _resolve(code, source, rules)
        if found and found not in told:
            told.add(found)
            yield Resolved(found, code.label or code.value)


def _resolve(code: Code, source: str, rules: dict[tuple[str, str], str]) -> str:
    names = [fold(name) for name in (code.value, code.label) if name]
    for whose in (source, ""):
        for name in names:
            if (whose, name) in rules:
                return rules[whose, name]
    if topic := taxonomy.resolve(code):
        return MEDIA_TOPICS + topic.code
    known = _subject_code(code.value) or _named(code)
    return MEDIA_TOPICS + known if known else ""


def _subject_code(value: str) -> str:
    """The topic of a Subject Code; those of the third level stand for their second."""
    match = _SUBJECT_CODE.fullmatch(value.strip())
    return _shipped().get(f"{match[1]}000") or f"{match[2]}000000" if match else ""


def _named(code: Code) -> str:
    for name in (code.value[:_MAX_NAME], code.label[:_MAX_NAME]):
        for step in (name, *reversed(_STEP.split(name))):
            if found := _shipped().get(fold(step)):
                return found
    return ""


@cache
def _shipped() -> dict[str, str]:
    return {fold(name): row["code"] for row in rows("incoming-codes.tsv") for name in row["names"].split("; ")}
