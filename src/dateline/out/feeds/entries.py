"""A story as an entry of a feed."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from django.utils.translation import gettext

from dateline.archive.copies import Copy, Shot
from dateline.archive.models import Edition, Topic
from dateline.archive.vocabulary import MEDIA_TOPICS as PREFIX
from dateline.core.filters import Node
from dateline.core.photo.rendition import size
from dateline.core.wires.address import at_source
from dateline.out.feeds.content import content_of
from dateline.out.feeds.values import MEDIA_TOPICS, SIGNALS, Category, Entry, Picture
from dateline.site import links
from dateline.site.parts.designated import designated
from dateline.site.parts.topics import capital

PICTURE_WIDTH = 1280
"""Pixels; the picture is a JPEG, which every reader shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which list is asked for, and where it stands."""

    edition: Edition
    language: str
    list: str
    """Its name in the index; empty where that has no list of it."""
    within: Node
    """The filter that says the same, but for the language."""
    about: str
    """The topic's or place's name in the feed's language; empty for All news."""
    path: str
    """Of the page with the same stories."""
    changed: dt.datetime | None
    """The last public change that the lists have seen."""
    site: str
    """Scheme and host, without a slash at the end."""


def entry(copy: Copy, place: Place, categories: tuple[Category, ...], pictures: tuple[Shot, ...]) -> Entry:
    """``categories`` and ``pictures`` are all that the story has; which of them may be sent is seen to here."""
    source_url = at_source(copy.links, copy.uri) if copy.link_only else ""
    return Entry(
        id=f"tag:{_host(place.site)},{copy.created_at.date()}:story/{copy.id}",
        url=place.site + links.story(place.edition.code, copy.id, copy.slug),
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
        designated=designated(
            place.edition, copy.listed_at, copy.headline, copy.lead, "" if copy.link_only else copy.body_html
        ),
        categories=categories,
        pictures=() if copy.link_only else tuple([_picture(shot, place) for shot in pictures]),
    )


@cache
def _host(site: str) -> str:
    """For tag URIs (RFC 4151), which neither a new headline nor a move from http to https changes."""
    return urlsplit(site).hostname or ""


def category(topic: Topic, site: str, edition: str, language: str) -> Category:
    """A topic in the words of the edition with this code; one of the agency's own has its topic tree as scheme."""
    label = capital(topic.label(language))
    if topic.code.startswith(PREFIX):
        return Category(code=topic.code, term=topic.code.removeprefix(PREFIX), scheme=MEDIA_TOPICS, label=label)
    own = site + links.topics(edition)
    return Category(code=topic.code, term=topic.code, scheme=own, label=label)


def _corrected() -> Category:
    return Category(code="sig:correction", term="correction", scheme=SIGNALS, label=gettext("Correction"))


def _picture(shot: Shot, place: Place) -> Picture:
    width, height = size(shot.width, shot.height, PICTURE_WIDTH)
    return Picture(
        url=place.site + links.image(shot.digest, f"w{PICTURE_WIDTH}.jpg"),
        media_type="image/jpeg",
        width=width,
        height=height,
        caption=shot.caption,
        credit=shot.credit,
        rights=shot.rights,
    )
