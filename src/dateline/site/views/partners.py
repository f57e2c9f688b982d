"""Partner news: everything that partners offer in the edition's language."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.partners.showing import everything
from dateline.site import links
from dateline.site.depends import Depends, Kind
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.serve import edition_page


@edition_page
def partners(request: HttpRequest, here: Here) -> HttpResponse:  # noqa: ARG001
    """By partner, each with all of its headlines; who comes first changes with the minute."""
    head = Head(
        title=gettext("Partner news"),
        description=gettext("Headlines of the partners of %(agency)s.") % {"agency": here.edition.name},
        path=links.partners(here.edition.code),
        others={each.code: links.partners(each.code) for each in here.editions},
    )
    found = everything(here.language, timezone.now(), here.epochs.partners)
    depends = Depends(kind=Kind.PARTNERS, address=head.path, partners=True, until=found.until)
    return render("partners.html", here, head, depends=depends, groups=found.groups)
