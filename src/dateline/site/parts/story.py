"""The parts of a story page, read one after the other in the order in which the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.safestring import SafeString

from dateline.archive import public
from dateline.archive.annotations import NOTHING, everything_of
from dateline.archive.history import Appearance, appearances
from dateline.archive.models import Version
from dateline.archive.public import Page
from dateline.archive.translations import family
from dateline.core.dateline import render as dateline_line
from dateline.core.designated import Finding
from dateline.core.text.clean import CleanHtml
from dateline.coverage.reading import members, number_of
from dateline.index.people import in_full
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.editions import Here
from dateline.site.parts.amounts import AS_STATED, Amounts, amounts
from dateline.site.parts.body import Turn, places, reading_pages, turn, with_dateline, with_figures
from dateline.site.parts.corrections import Changed, Correction, changed, corrections
from dateline.site.parts.designated import designated
from dateline.site.parts.entries import entries, label
from dateline.site.parts.kinds import kind_of
from dateline.site.parts.media import Media, in_other_media
from dateline.site.parts.more import LIMIT, STEP, More, more_on_this
from dateline.site.parts.people import PersonLink, person_link
from dateline.site.parts.photos import Figure, figures
from dateline.site.parts.places import Dossiers, dossiers
from dateline.site.parts.rows import rows as markup
from dateline.site.parts.source import Credits, credits_of, headline_and_link_only, original
from dateline.site.parts.topics import TopicLink, narrowest_first, topic_links
from dateline.site.parts.translations import Outdated, Translation, outdated, translation


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryParts:
    """Everything that the page shows, in its order."""

    story_id: int
    version: int
    """Of the public version: `dateline.archive.public.version_stamp`."""
    kind: str
    """``flash`` or another signal, for the look."""
    label: str
    headline: str
    language: str
    """Set where it is not the edition's own."""
    stamp: str
    stamp_iso: str
    lead: str
    figures: Sequence[Figure]
    dateline: str
    body: SafeString
    amounts: Amounts | None
    """The switch for amounts in another currency; None where there is nothing to switch."""
    designated: Sequence[Finding]
    """Designated organisations that the copy names without saying that they are."""
    turn: Turn
    link_only: bool
    original: str
    """Where the source itself has it, for stories that are shown as a link."""
    corrections: Sequence[Correction]
    changed: Changed | None
    versions: str
    """Address of the public history."""
    credits: Credits
    translations: Sequence[Translation]
    outdated: Outdated | None
    """Set where the original was corrected since this translation of it."""
    text_kind: str
    """``Interview``; empty for plain news."""
    sources: str
    """Whom the copy relies on."""
    topics: Sequence[TopicLink]
    dossiers: Dossiers
    """What “N pages in this article” opens to."""
    more: SafeString
    more_related: bool
    more_href: str
    """Where Show more leads: this page with a longer list, then the narrowest topic; empty when all is shown."""
    media: Media | None
    """In other media."""
    event: int | None
    """The number of what it tells of, if others do, too."""
    history: Sequence[Appearance]
    around: frozenset[int]
    """Other stories that make the page what it is: translations, those of its event, and what More on this chose from.
    """
    related_by: Sequence[str]
    """The codes of the topics that More on this looked under."""
    named_places: Sequence[str]
    """The slugs of the places that the story names."""


def read_parts(page: Page, here: Here, *, path: str, page_number: int, more: int, currency: str = "") -> StoryParts:
    """``currency`` is the one in which amounts are told too. Raises `Http404` for a reading page that there is not."""
    story, version = page.story, page.version
    clock = Clock.of(here.edition.zone, here.language)
    whole = not headline_and_link_only(page)
    pages = reading_pages(CleanHtml(version.body_html)) if whole else (CleanHtml(""),)
    if page_number > len(pages):
        raise Http404
    dateline = _dateline(page, here) if whole else ""
    photos = figures(version.pk) if whole else ()
    within = places(CleanHtml(version.body_html))
    history = appearances(story.pk)
    filed = everything_of([story.pk]).get(story.pk, NOTHING)
    topics = topic_links(filed.topics, here)
    further = more_on_this(story.pk, story.language, narrowest_first(topics), more)
    translated = family(story)
    rows = {row.id: row for row in public.rows((*further.ids, *translated))}
    listed = [rows[each] for each in further.ids if each in rows]
    stamp = story.listed_at
    number = number_of(story.pk)
    year = clock.local(stamp).year if stamp else None
    worths = amounts(page, here, currency) if whole else None
    marks = worths or AS_STATED
    return StoryParts(
        story_id=story.pk,
        version=public.version_stamp(version.received_at),
        kind=version.signal,
        label=label(version.signal),
        headline=version.headline,
        language=story.language if story.language != here.language else "",
        stamp=clock.stamp(stamp, _filed_at(version)) if stamp else "",
        stamp_iso=clock.iso(stamp) if stamp else "",
        lead=marks.marked_text(version.lead),
        figures=[each for at, each in enumerate(photos) if each and at not in within] if page_number == 1 else (),
        dateline=dateline,
        body=with_figures(
            with_dateline(marks.marked(pages[page_number - 1]), dateline if page_number == 1 else ""), photos
        ),
        amounts=worths,
        designated=_designated(page, here, whole=whole),
        turn=turn(path, page_number, len(pages), f"currency={currency}" if currency else ""),
        link_only=not whole,
        original=original(page) if not whole else "",
        corrections=corrections(history, clock),
        changed=changed(history, clock),
        versions=links.versions(here.edition.code, story.pk, story.slug),
        credits=credits_of(page),
        outdated=outdated(story, rows, here, clock),
        text_kind=kind_of(version),
        sources=version.extra.get("sources", "") if whole else "",
        translations=[translation(rows[each], here) for each in translated if each in rows],
        topics=topics,
        dossiers=dossiers(filed.places, here, topics, _people(filed.people, here)),
        more=markup(entries(listed, here.edition.code, clock, year=year, places=False)),
        more_related=further.related,
        more_href=_more_href(further, path, more, here, topics),
        media=None if number is None else in_other_media(story, number, here, clock),
        event=number,
        history=history,
        around=further.seen | frozenset(translated) | (frozenset() if number is None else members(number)),
        related_by=further.topics,
        named_places=tuple(each.slug for each in filed.places),
    )


def _designated(page: Page, here: Here, *, whole: bool) -> Sequence[Finding]:
    story, version = page.story, page.version
    body = version.body_html if whole else ""
    moment = story.listed_at or version.received_at
    found = designated(here.edition, moment, version.headline, version.lead, body)
    return [each for each in found if not each.noted]


def _people(names: Sequence[str], here: Here) -> Sequence[PersonLink]:
    return [person_link(each, here) for each in in_full(names)]


def _filed_at(version: Version) -> str:
    """The place in the stamp: the dateline's, else the one that the wire's own stamp names."""
    return version.dateline_place or version.extra.get("stamp", {}).get("place", "")


def _dateline(page: Page, here: Here) -> str:
    """Rendered from data in the edition's style. A story that was filed without one gets none."""
    version = page.version
    if not version.dateline_place:
        return ""
    sign = version.dateline_agency or (here.edition.agency_sign if page.story.source.own else "")
    return dateline_line(version.dateline_place, version.dateline_date, language=here.language, sign=sign)


def _more_href(further: More, path: str, shown: int, here: Here, topics: Sequence[TopicLink]) -> str:
    if not further.further:
        return ""
    if shown < LIMIT:
        return f"{path}?more={min(shown + STEP, LIMIT)}#more"
    if further.related:
        return max(topics, key=lambda topic: len(topic.path)).href
    return links.all_news(here.edition.code)
