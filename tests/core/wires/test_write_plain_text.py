"""Plain text as it goes out."""

from hypothesis import given

from dateline.core.story import Item, Pubstatus, Signal
from dateline.core.wires.plain_text.write import write
from tests.core.wires.outgoing import FULL, ITEMS, sending


def test_a_story_reads_like_one() -> None:
    text = write(sending(page="https://agency.example/en/story/7-x", designated=("The Club (banned)",))).decode()
    head, _, copy = text.partition("\n\n")
    assert head.splitlines() == [
        "Id: tag:agency.example,2026-03-28:story/7", "Version: 3", "Status: usable", "Signal: correction",
        "Date: 2026-03-28T09:00:00+00:00", "Updated: 2026-03-28T11:30:00+00:00", "Urgency: 3", "Slug: HARBOUR-ICE",
        "Topics: Weather, Port life", "Credit: Meridian", "Usage: Not for broadcast.",
        "Note: With picture. / More to come.", "Correction: Corrects the name of the port.",
        "Designated: The Club (banned)", "Address: https://agency.example/en/story/7-x",
    ]  # fmt: skip
    assert copy.startswith(
        "Harbour frozen & <closed>\n\nIvan Petrov\n\nShips wait outside.\n\nMOSCOW, March 28. /MRD/. Ships wait outside"
    )
    assert copy.endswith(
        "[Photo 1] The harbour at noon © Anna Lind/MERIDIAN https://agency.example/img/a-w1280.jpg\n\n-0-\n"
    )


def test_a_kill_says_no_more_than_that() -> None:
    kill = Item(uri=FULL.uri, format="x", headline=FULL.uri, pubstatus=Pubstatus.CANCELED, signal=Signal.KILL)
    assert write(sending(kill)).decode() == f"Id: {FULL.uri}\nStatus: canceled\nSignal: kill\n\n-0-\n"


@given(item=ITEMS)
def test_a_head_has_no_empty_line(item: Item) -> None:
    head = write(sending(item)).decode().partition("\n\n")[0]
    assert all(": " in line for line in head.splitlines())
