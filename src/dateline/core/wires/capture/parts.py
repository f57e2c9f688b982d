"""A captured page's lines told apart: menu, headline, stamp, what stands before the copy, the copy, what follows it."""

import datetime as dt
import re
from dataclasses import dataclass, field

from dateline.core.dateline import parse
from dateline.core.wires.capture.labels import is_menu, is_tail, pages_stated
from dateline.core.wires.capture.stamp import Stamped, stamped
from dateline.core.wires.capture.wire import Page, Photo

_CREDIT = re.compile(r"(?:©|\(c\)|Photo:|Фото:)\s*(?P<credit>\S.{0,200})", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)]*\Z")
_REACH = 10
"""Lines below the stamp among which the dateline stands."""
_LEAD = 400
"""Characters up to which a text without a full stop is a lead where nothing else tells."""


def page(text: str, *, received: dt.date) -> Page:
    """The parts of ``text``. Lines are paragraphs; white space at their ends goes, no-break spaces stay."""
    lines = [stripped for line in text.splitlines() if (stripped := line.strip(" \t"))]
    at, found = _stamp(lines)
    day = found.published.date() if found else received
    above = [line for line in lines[:at] if not is_menu(line)] if found else []
    below = _until_tail(lines[at + 1 :] if found else lines)
    start = next((number for number, line in enumerate(below[:_REACH]) if parse(line, day=day)[0]), None)
    if not found:
        before = [line for line in below[: start or 0] if not is_menu(line)]
        above, below = before[:1], before[1:] + below[start or 0 :]
        start = None if start is None else len(before[1:])
    return _page(above[-1] if above else "", found, _Rest.of(below, start))


@dataclass(slots=True)
class _Rest:
    """What stands below the headline and the stamp."""

    lead: str = ""
    pages: int | None = None
    photos: list[Photo] = field(default_factory=list)
    body: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, lines: list[str], start: int | None) -> "_Rest":
        """``start`` is the line with the dateline, where the copy begins for sure."""
        rest = cls()
        marks = [number for number, line in enumerate(lines) if _is_mark(line)]
        if start is None:
            start = marks[-1] + 1 if marks and marks[-1] < _REACH else _after_lead(lines)
        texts: list[str] = []
        for line in lines[:start]:
            rest._before(line, texts)
        rest._settle(texts)
        for line in lines[start:]:
            rest._copy(line)
        return rest

    def _before(self, line: str, texts: list[str]) -> None:
        stated = pages_stated(line)
        credit = _credit(line)
        if stated is not None:
            self.pages = stated
        elif credit:
            caption = texts.pop() if len(texts) > 1 else ""
            self.photos.append(Photo(credit=credit, caption=caption))
        elif not is_menu(line):
            texts.append(line)

    def _settle(self, texts: list[str]) -> None:
        """The first text is the lead; more of them, whatever they are, stay in the copy."""
        self.lead = texts[0] if texts else ""
        self.body += texts[1:]

    def _copy(self, line: str) -> None:
        credit = _credit(line) if line.startswith("©") else ""
        if credit:
            self.photos.append(Photo(credit=credit))
        elif pages_stated(line) is not None:
            self.pages = pages_stated(line)
        else:
            self.body.append(line)


def _page(headline: str, found: Stamped | None, rest: _Rest) -> Page:
    return Page(
        headline=headline,
        stamped=found,
        lead=rest.lead,
        pages_stated=rest.pages,
        photos=tuple(rest.photos),
        body=tuple(rest.body),
    )


def _stamp(lines: list[str]) -> tuple[int, Stamped | None]:
    return next(((at, found) for at, line in enumerate(lines) if (found := stamped(line))), (0, None))


def _until_tail(lines: list[str]) -> list[str]:
    end = next((number for number, line in enumerate(lines) if is_tail(line)), len(lines))
    return lines[:end]


def _after_lead(lines: list[str]) -> int:
    """Where the copy begins if no dateline or credit shows it: after a short first text without a full stop."""
    is_lead = len(lines) > 1 and len(lines[0]) <= _LEAD and not _SENTENCE_END.search(lines[0])
    return 1 if is_lead else 0


def _is_mark(line: str) -> bool:
    return pages_stated(line) is not None or bool(_credit(line))


def _credit(line: str) -> str:
    match = _CREDIT.fullmatch(line)
    return match["credit"].strip() if match else ""
