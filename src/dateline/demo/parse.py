"""Reads the story files: a header of ``key: value`` lines, then versions, each with its time, header and paragraphs.

    slug: terminal-reopens
    language: en
    ...
    === -9h40m
    headline: Cargo terminal reopens after storm
    lead: The first ships are expected {on+1}

    Paragraphs, their lines joined, with empty lines between them. Days are marked as in `days`.

    === -7h05m correction
    ...

Lines that begin with ``#`` are remarks.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.core.story import Signal
from dateline.demo import days
from dateline.demo.story import DemoStory, DemoVersion

_REQUIRED = ("slug", "language", "dateline", "topics", "places", "urgency")
_OPTIONAL = ("translates", "byline", "photo", "caption", "credit", "embargo")
_IN_VERSION = ("lead", "correction", "ednote")
_PATTERNS = {
    "slug": r"[a-z0-9]+(-[a-z0-9]+)*",
    "language": r"en|ru",
    "translates": r"(en|ru)/[a-z0-9]+(-[a-z0-9]+)*",
    "topics": r"\d{8}(, \d{8})*",
    "urgency": r"[1-9]",
    "photo": r"[a-z]+\.jpg",
    "embargo": r"\+\S+",
}
_OPENING = re.compile(r"=== (\S+)(?: (flash|update|correction|kill))?")
_SPAN = re.compile(r"([+-])(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")


class MalformedStory(ValueError):  # noqa: N818
    """A story file that breaks the rules; the message names file and line."""


@dataclass(frozen=True, slots=True)
class _Line:
    file: str
    number: int
    text: str

    def refused(self, reason: str) -> MalformedStory:
        return MalformedStory(f"{self.file}, line {self.number}: {reason}")


@dataclass(slots=True)
class _Part:
    """The file's header, or one version: the line that opens it, its keys, its paragraphs."""

    opening: _Line
    said: dict[str, _Line] = field(default_factory=dict)
    copy: list[list[str]] = field(default_factory=list)

    def value(self, key: str) -> str:
        return self.said[key].text if key in self.said else ""


def parse(text: str, file: str) -> DemoStory:
    """One story.

    Raises:
        MalformedStory: anything missing, unknown, doubled or out of order.
    """
    header, *told = _parts(text, file)
    _check_header(header)
    versions = tuple(_version(part) for part in told)
    _check_order(versions, [header, *told])
    return DemoStory(
        slug=header.value("slug"),
        language=header.value("language"),
        translates=header.value("translates"),
        dateline=header.value("dateline"),
        topics=tuple(header.value("topics").split(", ")),
        places=tuple(header.value("places").split(", ")),
        urgency=int(header.value("urgency")),
        byline=header.value("byline"),
        photo=header.value("photo"),
        caption=header.value("caption"),
        credit=header.value("credit"),
        embargo=_span(header.said["embargo"]) if "embargo" in header.said else None,
        versions=versions,
    )


def _parts(text: str, file: str) -> Iterator[_Part]:
    """Header and versions in turn; a line that is neither key nor copy is refused where it stands."""
    lines = [_Line(file, number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    part, in_copy = _Part(_Line(file, 1, "")), False
    for line in (line for line in lines if not line.text.startswith("#")):
        if days.stray(line.text):
            raise line.refused("braces that are no mark for a day")
        if line.text.startswith("==="):
            yield part
            part, in_copy = _Part(line), False
        elif not line.text:
            in_copy = in_copy or bool(part.opening.text and part.said)
            part.copy.append([])
        elif in_copy:
            part.copy[-1].append(line.text)
        else:
            _take_key(part, line)
    yield part


def _take_key(part: _Part, line: _Line) -> None:
    key, colon, value = line.text.partition(": ")
    known = ("headline", *_IN_VERSION) if part.opening.text else (*_REQUIRED, *_OPTIONAL)
    if not colon or key not in known:
        raise line.refused(f"a line «key: value» is expected here, with one of the keys {', '.join(known)}")
    if key in part.said:
        raise line.refused(f"{key} is said twice")
    if key in _PATTERNS and not re.fullmatch(_PATTERNS[key], value):
        raise line.refused(f"{key} can't be «{value}»")
    part.said[key] = _Line(line.file, line.number, value.strip())


def _check_header(header: _Part) -> None:
    for key in _REQUIRED:
        if not header.value(key):
            raise header.opening.refused(f"the header has no {key}")
    place = header.said["dateline"]
    if place.text != place.text.upper():
        raise place.refused("the dateline's place is written in capitals")
    if header.value("photo") and not (header.value("caption") and header.value("credit")):
        raise header.said["photo"].refused("a photo needs a caption and a credit")


def _version(part: _Part) -> DemoVersion:
    match = _OPENING.fullmatch(part.opening.text)
    if match is None:
        raise part.opening.refused("a version opens with «=== -2h30m», and flash, update, correction or kill behind it")
    version = DemoVersion(
        at=_span(_Line(part.opening.file, part.opening.number, match[1])),
        signal=Signal(match[2] or ""),
        headline=part.value("headline"),
        lead=part.value("lead"),
        body=tuple(" ".join(lines) for lines in part.copy if lines),
        correction=part.value("correction"),
        ednote=part.value("ednote"),
    )
    for wrong, reason in _faults(version):
        if wrong:
            raise part.opening.refused(reason)
    return version


def _faults(version: DemoVersion) -> Iterator[tuple[bool, str]]:
    killed, brief = version.signal is Signal.KILL, version.signal is Signal.FLASH
    yield version.at >= dt.timedelta(), "a version lies in the past"
    yield not version.headline, "the version has no headline"
    yield not (version.lead or killed or brief), "the version has no lead"
    yield not (version.body or killed or brief), "the version has no body"
    yield killed and not version.ednote, "a kill says why, in an ednote"
    yield (
        (version.signal is Signal.CORRECTION) != bool(version.correction),
        "a correction, and it alone, says what was wrong",
    )


def _check_order(versions: tuple[DemoVersion, ...], parts: list[_Part]) -> None:
    if not versions:
        raise parts[0].opening.refused("the story has no version")
    for number, (earlier, later) in enumerate(pairwise(versions), 2):
        if later.at <= earlier.at:
            raise parts[number].opening.refused("the version is not later than the one before")


def _span(line: _Line) -> dt.timedelta:
    match = _SPAN.fullmatch(line.text)
    if match is None:
        raise line.refused(f"«{line.text}» is no span of time; it is written like -1d4h or +2h30m")
    d, h, m = (int(match[each] or 0) for each in (2, 3, 4))
    span = dt.timedelta(days=d, hours=h, minutes=m)
    return span if match[1] == "+" else -span
