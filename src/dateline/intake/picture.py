"""One item with a picture that the operator has: ``wire import --photo``."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from dateline.archive.amend import supply_picture
from dateline.archive.models import Source
from dateline.archive.photos import store
from dateline.archive.record import Recorded, record
from dateline.core.decide import Outcome
from dateline.core.photo.meta import PhotoMeta
from dateline.core.photo.read import read_metadata
from dateline.core.photo.refused import PhotoRefused
from dateline.core.story import Item, PhotoRef
from dateline.intake.files import below
from dateline.intake.importing import Problem, Tally, read_file


class PictureError(Exception):
    """Why the picture cannot go with what was read, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """An item and the picture of one of its photos."""

    item: Item
    position: int
    """Of the photo in the item, from 0."""
    data: bytes
    warning: str = ""
    """A contradiction between the credits that a person should look at."""


def read_one(paths: Iterable[Path], photo: Path, tally: Tally) -> Pictured:
    """The one item among ``paths``, joined with the picture in the file ``photo``.

    Raises:
        PictureError: not exactly one item, or no usable picture.
    """
    results = list(islice((result for path in below(paths) for result in read_file(path, tally)), 2))
    items = [result for result in results if isinstance(result, Item)]
    if problem := next((result for result in results if isinstance(result, Problem)), None):
        raise PictureError(str(problem))
    if len(items) != 1:
        raise PictureError(f"--photo goes with exactly one story, and here {'are more' if items else 'is none'}")
    try:
        data = photo.read_bytes()
        meta = read_metadata(data)
    except OSError as error:
        raise PictureError(f"{photo}: {error.strerror}") from error
    except PhotoRefused as error:
        raise PictureError(f"{photo}: {error}") from error
    return _joined(items[0], data, meta)


def record_one(pictured: Pictured, source: Source, now: dt.datetime, *, backfill: bool = False) -> Recorded:
    """Record the item with its picture. Of an item that is known already the empty frame is filled.

    Raises:
        PictureError: the frame has another picture already.
    """
    picture = store(pictured.data, now)
    pictures = {pictured.position: picture}
    recorded = record(pictured.item, source, now=now, backfill=backfill, pictures=pictures)
    if recorded.outcome is not Outcome.RESENT:
        return recorded
    try:
        seq = supply_picture(recorded.story_id, pictured.item.photos[pictured.position], picture, now)
    except LookupError as error:
        raise PictureError(str(error)) from error
    return replace(recorded, outcome=Outcome.UPDATED, seq=seq) if seq else recorded


def _joined(item: Item, data: bytes, meta: PhotoMeta) -> Pictured:
    """The picture for the item's first credit without one; without any photo, with what its own metadata say."""
    if not item.photos:
        alone = PhotoRef(caption=meta.caption, credit=meta.credit, byline=meta.byline, rights=meta.rights)
        return Pictured(item=replace(item, photos=(alone,)), position=0, data=data)
    position = next((place for place, photo in enumerate(item.photos) if not photo.url), 0)
    return Pictured(item=item, position=position, data=data, warning=_contradiction(item.photos[position], meta))


def _contradiction(photo: PhotoRef, meta: PhotoMeta) -> str:
    said, own = photo.credit.casefold(), meta.credit.casefold()
    if not said or not own or said in own or own in said:
        return ""
    return (
        f"the story credits “{photo.credit}”, the picture's own metadata “{meta.credit}”; the story's credit is shown"
    )
