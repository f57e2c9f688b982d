"""Where hubs call: to ask whether we meant it, and with news (WebSub, sections 5.2, 5.3, 7 and 7.1)."""

import datetime as dt
import hashlib
import hmac

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dateline.intake.models import Subscription, Wire
from dateline.intake.polling.reading import read_body
from dateline.intake.polling.told import Told, log
from dateline.intake.recording import record_reading
from dateline.intake.websub.subscribe import LEASE, denied, granted

_ALGORITHMS = ("sha256", "sha384", "sha512", "sha1")
"""Section 7.1; SHA-1 is allowed there, and with HMAC it is not broken."""
_SHORTEST, _LONGEST = dt.timedelta(minutes=5), dt.timedelta(days=90)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def callback(request: HttpRequest, token: str) -> HttpResponse:
    """A hub's call. What we know nothing of is a 404, which ends the hub's interest."""
    found = Subscription.objects.select_related("wire__source").filter(token=token).first()
    if found is None:
        return _plain(404, "No such subscription.")
    return _asked_back(request, found) if request.method == "GET" else _told(request, found)


def _asked_back(request: HttpRequest, subscription: Subscription) -> HttpResponse:
    mode, topic = request.GET.get("hub.mode", ""), request.GET.get("hub.topic", "")
    if topic != subscription.topic or mode not in {"subscribe", "denied"}:
        return _plain(404, "Not asked for.")
    now = timezone.now()
    if mode == "denied":
        denied(subscription, now)
        return _plain(200, "Noted.")
    said = request.GET.get("hub.lease_seconds", "")
    lease = dt.timedelta(seconds=int(said[:9])) if said.isdecimal() else LEASE
    granted(subscription, min(max(lease, _SHORTEST), _LONGEST), now)
    return _plain(200, request.GET.get("hub.challenge", ""))


def _told(request: HttpRequest, subscription: Subscription) -> HttpResponse:
    """News. With a signature that is not right it counts as received and is thrown away (section 7.1)."""
    if not _signed(request.body, request.headers.get("X-Hub-Signature", ""), subscription.secret):
        return _plain(202, "Received.")
    now = timezone.now()
    reading = read_body(request.body, now)
    wire = subscription.wire
    if not reading.useless:
        counted = record_reading(wire.source, reading)
        _remember(wire, now, len(request.body), counted.fresh, counted.known, len(reading.problems), reading.words)
    Subscription.objects.filter(pk=subscription.pk).update(heard_at=now)
    return _plain(202, "Received.")


def _remember(wire: Wire, now: dt.datetime, size: int, fresh: int, known: int, problems: int, words: str) -> None:
    told = Told(
        wire=wire.pk,
        address=wire.address,
        source=wire.source.slug,
        at=now,
        size=size,
        fresh=fresh,
        known=known,
        problems=problems,
        words="\n".join(part for part in ("sent by its hub", words) if part),
    )
    log(wire, told)
    if fresh:
        Wire.objects.filter(pk=wire.pk).update(newest_at=now)


def _signed(body: bytes, header: str, secret: str) -> bool:
    method, _, signature = header.strip().partition("=")
    if method.lower() not in _ALGORITHMS:
        return False
    expected = hmac.new(secret.encode(), body, getattr(hashlib, method.lower())).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.strip().lower().encode())


def _plain(status: int, text: str) -> HttpResponse:
    """Plain text whatever a hub put into its challenge: no browser shall take it for a page."""
    return HttpResponse(
        text, status=status, content_type="text/plain; charset=utf-8", headers={"X-Content-Type-Options": "nosniff"}
    )
