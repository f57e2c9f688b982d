"""A captured page, taken apart: each part as it is printed."""

from dataclasses import dataclass

from dateline.core.wires.capture.stamp import Stamped


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A credit line, without its ``©``, and the caption that stands by it."""

    credit: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``body`` are the paragraphs, the dateline still in the first."""

    headline: str
    stamped: Stamped | None
    lead: str
    pages_stated: int | None
    photos: tuple[Photo, ...]
    body: tuple[str, ...]
