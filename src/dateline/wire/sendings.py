"""Versions of the archive as `Sending` values: seven queries, however many versions.

versions · photos · what they are filed under · topics · places · originals of translations · editions
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings

from dateline.archive.annotations import Filed, everything_of_versions
from dateline.archive.editions import editions, primary
from dateline.archive.models import Edition, Place, Topic, Version
from dateline.archive.models.agency import Rights
from dateline.archive.rows import item_of
from dateline.archive.sql import marks, moment, select
from dateline.archive.vocabulary import MEDIA_TOPICS
from dateline.core.dateline import render
from dateline.core.story import Code, Item, Link, Pubstatus, Signal
from dateline.core.text.clean import CleanHtml
from dateline.core.wires.address import at_source
from dateline.core.wires.sending import Sending
from dateline.site import links
from dateline.site.parts.designated import designated
from dateline.site.parts.places import place_name
from dateline.site.parts.topics import capital
from dateline.wire.pictures import Pictures, pictures_of
from dateline.wire.receivers import Receiver

_IPTC_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


class Wanted(NamedTuple):
    """A version that is to be sent, under the number that receivers are told, and since when it holds."""

    key: int
    """By which the caller knows it; the same version may be wanted twice."""
    version_id: int
    number: int
    at: dt.datetime
    embargo: dt.datetime | None = None
    """Set for what is sent before its time."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the sendings of a batch have in common."""

    receiver: Receiver
    editions: Sequence[Edition]
    filed: Mapping[int, Filed]
    topics: Mapping[str, Topic]
    places: Mapping[str, Place]
    pictures: Mapping[int, Pictures]
    originals: Mapping[int, str]
    sent: dt.datetime

    def edition_of(self, language: str) -> Edition:
        """Where a story in a language has its address."""
        fitting = (each for each in self.editions if primary(each.language) == primary(language))
        return next(fitting, self.editions[0])


def guid(story_id: int, created_at: dt.datetime) -> str:
    """The identity of a story towards everybody outside: the same as in feeds."""
    return f"tag:{urlsplit(settings.CONFIG.site).hostname},{created_at.date()}:story/{story_id}"


def sendings(receiver: Receiver, wanted: Iterable[Wanted], now: dt.datetime) -> dict[int, Sending]:
    """Each wanted version for a receiver, by its key, without what that one may not have of it.

    Whether it may have the version at all is the caller's to know (``ledger.py``, ``stories.py``).
    """
    asked = list(wanted)
    if not asked:
        return {}
    rows = Version.objects.filter(pk__in={each.version_id for each in asked})
    versions = {each.pk: each for each in rows.select_related("story", "story__source").prefetch_related("photos")}
    context = _context(receiver, list(versions.values()), now)
    return {
        each.key: _sending(versions[each.version_id], each, context) for each in asked if each.version_id in versions
    }


def taken(
    story_id: int, created_at: dt.datetime, *, number: int, signal: Signal, headline: str, at: dt.datetime
) -> Sending:
    """Word that a story was taken away: no text, and a headline only where the house says so."""
    pubstatus = Pubstatus.WITHHELD if signal is Signal.NONE else Pubstatus.CANCELED
    uri = guid(story_id, created_at)
    item = Item(
        uri=uri, format="", headline=headline or uri, version=number, pubstatus=pubstatus, signal=signal, published=at,
        updated=at,
    )  # fmt: skip
    return Sending(item=item, sent=at, provider=_provider(editions()))


def _context(receiver: Receiver, versions: Sequence[Version], now: dt.datetime) -> _Context:
    filed = everything_of_versions([version.pk for version in versions])
    codes = {code for each in filed.values() for code in each.topics}
    slugs = {place.slug for each in filed.values() for place in each.places}
    full = [version.pk for version in versions if version.story.source.rights == Rights.FULL]
    return _Context(
        receiver=receiver,
        editions=editions(),
        filed=filed,
        topics={topic.code: topic for topic in Topic.objects.filter(code__in=codes)} if codes else {},
        places={place.slug: place for place in Place.objects.filter(slug__in=slugs)} if slugs else {},
        pictures=pictures_of(full, receiver) if receiver.photos else {},
        originals=_originals({version.story.translation_of_id for version in versions}),
        sent=now,
    )


_ORIGINALS = "SELECT id, created_at FROM archive_story WHERE id IN ({marks})"


def _originals(ids: Collection[int | None]) -> dict[int, str]:
    known = [each for each in ids if each]
    rows = select(_ORIGINALS.format(marks=marks(len(known))), known) if known else []
    return {story_id: guid(story_id, moment(created_at)) for story_id, created_at in rows}


def _sending(version: Version, wanted: Wanted, context: _Context) -> Sending:
    story, source = version.story, version.story.source
    edition = context.edition_of(story.language)
    language = primary(edition.language)
    own = item_of(version, story.uri)
    full = source.rights == Rights.FULL
    page = links.absolute(links.story(edition.code, story.pk, story.slug))
    printed = _dateline(own, edition, language, own_copy=source.own) if full else ""
    pictures = context.pictures.get(version.pk)
    item = Item(
        uri=guid(story.pk, story.created_at),
        format=own.format,
        headline=own.headline,
        lead=own.lead,
        body_html=own.body_html if full else CleanHtml(""),
        version=wanted.number,
        embargo=wanted.embargo,
        signal=own.signal,
        slug=own.slug,
        byline=own.byline if full else "",
        credit=own.credit or (edition.name if source.own else source.name),
        dateline=own.dateline if full else None,
        published=story.listed_at or wanted.at,
        updated=wanted.at,
        language=primary(own.language) or story.language,
        topics=tuple(_topics(version.pk, edition, language, context)),
        places=tuple(_places(version.pk, edition, language, context)),
        urgency=own.urgency,
        located=own.located if full else "",
        usage_terms=own.usage_terms,
        ednote=own.ednote if context.receiver.known else "",
        correction=own.correction,
        photos=pictures.refs if pictures else (),
        links=tuple(_links(own)) if full else (),
        kind=own.kind,
        sources=own.sources if full else "",
    )
    return Sending(
        item=item,
        sent=context.sent,
        provider=_provider(context.editions),
        dateline=printed,
        page=(page if wanted.embargo is None else "") if full else at_source(own.links, own.uri),
        source_uri="" if source.own else own.uri,
        translation_of=context.originals.get(story.translation_of_id or 0, ""),
        designated=_notes(edition, item, wanted.at),
        renditions=pictures.renditions if pictures else {},
    )


def _provider(among: Sequence[Edition]) -> str:
    return among[0].name if among else ""


def _dateline(item: Item, edition: Edition, language: str, *, own_copy: bool) -> str:
    """As the house prints it."""
    if item.dateline is None:
        return ""
    sign = item.dateline.agency or (edition.agency_sign if own_copy else "")
    return render(item.dateline.place, item.dateline.date, language=language, sign=sign)


def _topics(version_id: int, edition: Edition, language: str, context: _Context) -> Iterable[Code]:
    for code in context.filed[version_id].topics if version_id in context.filed else ():
        if topic := context.topics.get(code):
            label = capital(topic.label(language))
            if code.startswith(MEDIA_TOPICS):
                yield Code(value=code.removeprefix(MEDIA_TOPICS), scheme=_IPTC_MEDIA_TOPICS, label=label)
            else:
                yield Code(value=topic.slug, scheme=links.absolute(links.topic(edition.code, "")), label=label)


def _places(version_id: int, edition: Edition, language: str, context: _Context) -> Iterable[Code]:
    slugs = (place.slug for place in context.filed[version_id].places) if version_id in context.filed else ()
    for slug in dict.fromkeys(slugs):
        if place := context.places.get(slug):
            scheme = links.absolute(links.place(edition.code, ""))
            yield Code(value=slug, scheme=scheme, label=place_name(place, language))


def _links(item: Item) -> Iterable[Link]:
    return (link for link in item.links if link.rel == "enclosure")


def _notes(edition: Edition, item: Item, moment_: dt.datetime) -> tuple[str, ...]:
    found = designated(edition, item.published or moment_, item.headline, item.lead, item.body_html)
    return tuple(f"{each.entity.name}: {each.entity.phrase}" for each in found)
