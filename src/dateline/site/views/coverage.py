"""The coverage page: an event as all outlets tell it; and what readers say of it."""

from django.db import transaction
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from dateline.coverage.models import Doubt
from dateline.coverage.reading import Event, event, exists, leads_to, members
from dateline.site import links
from dateline.site.depends import Depends, Kind
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.lists import feeds
from dateline.site.parts.told import told
from dateline.site.serve import edition_act, edition_page, moved

_MAX_ID = 2**63 - 1


@edition_page
def coverage(request: HttpRequest, here: Here, number: int) -> HttpResponse:
    """Who told it when, in which words, and what only some have. The number of a merged event leads on."""
    found = _shown(number)
    if found is None:
        present = leads_to(number) if number <= _MAX_ID else None
        if present is None:
            raise Http404
        return moved(request, links.coverage(here.edition.code, present))
    parts, thanks = told(found, here), bool(request.GET.get("thanks"))
    path = links.coverage(here.edition.code, number)
    title = gettext("In other media: %(headline)s") % {"headline": parts.headline}
    head = Head(
        title=title,
        description=ngettext("How %(count)s outlet tells it.", "How %(count)s outlets tell it.", found.outlets)
        % {"count": found.outlets},
        path=path,
        others={each.code: links.coverage(each.code, number) for each in here.editions},
        feeds=feeds(path, title),
    )
    depends = Depends(
        kind=Kind.COVERAGE,
        address=f"{path}?thanks=1" if thanks else path,
        stories=members(number),
        events=frozenset([number]),
    )
    return render(
        "coverage.html",
        here,
        head,
        depends=depends,
        told=parts,
        follow=links.filtered(here.edition.code, f"coverage:{number}"),
        change=links.my_change(here.edition.code),
        doubt=links.doubt(here.edition.code, number),
        number=number,
        thanks=thanks,
    )


@edition_act
def doubt(request: HttpRequest, here: Here, number: int) -> HttpResponse:
    """“Not the same story?”: counted for the desk, with nothing of who asked."""
    found = _shown(number)
    story = request.POST.get("story", "")
    if found is None or not any(story == str(each.story) for each in found.tellings):
        raise Http404
    now = timezone.now()
    with transaction.atomic():
        row, _ = Doubt.objects.get_or_create(coverage_id=number, story_id=int(story), defaults={"last_at": now})
        Doubt.objects.filter(pk=row.pk).update(count=F("count") + 1, last_at=now)
    response = HttpResponseRedirect(f"{links.coverage(here.edition.code, number)}?thanks=1#thanks")
    response.status_code = 303
    return response


def _shown(number: int) -> Event | None:
    """An event that at least two stories tell which may be seen."""
    if number > _MAX_ID or not exists(number):
        return None
    found = event(number)
    return found if len(found.tellings) > 1 else None
