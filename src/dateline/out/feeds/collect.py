"""Reading what goes into a feed: five queries, however many stories.

channel (edition, topic, time of the last change) · copies · photos · topics · their labels
"""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext, override

from dateline.archive.annotations import topics_of
from dateline.archive.copies import copies, shots
from dateline.archive.models import Edition, Topic
from dateline.archive.sql import columns, instance, marks, moment, select
from dateline.core.ledger import Audience
from dateline.index.lists import Lists, all_news, topic_list
from dateline.index.pages import newest
from dateline.out.feeds.entries import Place, category, entry
from dateline.out.feeds.values import Category, Channel
from dateline.site import links
from dateline.site.editions import primary

ENTRIES = 50


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
        return Place(
            edition=edition,
            language=primary(edition.language),
            topic_code=topic_code or "",
            changed=moment(changed) if changed else None,
            site=links.absolute(""),
        )
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
        address=place.site + (links.topic(code, topic_slug) if topic_slug else links.all_news(code)),
        home=place.site + links.front(code),
        title=f"{name}: {about}",
        description=_description(name, topic),
        publisher=name,
        language=place.edition.language,
        changed=place.changed,
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


def _list(place: Place) -> str:
    return topic_list(place.language, place.topic_code) if place.topic_code else all_news(place.language)


def _description(agency: str, topic: str) -> str:
    if topic:
        return gettext("%(topic)s: news by %(agency)s.") % {"agency": agency, "topic": topic}
    return gettext("All news of %(agency)s, newest first.") % {"agency": agency}


_TOPICS = "SELECT code, label_en, label_ru FROM archive_topic WHERE code IN ({marks})"


def _categories(codes: Collection[str], place: Place) -> Mapping[str, Category]:
    rows = select(_TOPICS.format(marks=marks(len(codes))), sorted(codes))
    return {row[0]: category(Topic(code=row[0], label_en=row[1], label_ru=row[2]), place) for row in rows}
