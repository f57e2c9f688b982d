"""IPTC-IIM, the older block of photo metadata (IPTC-NAA Information Interchange Model 4.2, envelope and record 2)."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.core.photo.meta import Filing, Texts

_MARKER = 0x1C
_CHARSET = (1, 90)
_UTF8 = b"\x1b%G"
_DECLARED = {
    _UTF8: "utf-8",
    b"\x1b-A": "iso8859-1",
    b"\x1b-B": "iso8859-2",
    b"\x1b-L": "iso8859-5",
    b"\x1b.A": "iso8859-1",
}
"""ISO 2022 designations met in the field, as 1:90 carries them."""

_PLACES = {"byline": 80, "city": 90, "country": 101, "headline": 105, "credit": 110, "rights": 116, "caption": 120}
_DATE, _TIME = 55, 60
_FILING = {
    "title": 5, "urgency": 10, "instructions": 40, "sublocation": 92, "state": 95, "country_code": 100, "source": 115,
}  # fmt: skip
_SUBJECT, _KEYWORD = 12, 25
_TEXTS = {*_PLACES.values(), *_FILING.values(), _SUBJECT, _KEYWORD}
LIMITS = {"byline": 32, "city": 32, "country": 64, "headline": 256, "credit": 32, "rights": 128, "caption": 2000}
"""Octets that IIM 4.2 grants each field; longer texts are cut, which is why XMP is asked first."""

_WHEN = re.compile(rb"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d))?$")


class _DataSet(NamedTuple):
    record: int
    number: int
    value: bytes


def read(block: bytes) -> Texts:
    """The texts of an IIM block; what is cut off or out of order is left out."""
    datasets = list(_datasets(block))
    said = _said(datasets)
    found = {name: said.get(number, [""]) for name, number in _PLACES.items()}
    byline = ", ".join(filter(None, found.pop("byline")))
    return Texts(byline=byline, created=_created(datasets), **{name: values[0] for name, values in found.items()})


def filing(block: bytes) -> Filing:
    """What an IIM block files the photo under.

    A subject is the number out of a reference like ``IPTC:11001000:Politics::`` (IIM 4.2, data set 2:12).
    """
    said = _said(list(_datasets(block)))
    found = {name: said.get(number, [""])[0] for name, number in _FILING.items()}
    subjects = (reference.split(":")[1] if ":" in reference else reference for reference in said.get(_SUBJECT, ()))
    return Filing(keywords=tuple(filter(None, said.get(_KEYWORD, ()))), subjects=tuple(filter(None, subjects)), **found)


def write(texts: Texts) -> bytes:
    """An IIM block in UTF-8, each field cut to its limit between two characters."""
    parts = [_dataset(*_CHARSET, _UTF8), _dataset(2, 0, b"\x00\x04")]
    values = {number: cut(getattr(texts, name), LIMITS[name]) for name, number in _PLACES.items()}
    if texts.created:
        values[_DATE] = texts.created.isoformat()[:10].replace("-", "").encode()
    if isinstance(texts.created, dt.datetime):
        values[_TIME] = texts.created.strftime("%H%M%S%z")[:11].encode()
    parts += [_dataset(2, number, value) for number, value in sorted(values.items()) if value]
    return b"".join(parts)


def cut(text: str, octets: int) -> bytes:
    """As much of a text as fits into so many octets of UTF-8."""
    return text.encode("utf-8", "replace")[:octets].decode("utf-8", "ignore").encode()


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes((_MARKER, record, number)) + len(value).to_bytes(2, "big") + value


def _datasets(block: bytes) -> Iterator[_DataSet]:
    at = 0
    while at + 5 <= len(block) and block[at] == _MARKER:
        record, number = block[at + 1], block[at + 2]
        size, at = int.from_bytes(block[at + 3 : at + 5], "big"), at + 5
        if size & 0x8000:  # extended: the low bits say how many octets the length takes
            width = size & 0x7FFF
            size, at = int.from_bytes(block[at : at + width], "big"), at + width
        if at + size > len(block):
            return
        yield _DataSet(record, number, block[at : at + size])
        at += size


def _said(datasets: list[_DataSet]) -> dict[int, list[str]]:
    """The texts by their data set, in order."""
    charset = _charset(datasets)
    said: dict[int, list[str]] = {}
    for record, number, value in datasets:
        if record == 2 and number in _TEXTS:
            said.setdefault(number, []).append(value.decode(charset, "replace").replace("\x00", "").strip())
    return said


def _charset(datasets: list[_DataSet]) -> str:
    """What 1:90 declares, else a guess: UTF-8 where it is valid, windows-1251 where most letters are not ASCII.

    Western texts have an accent here and there, Cyrillic ones hardly an ASCII letter.
    """
    declared = next((value for record, number, value in datasets if (record, number) == _CHARSET), b"")
    if declared in _DECLARED:
        return _DECLARED[declared]
    text = b" ".join(value for record, number, value in datasets if record == 2 and number in _TEXTS)
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        high = sum(octet >= 0xA8 for octet in text)
        latin = sum(chr(octet).isalpha() for octet in text if octet < 0x80)
        return "windows-1251" if high > latin else "windows-1252"
    return "utf-8"


def _created(datasets: list[_DataSet]) -> dt.date | None:
    found = {number: value for record, number, value in reversed(datasets) if record == 2 and number in {_DATE, _TIME}}
    return moment(found.get(_DATE, b"") + found.get(_TIME, b"")) or moment(found.get(_DATE, b""))


def moment(digits: bytes) -> dt.date | None:
    """``CCYYMMDD``, with ``HHMMSS±HHMM`` behind it an aware time; None for anything else, such as ``00000000``."""
    match = _WHEN.match(digits)
    if match is None:
        return None
    year, month, day, *clock = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
        if clock[0] is None:
            return date
        offset = dt.timedelta(hours=int(clock[3]), minutes=int(clock[3][:1] + clock[4]))
        time = dt.time(int(clock[0]), int(clock[1]), int(clock[2]), tzinfo=dt.timezone(offset))
        return dt.datetime.combine(date, time)
    except ValueError:
        return None
