"""What stands above the copy of a message: marks of the desk, the headline, the by-line; and what stands below it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.core.dateline import parse

_LONGEST = 12
"""Lines that a heading has at most."""
_END = re.compile(r"\s*=\s*$")
_BYLINE = re.compile(r"(?:by|von|par|por)\s+(?=[^\W\d_])", re.IGNORECASE)
_BRACKETED = re.compile(r"\(.*\)$")
_MARK = re.compile(r"[^a-zа-яё]{1,30}$")
_NOTES = re.compile(r"#+\s.*notebook\b.*|(?:\*\s*){3,}", re.IGNORECASE)
_SIGNATURE = re.compile(r"[a-z]{2,5}(?:[ /][a-z]{1,5}){1,6}$")
_NEXT_TO_NOTHING = re.compile(r"\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A message's text in its parts; ``marks`` and ``notes`` are for editors, ``copy`` has its lines."""

    marks: tuple[str, ...] = ()
    headline: str = ""
    byline: str = ""
    copy: str = ""
    notes: str = ""


def parts(lines: Sequence[str], *, day: dt.date) -> Parts:
    """The parts of a message's text.

    A heading ends with the line that ends in an equals sign, as IPTC 7901 has it; without one, before the dateline or
    the first empty or indented line. In it, lines in brackets and short ones in capitals are marks, unless there is
    nothing else.
    """
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    size = _heading(lines[start:], day)
    above = [_END.sub("", line).strip() for line in lines[start : start + size]]
    copy, notes = _without_notes(lines[start + size :])
    bylines = [line for line in above[1:] if _BYLINE.match(line)]
    titles = [line for line in above if line and line not in bylines]
    marks = [line for line in titles if _BRACKETED.match(line) or _MARK.match(line)]
    if len(marks) == len(titles):
        marks = marks[:-1]
    return Parts(
        marks=tuple(marks),
        headline=" ".join(line for line in titles if line not in marks),
        byline=", ".join(bylines),
        copy=copy,
        notes=notes,
    )


def _heading(lines: Sequence[str], day: dt.date) -> int:
    """How many of the first lines are heading."""
    head = lines[:_LONGEST]
    ends = next((at + 1 for at, line in enumerate(head) if _END.search(line)), 0)
    if ends:
        return ends
    for at, line in enumerate(head):
        if not line.strip() or line[:1] in " \t" or (at and parse(line, day=day)[0]):
            return at
    return min(1, len(head))


def _without_notes(lines: Sequence[str]) -> tuple[str, str]:
    """The copy, and what the sender added for editors below it; the desk's signature at the end goes."""
    end = next((at for at, line in enumerate(lines) if _NOTES.fullmatch(line.strip())), len(lines))
    kept = list(lines[:end])
    while kept and (_NEXT_TO_NOTHING.match(kept[-1]) or _SIGNATURE.match(kept[-1].strip())):
        kept.pop()
    notes = [line.strip() for line in lines[end:] if not _NEXT_TO_NOTHING.match(line)]
    return "\n".join(kept), "\n".join(line for line in notes if not _SIGNATURE.match(line))
