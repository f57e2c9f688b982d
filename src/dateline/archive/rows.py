"""Item ↔ row: the one place where the core's values and the archive's columns meet."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from dateline.archive.models import Photo, Story, Version, VersionPhoto
from dateline.core import digest
from dateline.core.decide import Known, Mark
from dateline.core.ledger import Fate
from dateline.core.story import Code, Dateline, Feed, Item, Link, PhotoRef, Policy, Pubstatus, Signal, Stamp
from dateline.core.text.clean import CleanHtml

_SAME_NAME = (
    *("headline", "lead", "body_html", "slug", "byline", "credit", "language", "urgency", "priority"),
    *("located", "usage_terms", "ednote", "correction", "format"),
)
_SAME_IN_PHOTO = ("url", "caption", "credit", "byline", "rights")
_CUT = {"slug": 200, "language": 12}


def version_row(item: Item, story: Story, number: int, now: dt.datetime) -> Version:
    """A version as the archive keeps it, not saved yet."""
    dateline = item.dateline or Dateline(place="")
    same = {name: getattr(item, name) for name in _SAME_NAME}
    return Version(
        story=story,
        number=number,
        source_version=item.version,
        received_at=now,
        content_digest=digest.content(item),
        wording_digest=digest.wording(item),
        signal=item.signal.value,
        pubstatus=item.pubstatus.value,
        embargo_at=item.embargo,
        published_at=item.published,
        updated_at=item.updated,
        dateline_place=dateline.place[:300],
        dateline_date=dateline.date,
        dateline_agency=dateline.agency[:200],
        dateline_text=dateline.text,
        extra=_extra(item),
        **same | {name: same[name][:length] for name, length in _CUT.items()},
    )


def _extra(item: Item) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "stamp": dataclasses.asdict(item.stamp) if item.stamp else None,
        "pages_stated": item.pages_stated,
        "feed": dataclasses.asdict(item.feed) if item.feed != Feed() else None,
        "links": [dataclasses.asdict(link) for link in item.links],
        "topics": [dataclasses.asdict(code) for code in item.topics],
        "places": [dataclasses.asdict(code) for code in item.places],
        "kind": item.kind,
        "sources": item.sources,
    }
    return {name: value for name, value in kept.items() if value}


def photo_rows(item: Item, version: Version, pictures: Mapping[int, Photo]) -> list[VersionPhoto]:
    """The photos of a version; ``pictures`` are the files that are here, by position from 0."""
    return [
        VersionPhoto(
            version=version,
            position=position,
            photo=pictures.get(position),
            focus_x=ref.focus[0] if ref.focus else None,
            focus_y=ref.focus[1] if ref.focus else None,
            **{name: getattr(ref, name) for name in _SAME_IN_PHOTO},
        )
        for position, ref in enumerate(item.photos)
    ]


def item_of(version: Version, uri: str) -> Item:
    """The item that a version row was made from: ``item_of(version_row(item)) == item``."""
    extra = version.extra
    return Item(
        uri=uri,
        version=version.source_version,
        body_html=CleanHtml(version.body_html),
        signal=Signal(version.signal),
        pubstatus=Pubstatus(version.pubstatus),
        embargo=version.embargo_at,
        published=version.published_at,
        updated=version.updated_at,
        dateline=dateline_of(version),
        stamp=Stamp(**extra["stamp"]) if "stamp" in extra else None,
        pages_stated=extra.get("pages_stated"),
        feed=Feed(**extra.get("feed", {})),
        links=tuple(Link(**link) for link in extra.get("links", ())),
        topics=tuple(Code(**code) for code in extra.get("topics", ())),
        places=tuple(Code(**code) for code in extra.get("places", ())),
        kind=extra.get("kind", ""),
        sources=extra.get("sources", ""),
        photos=tuple(_photo_ref(photo) for photo in version.photos.all()),
        **{name: getattr(version, name) for name in _SAME_NAME if name != "body_html"},
    )


def dateline_of(version: Version) -> Dateline | None:
    """The dateline of a version, or None where it has none."""
    if not version.dateline_place:
        return None
    return Dateline(
        place=version.dateline_place,
        date=version.dateline_date,
        agency=version.dateline_agency,
        text=version.dateline_text,
    )


def _photo_ref(photo: VersionPhoto) -> PhotoRef:
    focus = None if photo.focus_x is None or photo.focus_y is None else (photo.focus_x, photo.focus_y)
    return PhotoRef(focus=focus, **{name: getattr(photo, name) for name in _SAME_IN_PHOTO})


def known_of(story: Story, versions: Iterable[Version]) -> Known:
    """A story as the decision wants it; ``versions`` in order of number."""
    marks = {version.pk: _mark(version) for version in versions}
    return Known(
        policy=Policy(story.policy),
        versions=tuple(marks.values()),
        head=marks.get(story.head_id or 0),
        public=marks.get(story.public_id or 0),
        pubstatus=Pubstatus(story.pubstatus),
        fate=Fate(story.fate),
        listed_at=story.listed_at,
    )


def _mark(version: Version) -> Mark:
    return Mark(
        number=version.number,
        version=version.source_version,
        updated=version.updated_at or version.published_at,
        content=version.content_digest,
        embargo=version.embargo_at,
        pubstatus=Pubstatus(version.pubstatus),
        signal=Signal(version.signal),
    )
