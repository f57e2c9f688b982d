"""What a reader keeps, as the text of a cookie and back.

The text is ``1`` and URL-safe base64 of zlib's compressed fields, parted by control characters, which no filter has.
Cyrillic takes two bytes in UTF-8 and one here: fields are in Windows-1251 where that has all their letters, with a
dictionary of what filters are made of. A cookie is anybody's text: whatever cannot be read is nothing kept.
"""

import base64
import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

MOST_TABS = 5
LONGEST_NAME = 40
ROOM = 3_600
"""Characters of a cookie's value; browsers keep 4,096 bytes of a cookie with its name and attributes (RFC 6265)."""
_VERSION = "1"
_FIELD, _TAB = "\x1f", "\x1e"
_ENCODINGS = {"c": "cp1251", "u": "utf-8"}
_UNPACKED = 40_000
_WORDS = (
    "arts crime disaster economy education environment health human-interest labour lifestyle politics religion "
    "science society sport weather russia moscow ukraine europe asia africa united-states china place: topic: lang:ru "
    "Спорт Экономика Политика Россия Москва Погода Наука Без спорта Моя лента -topic:sport -place: lang:en,ru "
    "( OR place: OR topic: OR is:correction,flash"
).encode("cp1251")


class FullError(Exception):
    """More than a cookie holds."""


class ManyTabsError(FullError):
    """More tabs than a bar has room for."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A filter under a name of the reader's."""

    name: str
    chosen: str
    """The filter's one form."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything kept. The empty filter is none."""

    own: str = ""
    tabs: tuple[Tab, ...] = ()

    def with_tab(self, tab: Tab) -> "Kept":
        """With a tab at the end, or in the place of that of its name. Raises `ManyTabsError`."""
        names = [each.name for each in self.tabs]
        if tab.name in names:
            return replace(self, tabs=tuple(tab if each.name == tab.name else each for each in self.tabs))
        if len(names) == MOST_TABS:
            raise ManyTabsError
        return replace(self, tabs=(*self.tabs, tab))

    def without_tab(self, name: str) -> "Kept":
        """Without the tab of a name."""
        return replace(self, tabs=tuple(each for each in self.tabs if each.name != name))


def packed(kept: Kept) -> str:
    """The cookie's value; empty for nothing. Raises `FullError`."""
    if kept == Kept():
        return ""
    best = _best(kept)
    if len(best) > ROOM:
        raise FullError
    return best


def used(kept: Kept) -> float:
    """The share of the cookie's room that is taken."""
    return len(_best(kept)) / ROOM if kept != Kept() else 0.0


def unpacked(value: str) -> Kept:
    """What a cookie says; nothing if it is of no version that is known, cut off, or no cookie of ours."""
    if value[:1] != _VERSION or value[1:2] not in _ENCODINGS or len(value) > ROOM or not value.isascii():
        return Kept()
    try:
        raw = base64.b64decode(value[2:] + "=" * (-len(value[2:]) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj(zdict=_WORDS)
        text = unpacker.decompress(raw, _UNPACKED).decode(_ENCODINGS[value[1]])
    except (binascii.Error, zlib.error, UnicodeDecodeError, ValueError):
        return Kept()
    return _read(text) if unpacker.eof else Kept()


def name_of(typed: str) -> str:
    """A tab's name as it is kept; empty if nothing is left of it."""
    printable = "".join(char if char.isprintable() else " " for char in typed)
    return " ".join(printable.split())[:LONGEST_NAME]


def _best(kept: Kept) -> str:
    text = _TAB.join([kept.own, *(f"{tab.name}{_FIELD}{tab.chosen}" for tab in kept.tabs)])
    return min(_packed(text), key=len)


def _packed(text: str) -> Iterator[str]:
    for sign, encoding in _ENCODINGS.items():
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        packer = zlib.compressobj(9, zdict=_WORDS)
        squeezed = base64.urlsafe_b64encode(packer.compress(raw) + packer.flush()).decode().rstrip("=")
        yield f"{_VERSION}{sign}{squeezed}"


def _read(text: str) -> Kept:
    own, *others = text.split(_TAB)
    pairs = [other.partition(_FIELD) for other in others]
    tabs = {name: Tab(name[:LONGEST_NAME], chosen) for name, mark, chosen in pairs if name and mark}
    return Kept(own, tuple(tabs.values())[:MOST_TABS])
