"""The story page, under its one canonical address."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.archive import public
from dateline.archive.public import Gone, Page
from dateline.core.filters import Field
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.partners.models import Placement
from dateline.partners.showing import Spot, block
from dateline.site import links
from dateline.site.depends import Depends, Kind, Watched, in_language, under
from dateline.site.editions import Here
from dateline.site.filtering.asked import Asked
from dateline.site.head import Head
from dateline.site.mine.cookies import front_follows
from dateline.site.mine.page import own_of, private
from dateline.site.page import render
from dateline.site.parts import jsonld
from dateline.site.parts.amounts import read_currency
from dateline.site.parts.lists import feeds
from dateline.site.parts.more import LIMIT, STEP
from dateline.site.parts.partners import partner_news
from dateline.site.parts.rail import rail
from dateline.site.parts.source import headline_and_link_only
from dateline.site.parts.story import StoryParts, read_parts
from dateline.site.serve import edition_page, moved
from dateline.site.views.errors import gone

PARTNERS = 4
"""Headlines of partners."""
_DESCRIPTION = 200
_MAX_ID = 2**63 - 1
"""Of the databases' integers."""


@edition_page
def story(request: HttpRequest, here: Here, story_id: int, slug: str = "") -> HttpResponse:  # noqa: ARG001
    """``?page=`` turns reading pages, ``?more=`` says how many further stories are listed, ``?currency=`` in which
    currency amounts are told too.
    """
    found = find(story_id)
    if isinstance(found, Gone):
        return gone(here, found, request.path_info)
    home = here.home_of(found.story.language).code
    path = links.story(home, found.story.pk, found.story.slug)
    if request.path_info != path:
        return moved(request, path)
    page, more = _number(request, "page", 1), _number(request, "more", STEP)
    currency = read_currency(request.GET.get("currency", ""))
    own = own_of(request, here) if front_follows(request) else None
    response = shown(found, here, path, page=page, more=min(more, LIMIT), currency=currency, own=own)
    return private(response) if own else response


def shown(
    found: Page,
    here: Here,
    path: str,
    *,
    page: int = 1,
    more: int = STEP,
    currency: str = "",
    own: Asked | None = None,
) -> HttpResponse:
    """The page of a story at its address ``path``, with what is new in the reader's ``own`` feed.

    Raises `Http404` for a reading page that it does not have.
    """
    parts = read_parts(found, here, path=path, page_number=page, more=more, currency=currency)
    codes = {code for topic in parts.topics for code in topic.path}
    partners = block(Spot(here.language, Placement.STORY, timezone.now(), here.epochs.partners), PARTNERS, codes)
    head = _head(found, here, parts, path if page == 1 else f"{path}?page={page}")
    return render(
        "story.html",
        here,
        head,
        depends=None
        if own
        else replace(_depends(found, here, parts, _address(path, page, more, currency)), until=partners.until),
        story=parts,
        rail=rail(own, here, found.story.pk, timezone.now()) if own else "",
        partners=partner_news(partners, here.edition.code, here.language),
    )


def _address(path: str, page: int, more: int, currency: str) -> str:
    said = (
        [f"page={page}"] * (page != 1) + [f"more={more}"] * (more != STEP) + [f"currency={currency}"] * bool(currency)
    )
    return f"{path}?{'&'.join(said)}" if said else path


def _depends(found: Page, here: Here, parts: StoryParts, address: str) -> Depends:
    language = found.story.language
    beside = under(Field.TOPIC, parts.related_by, language) if parts.more_related else in_language(language)
    # Of the places that it names, those are linked that have stories.
    named = under(Field.PLACE, parts.named_places, here.language) if parts.named_places else None
    return Depends(
        kind=Kind.STORY,
        address=address,
        stories=frozenset([found.story.pk, *parts.around]),
        events=frozenset() if parts.event is None else frozenset([parts.event]),
        partners=True,
        watched=(Watched(node=beside), *([Watched(node=named, counts=True)] if named else ())),
    )


def find(story_id: int) -> Page | Gone:
    """Raises `Http404` for unknown, embargoed and withheld stories alike."""
    found = public.story(story_id) if story_id <= _MAX_ID else None
    if found is None:
        raise Http404
    return found


def _number(request: HttpRequest, name: str, default: int) -> int:
    text = request.GET.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 6 and int(text)):
        raise Http404
    return int(text)


def _head(found: Page, here: Here, parts: StoryParts, path: str) -> Head:
    picture = next((figure.picture for figure in parts.figures if figure.picture), None)
    return Head(
        title=found.version.headline,
        description=_description(found),
        path=path,
        others={each.edition: each.href for each in parts.translations},
        feeds=feeds(links.all_news(here.edition.code), f"{here.edition.name}: {gettext('All news')}"),
        kind="article",
        image=picture.og if picture else "",
        image_alt=parts.figures[0].caption if picture else "",
        jsonld=jsonld.news_article(found, here, parts),
    )


def _description(found: Page) -> str:
    text = found.version.lead
    if not text and not headline_and_link_only(found):
        text = plain(CleanHtml(found.version.body_html)).replace("\n", " ")
    return text if len(text) <= _DESCRIPTION else text[:_DESCRIPTION].rsplit(" ", 1)[0] + "…"
