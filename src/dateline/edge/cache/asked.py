"""What a request says that matters to kept pages, read in one pass over its headers."""

from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from dateline.edge.asgi import Header, Scope
from dateline.edge.min_seq import COOKIE
from dateline.site.mine.cookies import FOLLOWS, FRONT

CONDITIONS = frozenset(
    [b"if-none-match", b"if-modified-since", b"if-match", b"if-unmodified-since", b"if-range", b"range"]
)
"""Conditions and ranges (RFC 9110, sections 13 and 14): answered here, so Django is asked without them."""
_OWN_FRONT = f"{FRONT}={FOLLOWS}".encode()
"""The cookie of a reader whose front page is made of their own filter, which stands beside stories, too."""


@dataclass(slots=True)
class Asked:
    """A reader's wishes. Ranges are ignored, as a server may."""

    coding: bytes = b""
    """``Accept-Encoding``."""
    tags: bytes = b""
    """``If-None-Match``."""
    since: bytes = b""
    """``If-Modified-Since``."""
    own: bool = False
    """Nobody else's answer will do."""

    @classmethod
    def of(cls, scope: Scope) -> "Asked":
        """Of a request."""
        asked = cls()
        for name, value in scope["headers"]:
            if name in _READ:
                asked._read(name, value)
            if name == b"cookie" and _OWN_FRONT in value and _follows(scope["path"]):
                asked.own = True
        return asked

    def _read(self, name: bytes, value: bytes) -> None:
        if name == b"accept-encoding":
            self.coding = self.coding + b"," + value if self.coding else value
        elif name == b"if-none-match":
            self.tags = self.tags + b"," + value if self.tags else value
        elif name == b"if-modified-since":
            self.since = value
        elif name == b"content-length":
            self.own = self.own or value != b"0"
        else:
            # Somebody who has just published reads what was published; a body belongs to one request alone.
            self.own = self.own or name != b"cookie" or COOKIE in value

    def has(self, tag: bytes, modified: int | None) -> bool:
        """Whether the reader has the page already. Tags are compared weakly (RFC 9110, section 13.1.2)."""
        if self.tags:
            if not tag:
                return False
            return self.tags in (tag, b"*") or any(_strong(each) == tag for each in self.tags.split(b","))
        return bool(self.since) and modified is not None and _seconds(self.since) >= modified


_READ = frozenset(
    [
        *(b"accept-encoding", b"if-none-match", b"if-modified-since"),
        *(b"cookie", b"authorization", b"transfer-encoding", b"content-length"),
    ]
)


def _follows(path: str) -> bool:
    """Whether it is the front page of an edition or one of its stories."""
    _, slash, rest = path[1:].partition("/")
    return bool(slash) and (not rest or rest.startswith("story/"))


def without_conditions(headers: list[Header]) -> list[Header]:
    """The headers of a request for the whole page."""
    return [header for header in headers if header[0] not in CONDITIONS]


def _strong(tag: bytes) -> bytes:
    return tag.strip().removeprefix(b"W/")


def _seconds(date: bytes) -> float:
    """Since 1970; before all times where it is no date."""
    try:
        return parsedate_to_datetime(date.decode("latin-1")).timestamp()
    except (ValueError, OverflowError):
        return float("-inf")
