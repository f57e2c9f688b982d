"""Where subscribers ask (section 5.1): a request is noted, and the callback asked whether it meant it."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dateline.intake.net.address import AddressError, check_name, target
from dateline.intake.settings import intake
from dateline.wire.admission import address_of
from dateline.wire.hub.topics import is_topic
from dateline.wire.limits import allowance
from dateline.wire.models import HubRequest, Subscriber
from dateline.wire.receivers import ANYBODY

MOST = 2000
"""Subscribers altogether."""
MOST_OF_ONE = 50
"""Subscriptions of one callback host."""
MOST_WAITING = 200
"""Requests that wait until they are verified."""
LEASE, SHORTEST, LONGEST = dt.timedelta(days=10), dt.timedelta(minutes=5), dt.timedelta(days=30)
_LONGEST_ADDRESS = 2000
_LONGEST_SECRET = 199
"""Bytes; the specification wants less than 200."""
_MODES = ("subscribe", "unsubscribe")


class NotTakenError(ValueError):
    """Why a request is refused, in a sentence; with the status that says so."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request that can be noted."""

    mode: str
    topic: str
    callback: str
    secret: str
    lease: dt.timedelta


@csrf_exempt
@require_POST
def hub(request: HttpRequest) -> HttpResponse:
    """202 for what will be verified, else why not."""
    spent = allowance(ANYBODY, address_of(request.META["REMOTE_ADDR"], request.headers.get("X-Forwarded-For", "")))
    if spent.wait:
        return _plain(429, "Too many requests.", spent.headers())
    try:
        wanted = _read(request)
        _note(wanted, timezone.now())
    except NotTakenError as error:
        return _plain(error.status, f"{error}.", spent.headers())
    return _plain(202, "The callback will be asked.", spent.headers())


def _read(request: HttpRequest) -> Wanted:
    given = request.POST
    mode, topic, callback = (given.get(f"hub.{name}", "") for name in ("mode", "topic", "callback"))
    secret, lease = given.get("hub.secret", ""), given.get("hub.lease_seconds", "")
    if mode not in _MODES:
        raise NotTakenError("hub.mode is subscribe or unsubscribe")
    if len(topic) > _LONGEST_ADDRESS or not is_topic(topic):
        raise NotTakenError("hub.topic is not the address of a feed of ours, as its link rel=self has it", 404)
    if len(secret.encode()) > _LONGEST_SECRET:
        raise NotTakenError("hub.secret has 200 bytes or more")
    if lease and not lease.isdecimal():
        raise NotTakenError("hub.lease_seconds is a number")
    wanted = dt.timedelta(seconds=int(lease[:9])) if lease else LEASE
    return Wanted(mode, topic, _callback(callback), secret, min(max(wanted, SHORTEST), LONGEST))


def _callback(written: str) -> str:
    if not written or len(written) > _LONGEST_ADDRESS:
        raise NotTakenError("hub.callback is an address of at most 2000 characters")
    try:
        to = target(written)
        check_name(to, intake().private)
    except AddressError as error:
        raise NotTakenError(f"hub.callback: {error}") from None
    return to.url


def _note(wanted: Wanted, now: dt.datetime) -> None:
    if HubRequest.objects.count() >= MOST_WAITING:
        raise NotTakenError("too many requests wait to be verified; ask again later", 503)
    if wanted.mode == "subscribe":
        origin = "/".join(wanted.callback.split("/")[:3]) + "/"
        if Subscriber.objects.filter(callback__startswith=origin).count() >= MOST_OF_ONE:
            raise NotTakenError(f"one host has {MOST_OF_ONE} subscriptions at most", 403)
        if Subscriber.objects.count() >= MOST:
            raise NotTakenError("this hub has no room for another subscription", 503)
    HubRequest.objects.create(
        mode=wanted.mode,
        topic=wanted.topic,
        callback=wanted.callback,
        secret=wanted.secret,
        lease=int(wanted.lease.total_seconds()),
        made_at=now,
        due_at=now,
    )


def _plain(status: int, text: str, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8", headers=headers)
