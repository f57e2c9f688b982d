"""Asking for an alert: a form that says what is kept, and one answer whoever asks."""

from dataclasses import dataclass
from zoneinfo import available_timezones

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from dateline.alerts import throttle
from dateline.alerts.filters import list_of
from dateline.alerts.keeping import Wish, sign_up
from dateline.core.alerts.addresses import BadAddressError, MailAddress, read_address
from dateline.core.alerts.schedule import Frequency
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.filtering.ask import UnreadError, read, wrong_filter
from dateline.site.filtering.asked import Asked
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.serve import edition_act, edition_page
from dateline.wire.admission import address_of


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as somebody filled it in."""

    address: str
    frequency: str
    zone: str
    updates: bool
    corrections: bool

    @property
    def wrong(self) -> bool:
        """No browser sends this from our form."""
        return self.frequency not in set(Frequency) or self.zone not in available_timezones()


def alert(request: HttpRequest, edition: str) -> HttpResponse:
    """GET: the form for the filter in ``?f=``. POST: what was filled in."""
    return (_asked if request.method == "POST" else _form)(request, edition=edition)


@edition_page
def _form(request: HttpRequest, here: Here) -> HttpResponse:
    fresh = Filled("", Frequency.INSTANT.value, here.edition.zone, updates=False, corrections=True)
    of = list_of(here)
    try:
        asked = of.with_filter(read(request.GET.get("f", ""), of))
    except UnreadError as unread:
        return wrong_filter(here, of, unread)
    return _page(here, asked, fresh)


@edition_act
def _asked(request: HttpRequest, here: Here) -> HttpResponse:
    filled, of = _filled(request.POST, here), list_of(here)
    try:
        asked = of.with_filter(read(request.POST.get("f", ""), of))
    except UnreadError as unread:
        return wrong_filter(here, of, unread)
    if filled.wrong:
        return _page(here, asked, filled, trouble=gettext("Choose how often, and a time zone of the list."))
    try:
        address = read_address(filled.address)
    except BadAddressError:
        return _page(here, asked, filled, trouble=gettext("This is no mail address: it looks like name@example.org."))
    client = address_of(str(request.META.get("REMOTE_ADDR", "")), request.headers.get("X-Forwarded-For", ""))
    wait = throttle.wait_for(client)
    if wait:
        response = _page(here, asked, filled, trouble=_too_many())
        response.status_code = 429
        response.headers["Retry-After"] = str(wait)
        return response
    _keep(here, asked, filled, address)
    head = Head(title=gettext("Look into your mail"))
    return render("alerts/asked.html", here, head, asked=asked, list=links.filtered(here.edition.code, asked.text))


def _keep(here: Here, asked: Asked, filled: Filled, address: MailAddress) -> None:
    """The answer is the same whether this did anything: nobody learns from us who has an alert."""
    wish = Wish(
        edition=here.edition,
        filter=asked.text,
        zone=filled.zone,
        frequency=Frequency(filled.frequency),
        updates=filled.updates,
        corrections=filled.corrections,
    )
    sign_up(address, wish, timezone.now())


def _filled(sent: QueryDict, here: Here) -> Filled:
    return Filled(
        address=sent.get("address", "")[:300],
        frequency=sent.get("frequency", ""),
        zone=sent.get("zone", here.edition.zone),
        updates=sent.get("updates") == "1",
        corrections=sent.get("corrections") == "1",
    )


def _page(here: Here, asked: Asked, filled: Filled, trouble: str = "") -> HttpResponse:
    head = Head(title=gettext("Alert by mail"))
    return render(
        "alerts/form.html",
        here,
        head,
        status=400 if trouble else 200,
        asked=asked,
        filled=filled,
        trouble=trouble,
        frequencies=_frequencies(),
        zones=sorted(each for each in available_timezones() if "/" in each and not each.startswith("Etc/")),
        zone=filled.zone,
    )


def _frequencies() -> list[tuple[str, str]]:
    return [
        (Frequency.INSTANT.value, gettext("At once")),
        (Frequency.DAILY.value, gettext("Every morning at 7")),
        (Frequency.WEEKLY.value, gettext("On Mondays at 7")),
    ]


def _too_many() -> str:
    return gettext("Too many have asked from your network within the hour. Try again later.")
