"""Reading what goes into a feed: five queries, however many stories.

channel (edition, topic, time of the last change) · copies · photos · topics · their labels
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext, override

from dateline.archive.annotations import topics_of
from dateline.archive.copies import Copy, copies, shots
from dateline.archive.editions import primary
from dateline.archive.models import Edition, Topic
from dateline.archive.models import Place as GazetteerPlace
from dateline.archive.sql import Ids, columns, instance, marks, moment, select
from dateline.core.filters import EVERYTHING, Field, Node
from dateline.core.filters.nodes import all_of, among
from dateline.core.ledger import Audience
from dateline.index.filtered import read_filtered
from dateline.index.lists import Lists, all_news, place_list, topic_list
from dateline.index.pages import newest
from dateline.index.people import Person, key_of, known_as
from dateline.out.feeds.entries import Place, category, entry
from dateline.out.feeds.values import Category, Channel
from dateline.site import links
from dateline.site.depends import Position
from dateline.site.filtering.asked import Asked
from dateline.site.filtering.names import PageNames
from dateline.site.parts.designated import list_changed
from dateline.site.parts.places import place_name
from dateline.site.parts.topics import capital

ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Collected:
    """A channel, and what makes it what it is."""

    channel: Channel
    node: Node
    """The filter whose newest stories it has."""
    stories: frozenset[int]
    last: Position | None
    """Of its last entry, where it is full."""


def collect(where: Place, asked: Asked, now: dt.datetime) -> Collected:
    """The newest stories of a list that pass its filter."""
    found = copies(_ids(where, asked, now))
    last = (found[-1].listed_at, found[-1].id) if len(found) == ENTRIES else None
    with override(where.language):
        return Collected(_channel(where, asked, found), asked.whole, frozenset(copy.id for copy in found), last)


def _ids(where: Place, asked: Asked, now: dt.datetime) -> Ids:
    if asked.node == EVERYTHING and where.list:
        return newest(where.list, ENTRIES)
    ids = read_filtered(asked.whole, now, ZoneInfo(where.edition.zone), limit=ENTRIES).ids or (0,)
    return Ids(marks(len(ids)), ids)


def asked_of(where: Place) -> Asked:
    """The list of a feed as filters are asked of it."""
    return Asked(path=where.path, language=where.language, names=PageNames(), lists=(where.list,), within=where.within)


# Changes count up to where the lists have come: one that they have yet to apply will make the feed newer.
_WHERE = f"""
    SELECT {columns(Edition, "edition")}, topic.code, topic.label_en, topic.label_ru, place.name_en, place.name_ru, (
        SELECT event.at FROM archive_ledgerevent event
        WHERE event.audience = '{Audience.PUBLIC.value}'
            AND event.seq <= (SELECT lists.seq FROM index_followercursor lists WHERE lists.name = '{Lists.name}')
        ORDER BY event.seq DESC LIMIT 1
    )
    FROM archive_edition edition
    LEFT JOIN archive_topic topic ON topic.slug = %s AND topic.merged_into_id IS NULL
    LEFT JOIN archive_place place ON place.slug = %s
    WHERE edition.code = %s
"""  # noqa: S608, names of our own models


def find(edition_code: str, topic: str = "", place: str = "", person: str = "") -> Place | None:
    """The list of an edition, a topic, a place or somebody, by their slugs; None where that is none."""
    for values in select(_WHERE, [topic, place, edition_code]):
        *own, code, topic_en, topic_ru, place_en, place_ru, changed = values
        edition = instance(Edition, own)
        language = primary(edition.language)
        if topic and code:
            about = capital(Topic(label_en=topic_en, label_ru=topic_ru).label(language))
            name, path = topic_list(language, code), links.topic(edition.code, topic)
            within: Node = among(Field.TOPIC, [code])
        elif place and place_en:
            about = place_name(GazetteerPlace(name_en=place_en, name_ru=place_ru), language)
            name, path = place_list(language, place), links.place(edition.code, place)
            within = among(Field.PLACE, [place])
        elif topic or place:
            return None
        elif person:
            somebody = _somebody(key_of(person), edition, language)
            if somebody is None:
                return None
            about, name, path = somebody.name, "", links.person(edition.code, somebody.slug)
            within = among(Field.PERSON, [somebody.key])
        else:
            about, name, path = "", all_news(language), links.all_news(edition.code)
            within = EVERYTHING
        return Place(
            edition=edition,
            language=language,
            list=name,
            within=within,
            about=about,
            path=path,
            changed=max(moment(changed), list_changed()) if changed else None,
            site=links.absolute(""),
        )
    return None


def _somebody(key: str, edition: Edition, language: str) -> Person | None:
    """Somebody as the newest stories name them; None where none does."""
    if not key:
        return None
    node = all_of([among(Field.PERSON, [key]), among(Field.LANGUAGE, [language])])
    ids = read_filtered(node, timezone.now(), ZoneInfo(edition.zone), limit=ENTRIES).ids
    found = known_as(key, ids)
    return found if found.stories else None


def _channel(place: Place, asked: Asked, found: Sequence[Copy]) -> Channel:
    name, about = place.edition.name, place.about or gettext("All news")
    pictures = shots([copy.version_id for copy in found])
    filed = topics_of([copy.id for copy in found])
    known = _categories({code for codes in filed.values() for code in codes}, place)
    return Channel(
        address=place.site + asked.address,
        home=place.site + links.front(place.edition.code),
        title=f"{name}: {about}: {asked.text}" if asked.text else f"{name}: {about}",
        description=_description(name, place.about),
        publisher=name,
        language=place.edition.language,
        changed=place.changed,
        hub=links.absolute(links.HUB),
        entries=tuple(
            entry(
                copy,
                place,
                tuple(known[code] for code in filed.get(copy.id, ()) if code in known),
                pictures.get(copy.version_id, ()),
            )
            for copy in found
        ),
    )


def _description(agency: str, about: str) -> str:
    if about:
        return gettext("%(topic)s: news by %(agency)s.") % {"agency": agency, "topic": about}
    return gettext("All news of %(agency)s, newest first.") % {"agency": agency}


_TOPICS = "SELECT code, label_en, label_ru FROM archive_topic WHERE code IN ({marks})"


def _categories(codes: Collection[str], place: Place) -> Mapping[str, Category]:
    if not codes:
        return {}
    rows = select(_TOPICS.format(marks=marks(len(codes))), sorted(codes))
    return {row[0]: _category(*row, place.site, place.edition.code, place.language) for row in rows}


@lru_cache(maxsize=4000)
def _category(code: str, label_en: str, label_ru: str, site: str, edition: str, language: str) -> Category:
    return category(Topic(code=code, label_en=label_en, label_ru=label_ru), site, edition, language)
