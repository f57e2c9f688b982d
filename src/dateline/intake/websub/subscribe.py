"""Asking hubs to tell us, again and again before a lease ends (WebSub, sections 5.1 and 5.3)."""

import datetime as dt
import secrets
from urllib.parse import urlencode, urlsplit

from dateline.core.wires.channel import Channel
from dateline.intake.models import State, Subscription, Wire
from dateline.intake.models.subscriptions import Standing
from dateline.intake.net.client import Client, FetchError, Request

LEASE = dt.timedelta(days=10)
"""Asked for; the hub decides."""
PATIENCE = dt.timedelta(hours=1)
"""Within which a hub should have asked back."""
MOST_FAILURES = 8
"""After which a hub is left alone for a week: the wire is visited as any other."""
ACCEPTED = 202


def note(wire: Wire, channel: Channel | None, site: str, now: dt.datetime) -> None:
    """Keep what the feed says of its hub. Without a public address of ours no hub could reach us."""
    if channel is None or not _reachable(site):
        return
    hub, topic = channel.hub, channel.self_url or wire.address
    if not hub:
        Subscription.objects.filter(wire=wire).delete()
        return
    known = Subscription.objects.filter(wire=wire).first()
    if known is not None and (known.hub, known.topic) == (hub, topic):
        return
    if known is not None:
        known.delete()
    Subscription.objects.create(
        wire=wire,
        hub=hub,
        topic=topic,
        token=secrets.token_urlsafe(24),
        secret=secrets.token_urlsafe(32),
        asked_at=now,
        renew_at=now,
    )


def due(now: dt.datetime, limit: int = 20) -> list[Subscription]:
    """Those whose hub is to be asked, of wires that are on."""
    found = Subscription.objects.filter(renew_at__lte=now, wire__state=State.ON.value)
    return list(found.select_related("wire").order_by("renew_at")[:limit])


def request(subscription: Subscription, site: str) -> Request:
    """The subscription request (section 5.1)."""
    fields = {
        "hub.callback": f"{site.rstrip('/')}/websub/{subscription.token}",
        "hub.mode": "subscribe",
        "hub.topic": subscription.topic,
        "hub.lease_seconds": str(int(LEASE.total_seconds())),
        "hub.secret": subscription.secret,
    }
    return Request(
        url=subscription.hub,
        method="POST",
        headers={"content-type": "application/x-www-form-urlencoded"},
        body=urlencode(fields).encode(),
    )


async def ask(client: Client, subscription: Subscription, site: str) -> str:
    """Ask the hub; empty if it accepted, else why not."""
    try:
        response = await client.fetch(request(subscription, site))
    except FetchError as error:
        return error.reason
    return "" if response.status == ACCEPTED else f"the hub answers {response.status}"


def asked(subscription: Subscription, fault: str, now: dt.datetime) -> None:
    """When to ask again: if it accepted, only should it not ask back; the lease then says when."""
    if fault:
        subscription.failures += 1
        rest = subscription.failures >= MOST_FAILURES
        wait = dt.timedelta(days=7) if rest else PATIENCE * subscription.failures
        subscription.failures = 0 if rest else subscription.failures
    else:
        wait = PATIENCE
    subscription.asked_at, subscription.renew_at = now, now + wait
    Subscription.objects.filter(pk=subscription.pk).update(
        asked_at=now, renew_at=subscription.renew_at, failures=subscription.failures
    )


def granted(subscription: Subscription, lease: dt.timedelta, now: dt.datetime) -> None:
    """The hub asked back and was answered: renew when nine tenths of the lease are over."""
    subscription.standing, subscription.failures = Standing.ACTIVE.value, 0
    subscription.until, subscription.renew_at = now + lease, now + lease * 0.9
    subscription.save(update_fields=["standing", "failures", "until", "renew_at"])


def denied(subscription: Subscription, now: dt.datetime) -> None:
    """The hub will not have us (section 5.2); it is asked again after a week."""
    subscription.standing, subscription.renew_at = Standing.DENIED.value, now + dt.timedelta(days=7)
    subscription.save(update_fields=["standing", "renew_at"])


def _reachable(site: str) -> bool:
    parts = urlsplit(site)
    return parts.scheme == "https" or (parts.hostname or "") not in {"127.0.0.1", "localhost", "::1"}
