"""The feeds of All news, of topics and of places, in each of their forms; ``?f=`` filters them."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from dateline.core.filters import EVERYTHING
from dateline.core.filters.expiry import changes_at
from dateline.index.topics import moved_to
from dateline.out.feeds.collect import Collected, asked_of, collect, find
from dateline.out.feeds.entries import Place
from dateline.out.feeds.forms import Form
from dateline.site import links
from dateline.site.conditional import answer
from dateline.site.depends import Depends, Kind, Watched
from dateline.site.filtering.ask import UnreadError, read
from dateline.site.filtering.asked import Asked
from dateline.site.filtering.problems import in_a_line
from dateline.site.serve import moved


@require_safe
def feed(
    request: HttpRequest, edition: str, form: Form, topic: str = "", place: str = "", person: str = ""
) -> HttpResponse:
    """The newest stories of an edition, of a topic or a place with what lies under it, or of somebody."""
    where = find(edition, topic, place, person)
    if where is None:
        if topic and (present := moved_to(topic)):
            return moved(request, f"{links.topic(edition, present)}.{form.name}")
        raise Http404
    asked = asked_of(where)
    try:
        asked = asked.with_filter(read(request.GET.get("f", ""), asked))
    except UnreadError as unread:
        return _unread(unread, where)
    if "f" in request.GET and (request.GET["f"] != asked.text or asked.node == EVERYTHING):
        return HttpResponsePermanentRedirect(asked.feed(form.name), headers={"Cache-Control": "no-cache"})
    return _answer(request, where, asked, form)


def _answer(request: HttpRequest, where: Place, asked: Asked, form: Form) -> HttpResponse:
    now = timezone.now()
    found = collect(where, asked, now)
    until = changes_at(asked.node, now, ZoneInfo(where.edition.zone), None)
    response = answer(
        request,
        form.write(found.channel),
        content_type=f"{form.media_type}; charset=utf-8",
        # What changes as time goes by has no time of its last change.
        changed=found.channel.changed if until is None else None,
        now=now,
        depends=_depends(found, asked.feed(form.name), until),
    )
    # Readers that run in a browser come from another site; a feed has nothing that depends on who asks.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Link"] = found.channel.discovery(form.name)
    return response


def _unread(unread: UnreadError, where: Place) -> HttpResponse:
    """400 in a line, for whoever looks into the feed reader's log."""
    with override(where.language):
        said = in_a_line(unread.error, unread.written)
    return HttpResponseBadRequest(f"{said}\n", content_type="text/plain; charset=utf-8")


def _depends(found: Collected, address: str, until: dt.datetime | None) -> Depends | None:
    if not found.stories:
        # An empty feed is dated by the agency's last change, whatever that was about.
        return None
    # What the index has and the archive no longer shows is not among the entries, so whatever leaves the list matters.
    watched = Watched(node=found.node, after=found.last, counts=True)
    return Depends(kind=Kind.FEED, address=address, stories=found.stories, watched=(watched,), until=until)
