"""Who is to be visited."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from dateline.archive import lookup
from dateline.core import digest
from dateline.core.story import Item
from dateline.intake.models import Kind, State, Wire
from dateline.intake.polling.visit import Aim


def due(now: dt.datetime, limit: int, *, busy: Collection[int] = ()) -> list[Aim]:
    """The feeds whose time has come, those that somebody waits for first, then the longest overdue."""
    wires = Wire.objects.filter(state=State.ON.value, kind=Kind.FEED.value, next_at__lte=now).exclude(pk__in=busy)
    return aims(wires.select_related("source").order_by("-asked_for", "next_at")[:limit])


def aims(wires: Iterable[Wire]) -> list[Aim]:
    """What to ask for, of wires with their sources."""
    return [
        Aim(
            wire=wire.pk,
            url=wire.address,
            etag=wire.etag,
            modified=wire.modified,
            digest=wire.digest,
            source=wire.source_id,
            full_text=wire.full_text and wire.source.text_allowed,
            first=wire.answered_at is None,
        )
        for wire in wires
    ]


def without_text(source: int, items: tuple[Item, ...]) -> Mapping[str, str]:
    """The pages of items that have no text of their own and are not in the archive, by identity."""
    found = {}
    for item in items:
        page = next((link.url for link in item.links if link.rel == "canonical"), "")
        if page and not item.body_html and lookup.story_id(source, digest.identity(item.uri)) is None:
            found[item.uri] = page
    return found


def ask_for(wires: Iterable[Wire], now: dt.datetime) -> None:
    """Visit these as soon as may be, and keep what comes of it in the log."""
    for wire in wires:
        wire.next_at, wire.asked_for = now, True
        wire.save(update_fields=["next_at", "asked_for"])
