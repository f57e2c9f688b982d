"""The photos of a story page."""

from collections.abc import Collection
from dataclasses import dataclass

from dateline.archive.uses import PhotoUse, first_pictures, uses_of
from dateline.site import links

_WIDTHS = (640, 1280)


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo in the sizes that a browser chooses from. ``width`` and ``height`` keep its place while it loads."""

    digest: str
    width: int
    height: int
    focus: str = ""
    """Classes for views that crop it, in steps of a tenth: ``fx-3 fy-7``."""

    @property
    def webp(self) -> str:
        """``srcset`` for browsers that know WebP."""
        return self._srcset("webp")

    @property
    def jpeg(self) -> str:
        """``srcset`` for the others."""
        return self._srcset("jpg")

    @property
    def src(self) -> str:
        """The one address for browsers without ``srcset``, and for print."""
        return links.image(self.digest, f"w{_WIDTHS[-1]}.jpg")

    @property
    def og(self) -> str:
        """For previews elsewhere, absolute."""
        return links.absolute(links.image(self.digest, "w1200.jpg"))

    def _srcset(self, suffix: str) -> str:
        # A picture is never enlarged: one size is enough for one that is no wider than the smallest.
        widths = [width for width in _WIDTHS if width < self.width] or []
        widths.append(next((width for width in _WIDTHS if width >= self.width), 0))
        sizes = [(width, min(width, self.width)) for width in widths if width]
        return ", ".join(f"{links.image(self.digest, f'w{width}.{suffix}')} {real}w" for width, real in sizes)


@dataclass(frozen=True, slots=True)
class Figure:
    """A photo with its words. Without a picture it is a credit alone, shown with an empty frame."""

    picture: Picture | None
    caption: str
    credit: str


def figures(version_id: int) -> tuple[Figure | None, ...]:
    """The photos of a version by position; None for such as say nothing and show nothing."""
    shown = (Figure(_picture(use), use.caption, use.credit or use.byline) for use in uses_of(version_id))
    return tuple(figure if figure.picture or figure.credit else None for figure in shown)


def pictures_of(story_ids: Collection[int]) -> dict[int, Picture]:
    """The first picture of each story's public version, where it has one."""
    found = ((story_id, _picture(use)) for story_id, use in first_pictures(story_ids).items())
    return {story_id: picture for story_id, picture in found if picture}


def _picture(use: PhotoUse) -> Picture | None:
    return Picture(use.digest, use.width, use.height, _focus(use)) if use.digest else None


def _focus(use: PhotoUse) -> str:
    if use.focus_x is None or use.focus_y is None:
        return ""
    return f"fx-{round(use.focus_x * 10)} fy-{round(use.focus_y * 10)}"
