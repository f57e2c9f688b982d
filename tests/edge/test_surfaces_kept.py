"""What was taken back is heard on no page that was kept while it was public, nor on a stream that goes on."""

import datetime as dt
from typing import Any

import pytest

from dateline.archive import photos
from dateline.archive.record import record
from dateline.core.story import Pubstatus, Signal
from dateline.wire.cursors import cursor
from tests import surfaces
from tests.canaries import Canaries, noise
from tests.edge.stand import Listener, Stand
from tests.site.newsroom import NOW, TRANSPORT, Newsroom, medtop
from tests.surfaces import Probe

SECOND = dt.timedelta(seconds=1)


def addresses(probe: Probe) -> list[str]:
    """Every public address but the wire's, which are not kept, and those that somebody's cookie decides."""
    found = [address for each in surfaces.SURFACES if not each.cookies for address in each.addresses(probe)]
    return [address for address in found if not address.startswith("/wire")]


def heard(stand: Stand, canaries: Canaries, asked: list[str]) -> dict[str, set[str]]:
    found = {}
    for address in asked:
        got = stand.read(address)
        if got.headers.get("content-type", "").startswith("image/"):
            found[address] = {"image"}
        elif words := canaries.found_in(f"{got.headers}\n{got.body.decode()}"):
            found[address] = words
    return found


def after(listener: Listener, canaries: Canaries) -> set[str]:
    """What is heard of a story on a stream that a reader has only begun to read."""
    listener._stand._loop.call_soon_threadsafe(listener.reads.set)
    listener.settle()
    return canaries.found_in(listener.got.body.decode())


@pytest.mark.parametrize("following", [False, True], ids=["lists are stale", "lists have followed"])
@pytest.mark.parametrize(
    "said", [{"signal": Signal.KILL}, {"signal": Signal.WITHDRAW}, {"pubstatus": Pubstatus.WITHHELD}], ids=str
)
def test_what_is_taken_back_is_heard_nowhere(
    stand: Stand, furnished: Newsroom, said: dict[str, Any], following: bool
) -> None:
    listener = stand.listen("/en/all/live")
    listener.reads.clear()
    canaries, photo = Canaries.fresh(), photos.store(noise(), NOW)
    values = {"published": NOW, "topics": medtop(TRANSPORT), "language": "en"}
    source = furnished.sources["own"]
    recorded = record(canaries.item("urn:canary", **values), source, now=NOW, pictures={0: photo})
    furnished.follow()
    stand.look()
    probe = Probe.of(recorded.story_id, photo)
    asked = addresses(probe)
    found = heard(stand, canaries, asked)
    assert {"/en/", "/en/all", "/en/all.rss", "/en/topics/transport"} <= found.keys()
    assert stand.read("/en/all").hit
    notice = {"published": NOW + SECOND, "language": "en"} | said
    record(Canaries.fresh().item("urn:canary", **notice), source, now=NOW + SECOND, pictures={})
    if following:
        furnished.follow()
    stand.look()
    assert heard(stand, canaries, asked) == {}
    # The one message that was on its way to this reader is what it was.
    assert after(listener, canaries) <= {"headline"}
    assert not canaries.found_in(stand.listen(f"/en/all/live?after={cursor(0)}").got.body.decode())
