"""Counted links: the address says which link it is, not where it leads, so that it leads nowhere else.

What is counted is that somebody clicked, in which hour and where the link stood; nothing of who it was.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from dateline.archive import public
from dateline.archive.editions import editions
from dateline.archive.public import Gone
from dateline.core.partners.machines import is_machine
from dateline.partners import tokens
from dateline.partners.counting import clicked
from dateline.partners.models import Offer
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.views.errors import gone


@require_safe
def go(request: HttpRequest, token: str) -> HttpResponse:
    """To a partner's headline, or to a story of ours from a partner's page. 404 for what was not signed here.

    A headline that its partner took back leads nowhere: 404. A story that we took back is answered as its page is.
    """
    click = tokens.read(token)
    if click is None:
        raise Http404
    answer = _to_partner(click) if click.kind == "o" else _to_story(click)
    if (
        answer.status_code == 302
        and request.method == "GET"
        and not is_machine(lambda name: request.headers.get(name, ""))
    ):
        clicked(click.partner, click.placement, timezone.now())
    answer.headers.setdefault("Cache-Control", "no-store")
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _to_partner(click: tokens.Click) -> HttpResponse:
    offer = Offer.objects.filter(pk=click.number, partner_id=click.partner, hidden=False, partner__on=True).first()
    if offer is None:
        raise Http404
    return HttpResponseRedirect(offer.url)


def _to_story(click: tokens.Click) -> HttpResponse:
    found, every = public.story(click.number), editions()
    if found is None or not every:
        raise Http404
    home = Here(every[0], every).home_of(found.story.language)
    if isinstance(found, Gone):
        here = Here(home, every)
        with override(here.language):
            return gone(here, found, links.story(home.code, found.story.pk, found.story.slug))
    return HttpResponseRedirect(links.story(home.code, found.story.pk, found.story.slug))
