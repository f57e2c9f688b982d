"""The feeds of an event: who tells it, newest first. Of other outlets the headline and the way to their own page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from dateline.archive.editions import primary
from dateline.archive.models import Edition
from dateline.core.text.clean import CleanHtml
from dateline.coverage.reading import Event, Telling, event, exists, leads_to, members
from dateline.out.feeds.forms import Form
from dateline.out.feeds.values import Channel, Entry
from dateline.site import links
from dateline.site.conditional import answer
from dateline.site.depends import Depends, Kind
from dateline.site.editions import here
from dateline.site.serve import moved

_MAX_ID = 2**63 - 1
_MOST = 50


@require_safe
def coverage_feed(request: HttpRequest, edition: str, number: int, form: Form) -> HttpResponse:
    """An event as a feed; the number of a merged one leads on."""
    where = here(edition)
    if where is None or number > _MAX_ID:
        raise Http404
    if not exists(number):
        present = leads_to(number)
        if present is None:
            raise Http404
        return moved(request, f"{links.coverage(edition, present)}.{form.name}")
    found = event(number)
    if len(found.tellings) < 2:
        raise Http404
    with override(primary(where.edition.language)):
        channel = _channel(where.edition, found)
    response = answer(
        request,
        form.write(channel),
        content_type=f"{form.media_type}; charset=utf-8",
        now=timezone.now(),
        depends=Depends(
            kind=Kind.FEED,
            address=channel.own_address(form.name).removeprefix(_site()),
            stories=members(number),
            events=frozenset([number]),
        ),
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Link"] = channel.discovery(form.name)
    return response


def _site() -> str:
    return str(settings.CONFIG.site).rstrip("/")


def _channel(edition: Edition, found: Event) -> Channel:
    lead = next((each for each in found.originals if each.own), found.originals[0])
    newest = sorted(found.tellings, key=lambda each: each.at, reverse=True)[:_MOST]
    return Channel(
        address=_site() + links.coverage(edition.code, found.number),
        home=_site() + links.front(edition.code),
        title=f"{edition.name}: {gettext('In other media')}: {lead.headline}",
        description=gettext("All outlets that tell it, newest first."),
        publisher=edition.name,
        language=edition.language,
        changed=None,
        hub=_site() + links.HUB,
        entries=tuple(_entry(edition, each) for each in newest),
    )


def _entry(edition: Edition, told: Telling) -> Entry:
    ours = _site() + links.story(edition.code, told.story, told.slug) if told.page else ""
    return Entry(
        id=f"{_site()}{links.front(edition.code)}telling/{told.story}",
        url=ours or told.elsewhere or _site() + links.front(edition.code),
        title=f"{told.outlet}: {told.headline}",
        summary=told.headline,
        content=CleanHtml(""),
        published=told.at,
        updated=told.at,
        version=1,
        author=told.outlet,
        source_url="" if told.page else told.elsewhere,
    )
