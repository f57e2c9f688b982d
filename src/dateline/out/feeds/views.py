"""The feeds of All news and of topics, in each of their forms."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.out.feeds.collect import collect
from dateline.out.feeds.forms import Form
from dateline.site.conditional import answer


@require_safe
def feed(request: HttpRequest, edition: str, form: Form, topic: str = "") -> HttpResponse:
    """The newest stories of an edition, or of one of its topics and what lies under it."""
    channel = collect(edition, topic)
    if channel is None:
        raise Http404
    response = answer(
        request,
        form.write(channel),
        content_type=f"{form.media_type}; charset=utf-8",
        changed=channel.changed,
        now=timezone.now(),
    )
    # Readers that run in a browser come from another site; a feed has nothing that depends on who asks.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
