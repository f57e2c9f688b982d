"""Reading what goes into a feed: five queries, however many stories.

channel (edition, topic, time of the last change) · copies · photos · topics · their labels
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext, override

from dateline.archive.annotations import topics_of
from dateline.archive.copies import Copy, Shot, copies, shots
from dateline.archive.models import Edition, Topic
from dateline.archive.sql import columns, instance, marks, moment, select
from dateline.archive.vocabulary import MEDIA_TOPICS as PREFIX
from dateline.core.ledger import Audience
from dateline.core.photo.rendition import size
from dateline.index.lists import Lists, all_news, topic_list
from dateline.index.pages import newest
from dateline.out.feeds.content import content_of
from dateline.out.feeds.values import MEDIA_TOPICS, SIGNALS, Category, Channel, Entry, Picture
from dateline.site import links
from dateline.site.editions import primary
from dateline.site.parts.source import at_source
from dateline.site.parts.topics import capital

ENTRIES = 50
PICTURE_WIDTH = 1280
"""Pixels; the picture is a JPEG, which every reader shows."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which list is asked for."""

    edition: Edition
    language: str
    topic_code: str
    """Empty for All news."""
    changed: dt.datetime | None
    """The last public change that the lists have seen."""


def collect(edition_code: str, topic_slug: str = "") -> Channel | None:
    """The newest stories of an edition, or of one of its topics; None where there is no such edition or topic."""
    place = _place(edition_code, topic_slug)
    if place is None:
        return None
    with override(place.language):
        return _channel(place, topic_slug)


# Changes count up to where the lists have come: one that they have yet to apply will make the feed newer.
_PLACE = f"""
    SELECT {columns(Edition, "edition")}, topic.code, (
        SELECT event.at FROM archive_ledgerevent event
        WHERE event.audience = '{Audience.PUBLIC.value}'
            AND event.seq <= (SELECT lists.seq FROM index_followercursor lists WHERE lists.name = '{Lists.name}')
        ORDER BY event.seq DESC LIMIT 1
    )
    FROM archive_edition edition LEFT JOIN archive_topic topic ON topic.slug = %s
    WHERE edition.code = %s
"""  # noqa: S608, names of our own models


def _place(edition_code: str, topic_slug: str) -> Place | None:
    for values in select(_PLACE, [topic_slug, edition_code]):
        *own, topic_code, changed = values
        if topic_slug and topic_code is None:
            return None
        edition = instance(Edition, own)
        return Place(edition, primary(edition.language), topic_code or "", moment(changed) if changed else None)
    return None


def _channel(place: Place, topic_slug: str) -> Channel:
    code, name = place.edition.code, place.edition.name
    found = copies(newest(_list(place), ENTRIES))
    pictures = shots([copy.version_id for copy in found])
    filed = topics_of([copy.id for copy in found])
    known = _categories({place.topic_code, *(code for codes in filed.values() for code in codes)}, place)
    topic = known[place.topic_code].label if place.topic_code else ""
    about = topic or gettext("All news")
    return Channel(
        address=links.absolute(links.topic(code, topic_slug) if topic_slug else links.all_news(code)),
        home=links.absolute(links.front(code)),
        title=f"{name}: {about}",
        description=_description(name, topic),
        publisher=name,
        language=place.edition.language,
        changed=place.changed,
        entries=tuple(
            _entry(
                copy,
                place,
                tuple(known[code] for code in filed.get(copy.id, ()) if code in known),
                pictures.get(copy.version_id, ()),
            )
            for copy in found
        ),
    )


def _list(place: Place) -> str:
    return topic_list(place.language, place.topic_code) if place.topic_code else all_news(place.language)


def _description(agency: str, topic: str) -> str:
    if topic:
        return gettext("%(topic)s: news by %(agency)s.") % {"agency": agency, "topic": topic}
    return gettext("All news of %(agency)s, newest first.") % {"agency": agency}


_TOPICS = "SELECT code, label_en, label_ru FROM archive_topic WHERE code IN ({marks})"


def _categories(codes: Collection[str], place: Place) -> Mapping[str, Category]:
    rows = select(_TOPICS.format(marks=marks(len(codes))), sorted(codes))
    return {row[0]: _category(Topic(code=row[0], label_en=row[1], label_ru=row[2]), place) for row in rows}


def _category(topic: Topic, place: Place) -> Category:
    label = capital(topic.label(place.language))
    if topic.code.startswith(PREFIX):
        return Category(code=topic.code, term=topic.code.removeprefix(PREFIX), scheme=MEDIA_TOPICS, label=label)
    own = links.absolute(links.topics(place.edition.code))
    return Category(code=topic.code, term=topic.code, scheme=own, label=label)


def _entry(copy: Copy, place: Place, categories: tuple[Category, ...], pictures: tuple[Shot, ...]) -> Entry:
    source_url = at_source(copy.links, copy.uri) if copy.link_only else ""
    return Entry(
        id=_tag(copy),
        url=links.absolute(links.story(place.edition.code, copy.id, copy.slug)),
        title=copy.headline,
        summary=copy.lead,
        content=content_of(copy, place.edition, place.language, source_url),
        published=copy.listed_at,
        # A first version has not been updated, even if it was imported years after it was published.
        updated=copy.listed_at if copy.number == 1 else max(copy.received_at, copy.listed_at),
        version=copy.number,
        author=copy.byline or copy.credit or ("" if copy.own else copy.source),
        source_url=source_url,
        usage_terms=copy.usage_terms,
        correction=copy.correction,
        corrected=_corrected() if copy.corrects else None,
        categories=categories,
        pictures=() if copy.link_only else tuple(_picture(shot) for shot in pictures),
    )


def _tag(copy: Copy) -> str:
    """A tag URI (RFC 4151), which neither a new headline nor a move from http to https changes."""
    return f"tag:{_host(settings.CONFIG.site)},{copy.created_at.date()}:story/{copy.id}"


@cache
def _host(site: str) -> str:
    return urlsplit(site).hostname or ""


def _corrected() -> Category:
    return Category(code="sig:correction", term="correction", scheme=SIGNALS, label=gettext("Correction"))


def _picture(shot: Shot) -> Picture:
    width, height = size(shot.width, shot.height, PICTURE_WIDTH)
    return Picture(
        url=links.absolute(links.image(shot.digest, f"w{PICTURE_WIDTH}.jpg")),
        media_type="image/jpeg",
        width=width,
        height=height,
        caption=shot.caption,
        credit=shot.credit,
        rights=shot.rights,
    )
