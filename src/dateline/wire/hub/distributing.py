"""Telling subscribers that a feed has changed: its bytes, as they are at that moment (section 7).

Nothing is queued: what is sent is what whoever fetches the feed would get, so what was killed is never sent late.
"""

import datetime as dt
import hashlib
import hmac
from dataclasses import dataclass

from dateline.intake.net.client import Client, FetchError, Limits, Request
from dateline.wire.delivery.backoff import wait
from dateline.wire.hub import topics
from dateline.wire.hub.topics import Content
from dateline.wire.models import Subscriber

LIMITS = Limits(connect=5, first_byte=10, total=15, body=1 << 20, redirects=0)
_GONE = 410


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of telling one. ``trouble`` is empty where it took it."""

    trouble: str
    ended: bool = False


def behind(topic: str, now: dt.datetime) -> tuple[Content | None, list[Subscriber]]:
    """A feed as it is, and who has not got it so and may be told now."""
    found = topics.content(topic)
    waiting = Subscriber.objects.filter(topic=topic, until__gt=now, due_at__lte=now)
    if found is None:
        return None, []
    return found, list(waiting.exclude(digest=digest(found)))


def subscribed(now: dt.datetime) -> list[str]:
    """The feeds that anybody wants; leases that are over end here."""
    Subscriber.objects.filter(until__lte=now).delete()
    return list(Subscriber.objects.values_list("topic", flat=True).distinct())


def retried(now: dt.datetime) -> list[str]:
    """The feeds that somebody did not take and may be told of again."""
    waiting = Subscriber.objects.filter(tries__gt=0, due_at__lte=now)
    return list(waiting.values_list("topic", flat=True).distinct())


async def tell(client: Client, subscriber: Subscriber, content: Content) -> Outcome:
    """Hand a feed over: 2xx takes it, 410 ends the subscription (section 7)."""
    headers = {
        "content-type": content.content_type,
        "link": f'<{topics.address()}>; rel="hub", <{subscriber.topic}>; rel="self"',
    }
    if subscriber.secret:
        signed = hmac.new(subscriber.secret.encode(), content.body, hashlib.sha256).hexdigest()
        headers["x-hub-signature"] = f"sha256={signed}"
    request = Request(url=subscriber.callback, method="POST", headers=headers, body=content.body)
    try:
        answer = await client.fetch(request, LIMITS)
    except FetchError as error:
        return Outcome(error.reason)
    if 200 <= answer.status < 300:
        return Outcome("")
    return Outcome(f"it answers {answer.status}", ended=answer.status == _GONE)


def settle(subscriber: Subscriber, outcome: Outcome, content: Content, now: dt.datetime) -> None:
    """Note what came of it."""
    rows = Subscriber.objects.filter(pk=subscriber.pk)
    if outcome.ended:
        rows.delete()
    elif outcome.trouble:
        tries = subscriber.tries + 1
        rows.update(tries=tries, due_at=now + wait(tries), trouble=outcome.trouble[:300])
    else:
        rows.update(tries=0, due_at=now, taken_at=now, digest=digest(content), trouble="")


def digest(content: Content) -> str:
    """By which a feed is known to be the same."""
    return hashlib.sha256(content.body).hexdigest()
