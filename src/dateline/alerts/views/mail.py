"""What the links in mails open. Nothing happens by looking: mail programs look at links before the reader does."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop, override

from dateline.alerts import keeping
from dateline.alerts.filters import Filters
from dateline.alerts.models import Address, Alert
from dateline.alerts.owndata import data_of
from dateline.alerts.tokens import Purpose, key_in
from dateline.archive.editions import editions
from dateline.core.alerts.channels import Channel
from dateline.site import links
from dateline.site.editions import Here, preferred
from dateline.site.head import Head
from dateline.site.page import render

_QUIET = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
_TITLES = {
    "alerts/confirm.html": gettext_noop("Confirm the alert"),
    "alerts/stop.html": gettext_noop("Stop the alert"),
    "alerts/forgotten.html": gettext_noop("Everything is deleted"),
    "alerts/unknown.html": gettext_noop("This link opens nothing any more"),
}
View = Callable[[HttpRequest, str], HttpResponse]


def mail_page(view: View) -> View:
    """GET and POST, kept by nobody and told to nobody: the address alone opens it."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "POST"}:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        response = view(request, token)
        for name, value in _QUIET.items():
            response.headers[name] = value
        return response

    return answer


@mail_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, and what is so after it was pressed."""
    alert = _alert(Purpose.CONFIRM, token)
    if alert is None or (alert.confirmed_at is None and timezone.now() - alert.made_at >= keeping.UNCONFIRMED):
        return _unknown(request)
    if request.method == "POST":
        keeping.confirm(alert, timezone.now())
    return _about(request, alert, "alerts/confirm.html")


@mail_page
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """A button. POST stops, from there or from a mail program by itself (RFC 8058); twice is once."""
    alert = _alert(Purpose.STOP, token)
    if alert is None:
        # A program that repeats itself is told that all is well.
        return _unknown(request, status=200 if request.method == "POST" else 404)
    if request.method == "POST":
        page = _about(request, alert, "alerts/stop.html", stopped=True)
        keeping.stop(alert)
        return page
    return _about(request, alert, "alerts/stop.html", stopped=False)


@mail_page
def data(request: HttpRequest, token: str) -> HttpResponse:
    """What is kept of a reader: to look at, to download (``?as=json``), to delete (POST)."""
    key = key_in(Purpose.DATA, token)
    address = Address.objects.filter(key=key).first() if key else None
    if address is None:
        return _unknown(request)
    if request.method == "POST":
        keeping.forget(address)
        return _page(request, "alerts/forgotten.html")
    found = data_of(address)
    if request.GET.get("as") == "json":
        written = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        disposition = {"Content-Disposition": 'attachment; filename="my-data.json"'}
        return HttpResponse(written, content_type="application/json", headers=disposition)
    alerts = list(address.alerts.select_related("filter__edition").order_by("pk"))
    where = _here(request, alerts[0] if alerts else None)
    with override(where.language):
        head = Head(title=gettext("What we keep of you"))
        filters = Filters(alert.filter for alert in alerts)
        shown = [(alert, filters.words(alert.filter)) for alert in alerts]
        return render("alerts/data.html", where, head, address=address, alerts=shown, sent=len(found["mails"]))


def _alert(purpose: Purpose, token: str) -> Alert | None:
    key = key_in(purpose, token)
    return Alert.objects.select_related("address", "filter__edition").filter(key=key).first() if key else None


def _about(request: HttpRequest, alert: Alert, template: str, **said: Any) -> HttpResponse:
    where = _here(request, alert)
    with override(where.language):
        head = Head(title=gettext(_TITLES[template]))
        front = links.front(where.edition.code)
        words = Filters([alert.filter]).words(alert.filter)
        push = alert.address.channel == Channel.PUSH.value
        return render(template, where, head, alert=alert, push=push, filter=words, front=front, **said)


def _page(request: HttpRequest, template: str, status: int = 200) -> HttpResponse:
    where = _here(request, None)
    with override(where.language):
        head = Head(title=gettext(_TITLES[template]))
        return render(template, where, head, status=status, front=links.front(where.edition.code))


def _unknown(request: HttpRequest, status: int = 404) -> HttpResponse:
    return _page(request, "alerts/unknown.html", status)


def _here(request: HttpRequest, alert: Alert | None) -> Here:
    """The alert's edition, else the one in the browser's language."""
    found = editions()
    return Here(alert.filter.edition if alert else preferred(request, found), found)
