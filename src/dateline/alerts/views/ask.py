"""Asking for an alert: a form that says what is kept, and one answer whoever asks."""

from dataclasses import dataclass
from zoneinfo import available_timezones

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from dateline.alerts import throttle
from dateline.alerts.filters import in_words, list_of
from dateline.alerts.keeping import Wish, sign_up
from dateline.alerts.office import identity
from dateline.core.alerts.addresses import BadAddressError, read_address
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

    def wish(self, here: Here, asked: Asked) -> Wish:
        """As it will be kept, if nothing is wrong."""
        return Wish(
            edition=here.edition,
            filter=asked.text,
            zone=self.zone,
            frequency=Frequency(self.frequency),
            updates=self.updates,
            corrections=self.corrections,
        )


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
    said, of = filled(request.POST, here), list_of(here)
    try:
        asked = of.with_filter(read(request.POST.get("f", ""), of))
    except UnreadError as unread:
        return wrong_filter(here, of, unread)
    if said.wrong:
        return _page(here, asked, said, trouble=gettext("Choose how often, and a time zone of the list."))
    try:
        address = read_address(said.address)
    except BadAddressError:
        return _page(here, asked, said, trouble=gettext("This is no mail address: it looks like name@example.org."))
    wait = wait_for(request)
    if wait:
        response = _page(here, asked, said, trouble=too_many())
        response.status_code = 429
        response.headers["Retry-After"] = str(wait)
        return response
    # The answer is the same whether this did anything: nobody learns from us who has an alert.
    sign_up(address, said.wish(here, asked), timezone.now())
    head = Head(title=gettext("Look into your mail"))
    return render("alerts/asked.html", here, head, asked=asked, list=links.filtered(here.edition.code, asked.text))


def filled(sent: QueryDict, here: Here) -> Filled:
    """What a form says; a browser's own sends the same without an address."""
    return Filled(
        address=sent.get("address", "")[:300],
        frequency=sent.get("frequency", ""),
        zone=sent.get("zone", here.edition.zone),
        updates=sent.get("updates") == "1",
        corrections=sent.get("corrections") == "1",
    )


def _page(here: Here, asked: Asked, filled: Filled, trouble: str = "") -> HttpResponse:
    head = Head(title=gettext("Alert me"))
    return render(
        "alerts/form.html",
        here,
        head,
        status=400 if trouble else 200,
        asked=asked,
        words=in_words(asked, here),
        filled=filled,
        trouble=trouble,
        frequencies=_frequencies(),
        zones=sorted(each for each in available_timezones() if "/" in each and not each.startswith("Etc/")),
        zone=filled.zone,
        push_key=identity().public_key,
    )


def _frequencies() -> list[tuple[str, str]]:
    return [
        (Frequency.INSTANT.value, gettext("At once")),
        (Frequency.DAILY.value, gettext("Every morning at 7")),
        (Frequency.WEEKLY.value, gettext("On Mondays at 7")),
    ]


def wait_for(request: HttpRequest) -> int:
    """Count a request for an alert; 0 where it is taken, else seconds until one will be."""
    client = address_of(str(request.META.get("REMOTE_ADDR", "")), request.headers.get("X-Forwarded-For", ""))
    return throttle.wait_for(client)


def too_many() -> str:
    """Why it is not."""
    return gettext("Too many have asked from your network within the hour. Try again later.")
