"""The feeds of All news, of topics and of places, in each of their forms."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.index.topics import moved_to
from dateline.out.feeds.collect import Collected, collect
from dateline.out.feeds.forms import Form
from dateline.site import links
from dateline.site.conditional import answer
from dateline.site.depends import Depends, Kind, Watched
from dateline.site.serve import moved


@require_safe
def feed(request: HttpRequest, edition: str, form: Form, topic: str = "", place: str = "") -> HttpResponse:
    """The newest stories of an edition, or of one of its topics or of a place, with what lies under it."""
    found = collect(edition, topic, place)
    if found is None:
        if topic and (present := moved_to(topic)):
            return moved(request, f"{links.topic(edition, present)}.{form.name}")
        raise Http404
    response = answer(
        request,
        form.write(found.channel),
        content_type=f"{form.media_type}; charset=utf-8",
        changed=found.channel.changed,
        now=timezone.now(),
        depends=_depends(found, request.path_info),
    )
    # Readers that run in a browser come from another site; a feed has nothing that depends on who asks.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _depends(found: Collected, address: str) -> Depends | None:
    if not found.stories:
        # An empty feed is dated by the agency's last change, whatever that was about.
        return None
    # What the index has and the archive no longer shows is not among the entries, so whatever leaves the list matters.
    watched = Watched(node=found.node, after=found.last, counts=True)
    return Depends(kind=Kind.FEED, address=address, stories=found.stories, watched=(watched,))
