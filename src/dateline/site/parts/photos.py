"""The photos of a story page."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import starmap

from django.db.models import F

from dateline.archive.models import VersionPhoto
from dateline.site import links

_WIDTHS = (640, 1280)


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo in the sizes that a browser chooses from. ``width`` and ``height`` keep its place while it loads."""

    digest: str
    width: int
    height: int

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


def figures(version_id: int) -> tuple[Figure, ...]:
    """The photos of a version in their order; such as say nothing and show nothing are left out."""
    found = VersionPhoto.objects.filter(version=version_id).order_by("position")
    columns = ("caption", "credit", "byline", "photo__digest", "photo__width", "photo__height")
    return tuple(figure for figure in starmap(_figure, found.values_list(*columns)) if _worth_showing(figure))


def _figure(caption: str, credit: str, byline: str, digest: str | None, width: int, height: int) -> Figure:
    return Figure(Picture(digest, width, height) if digest else None, caption, credit or byline)


def _worth_showing(figure: Figure) -> bool:
    return bool(figure.picture or figure.credit)


def pictures_of(story_ids: Collection[int]) -> dict[int, Picture]:
    """The first picture of each story's public version, where it has one."""
    found = VersionPhoto.objects.filter(
        version__story__in=story_ids, version__story__public=F("version"), photo__isnull=False
    ).order_by("-position")
    columns = ("version__story", "photo__digest", "photo__width", "photo__height")
    return {story: Picture(digest, width, height) for story, digest, width, height in found.values_list(*columns)}
