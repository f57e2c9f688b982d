"""Pictures that a wire names by address: fetched for copy that may be shown in full, kept with its story.

A later version of the story keeps the picture, since the address is the same.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.archive import lookup
from dateline.archive.models import Photo, Source, VersionPhoto
from dateline.archive.models.agency import Rights
from dateline.archive.photos import store
from dateline.core import digest
from dateline.core.photo.refused import PhotoRefused
from dateline.core.story import Item, Policy

MOST = 20
"""Pictures that are fetched at one visit."""
MOST_OF_ONE = 3
"""Of one item."""
_SHOWN = {Policy.AUTO.value, Policy.DESK.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A picture of an item, by the item's identity and the picture's place in it."""

    uri: str
    position: int
    url: str


def wanted(source_id: int, items: Iterable[Item]) -> tuple[Wanted, ...]:
    """Pictures of items that are not in the archive, if the source's rights let them be shown."""
    source = Source.objects.get(pk=source_id)
    if source.rights != Rights.FULL.value or source.policy not in _SHOWN:
        return ()
    return tuple(
        Wanted(uri=item.uri, position=position, url=photo.url)
        for item in items
        if item.photos and lookup.story_id(source_id, digest.identity(item.uri)) is None
        for position, photo in enumerate(item.photos[:MOST_OF_ONE])
        if photo.url
    )[:MOST]


Stored = Mapping[tuple[str, int], Photo]
"""By identity and place."""


def stored(fetched: Mapping[Wanted, bytes], now: dt.datetime) -> tuple[Stored, tuple[str, ...]]:
    """The pictures kept, and a sentence for each that is none."""
    kept: dict[tuple[str, int], Photo] = {}
    faults = []
    for one, data in fetched.items():
        try:
            kept[one.uri, one.position] = store(data, now)
        except PhotoRefused as error:
            faults.append(f"no picture {one.url}: {error}")
    return kept, tuple(faults)


def pictures_of(source: Source, kept: Stored) -> Callable[[Item], Mapping[int, Photo]]:
    """What goes with an item: what was fetched for it, else what its story has from the same address."""

    def of(item: Item) -> Mapping[int, Photo]:
        if not item.photos:
            return {}
        known = _known(source, item)
        found = {place: kept.get((item.uri, place)) or known.get(photo.url) for place, photo in enumerate(item.photos)}
        return {place: photo for place, photo in found.items() if photo is not None}

    return of


def _known(source: Source, item: Item) -> dict[str, Photo]:
    story = lookup.story_id(source.pk, digest.identity(item.uri))
    if story is None:
        return {}
    uses = VersionPhoto.objects.filter(version__story_id=story, photo__isnull=False).exclude(url="")
    return {use.url: use.photo for use in uses.select_related("photo") if use.photo is not None}
