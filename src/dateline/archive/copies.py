"""The whole public copy of many stories at once: what feeds and other ways out send.

Like ``public.rows``, these read only what `dateline.archive.public.LISTED` lets through.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.archive.history import TIMES_SHOWN
from dateline.archive.models.agency import Rights
from dateline.archive.public import LISTED_SQL
from dateline.archive.sql import Ids, marks, moment, select
from dateline.core.story import Link, Signal
from dateline.core.text.clean import CleanHtml

_LINK = Rights.LINK.value
_CORRECTION = Signal.CORRECTION.value


class Copy(NamedTuple):
    """The public version of a listed story, with what its source allows to be done with it.

    A named tuple in the order of the columns, since fifty frozen dataclasses of this width cost half a millisecond.
    """

    listed_at: dt.datetime
    created_at: dt.datetime
    """When the story was recorded; never changes."""
    received_at: dt.datetime
    id: int
    uri: str
    slug: str
    source: str
    own: bool
    """The source is the agency's own desk."""
    rights: str
    version_id: int
    number: int
    """`dateline.archive.history.Appearance.ordinal` of this version: hidden ones do not count."""
    headline: str
    lead: str
    body_html: CleanHtml
    byline: str
    credit: str
    signal: str
    correction: str
    usage_terms: str
    dateline_place: str
    dateline_date: dt.date | None
    dateline_agency: str
    extra: Any
    """As the column has it."""

    @property
    def link_only(self) -> bool:
        """No more than headline and lead may be shown."""
        return self.rights == _LINK

    @property
    def corrects(self) -> bool:
        """It puts an earlier version right, in words for readers or without."""
        return bool(self.correction) or self.signal == _CORRECTION

    @property
    def links(self) -> tuple[Link, ...]:
        """The addresses that came with the copy."""
        kept = json.loads(self.extra) if isinstance(self.extra, str) else self.extra
        return tuple(Link(**link) for link in kept.get("links", ()))


_COPIES = f"""
    SELECT story.listed_at, story.created_at, version.received_at,
        story.id, story.uri, story.slug, source.name, source.own, source.rights,
        version.id, {TIMES_SHOWN}, version.headline, version.lead, version.body_html, version.byline, version.credit,
        version.signal, version.correction, version.usage_terms,
        version.dateline_place, version.dateline_date, version.dateline_agency, version.extra
    {LISTED_SQL} AND story.id IN ({{ids}})
    ORDER BY story.listed_at DESC, story.id DESC
"""


def copies(ids: Ids) -> list[Copy]:
    """The listed stories among ``ids``, newest first."""
    rows = select(_COPIES.format(ids=ids.sql), ids.values)
    return [
        Copy(moment(listed_at), moment(created_at), moment(received_at), *rest)
        for listed_at, created_at, received_at, *rest in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A photo that is here, as a version uses it. The words belong to the use."""

    digest: str
    width: int
    height: int
    """Of the original, in pixels."""
    caption: str
    credit: str
    """The credit line, else the by-line."""
    rights: str


_SHOTS = """
    SELECT used.version_id, photo.digest, photo.width, photo.height, used.caption, used.credit, used.byline, used.rights
    FROM archive_versionphoto used JOIN archive_photo photo ON photo.id = used.photo_id
    WHERE used.version_id IN ({marks})
    ORDER BY used.version_id, used.position
"""


def shots(version_ids: Collection[int]) -> dict[int, tuple[Shot, ...]]:
    """The photos of each version that has any, in their order. Credits whose picture is missing are left out."""
    found: dict[int, list[Shot]] = defaultdict(list)
    for version_id, digest, width, height, caption, credit, byline, rights in select(
        _SHOTS.format(marks=marks(len(version_ids))), list(version_ids) or [0]
    ):
        found[version_id].append(
            Shot(digest=digest, width=width, height=height, caption=caption, credit=credit or byline, rights=rights)
        )
    return {version_id: tuple(each) for version_id, each in found.items()}


_SHOWN = f"""
    SELECT 1 {LISTED_SQL} AND source.rights <> '{_LINK}' AND version.id IN (
        SELECT used.version_id FROM archive_versionphoto used
        JOIN archive_photo photo ON photo.id = used.photo_id WHERE photo.digest = %s
    )
    LIMIT 1
"""  # noqa: S608, words of our own


def is_shown(digest: str) -> bool:
    """Whether some version that is public now shows this photo in full copy."""
    return bool(select(_SHOWN, [digest]))
