"""Exif 2.32: the three texts that cameras and editors write, the orientation, the time.

An own walker over two directories: Pillow's warns on damaged blocks, and writing a block anew would move the data that
makers' notes point to. Every offset is checked against the block.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dateline.core.photo import xmp
from dateline.core.photo.meta import Texts

_CAPTION, _ORIENTATION, _BYLINE, _RIGHTS = 0x010E, 0x0112, 0x013B, 0x8298
_SHOT, _SHOT_ZONE = 0x9003, 0x9011
_PHOTO_DIRECTORY = 0x8769
_TEXTS = {_CAPTION, _BYLINE, _RIGHTS, _SHOT, _SHOT_ZONE}
_TEXT_TYPES = {2, 129}
"""ASCII, and the UTF-8 of Exif 3.0."""
_SHORT, _LONG = 3, 4


class _Tag(NamedTuple):
    number: int
    kind: int
    start: int
    end: int
    """Where the value lies in the block."""


def read(block: bytes) -> Texts:
    """Artist, Copyright and ImageDescription with the time of the shot; silent where the block is broken."""
    said = {tag.number: _text(block[tag.start : tag.end]) for tag in _tags(block) if tag.number in _TEXTS}
    when = said.get(_SHOT, "").replace(":", "-", 2)
    return Texts(
        byline=said.get(_BYLINE, ""),
        rights=said.get(_RIGHTS, ""),
        caption=said.get(_CAPTION, ""),
        created=xmp.moment(when + said.get(_SHOT_ZONE, "")) or xmp.moment(when),
    )


def silenced(block: bytes) -> bytes:
    """The same block with blanks for every text that `read` reads, which says "unknown" (Exif 2.32, 4.6.5)."""
    out = bytearray(block)
    for tag in _tags(block):
        if tag.number in _TEXTS and tag.kind in _TEXT_TYPES:
            out[tag.start : tag.end] = b" " * (tag.end - tag.start - 1) + b"\x00"
    return bytes(out)


def orientation(block: bytes) -> int:
    """1 to 8 (Exif 2.32, 4.6.4); 1, upright, where nothing sensible is said."""
    order = _order(block)
    for tag in _tags(block):
        if tag.number == _ORIENTATION and tag.kind == _SHORT and order:
            value = int.from_bytes(block[tag.start : tag.start + 2], order)
            return value if value in range(1, 9) else 1
    return 1


def _order(block: bytes) -> Literal["little", "big"] | None:
    if block.startswith(b"II*\x00"):
        return "little"
    return "big" if block.startswith(b"MM\x00*") else None


def _tags(block: bytes) -> Iterator[_Tag]:
    """The texts and short figures of the first directory and of the photo's own, which that one points to."""
    order = _order(block)
    if order is None:
        return
    below = 0
    for tag in _directory(block, int.from_bytes(block[4:8], order), order):
        if tag.number == _PHOTO_DIRECTORY and tag.kind == _LONG:
            below = int.from_bytes(block[tag.start : tag.end], order)
        yield tag
    if below:
        yield from _directory(block, below, order)


def _directory(block: bytes, at: int, order: Literal["little", "big"]) -> Iterator[_Tag]:
    count = int.from_bytes(block[at : at + 2], order)
    for entry in range(at + 2, min(at + 2 + 12 * count, len(block) - 11), 12):
        number = int.from_bytes(block[entry : entry + 2], order)
        kind = int.from_bytes(block[entry + 2 : entry + 4], order)
        size = int.from_bytes(block[entry + 4 : entry + 8], order) * _SIZES.get(kind, 0)
        start = entry + 8 if size <= 4 else int.from_bytes(block[entry + 8 : entry + 12], order)
        if 0 < size <= len(block) - start:
            yield _Tag(number, kind, start, start + size)


_SIZES = {2: 1, 129: 1, _SHORT: 2, _LONG: 4}
"""Octets of the types that are read."""


def _text(value: bytes) -> str:
    """As UTF-8, which programs write into ASCII tags, else as windows-1252. NUL may part photographer and editor."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("windows-1252", "replace")
    return " ".join(part.strip() for part in text.split("\x00") if part.strip())
