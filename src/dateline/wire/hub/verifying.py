"""Asking callbacks whether they meant it (section 5.3), and what follows from their answer."""

import datetime as dt
import hashlib
import secrets
from urllib.parse import urlencode

from django.db import transaction

from dateline.intake.net.client import Client, FetchError, Limits, Request
from dateline.wire.models import HubRequest, Subscriber

LIMITS = Limits(connect=5, first_byte=10, total=15, body=10_000, redirects=0)
_AGAIN = dt.timedelta(minutes=1)
_TRIES = 3


def due(now: dt.datetime, limit: int = 50) -> list[HubRequest]:
    """Requests to verify, the oldest first."""
    return list(HubRequest.objects.filter(due_at__lte=now).order_by("id")[:limit])


async def meant(client: Client, request: HubRequest) -> bool | None:
    """Whether the callback confirms; None where it cannot be asked at present."""
    challenge = secrets.token_urlsafe(32)
    said = {"hub.mode": request.mode, "hub.topic": request.topic, "hub.challenge": challenge}
    if request.mode == "subscribe":
        said["hub.lease_seconds"] = str(request.lease)
    # What the callback has in its query stays there (section 5.3.1).
    joined = "&" if "?" in request.callback else "?"
    try:
        answer = await client.fetch(Request(url=f"{request.callback}{joined}{urlencode(said)}"), LIMITS)
    except FetchError:
        return None
    return 200 <= answer.status < 300 and answer.body == challenge.encode()


@transaction.atomic
def settle(request: HubRequest, confirmed: bool | None, now: dt.datetime) -> None:
    """Note what a callback answered. Whoever cannot be reached is asked again twice, and then forgotten."""
    if confirmed is None and request.tries + 1 < _TRIES:
        HubRequest.objects.filter(pk=request.pk).update(tries=request.tries + 1, due_at=now + _AGAIN)
        return
    HubRequest.objects.filter(pk=request.pk).delete()
    if not confirmed:
        return
    key = key_of(request.topic, request.callback)
    if request.mode == "unsubscribe":
        Subscriber.objects.filter(key=key).delete()
        return
    changed = {"secret": request.secret, "until": now + dt.timedelta(seconds=request.lease), "due_at": now, "tries": 0}
    Subscriber.objects.update_or_create(
        key=key, defaults=changed, create_defaults={"topic": request.topic, "callback": request.callback, **changed}
    )


def key_of(topic: str, callback: str) -> str:
    """One subscription for each pair (section 5)."""
    return hashlib.sha256(f"{topic}\n{callback}".encode()).hexdigest()
