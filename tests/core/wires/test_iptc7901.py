"""IPTC 7901 (revision 5) with the habits of the agencies that use it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.story import Code, Item, Signal, Unreadable
from dateline.core.wires import limits
from dateline.core.wires.iptc7901.parse import messages
from tests.core.wires.reading import only, results, unread

WHOLE = (
    "\x01wea0123 4 i 93  wire 1888\r\n\nPorto/bridge/\r\n\x02(Adds quotes)\n1ST LEAD\n"
    "Harbour bridge in Porto opens\nto cars\nBy Ann Lee =\r\n\n"
    "Lisbon (AFP) - Cars crossed the new bridge on Monday after the\r\nmayor had cut the ribbon.\r\n\n"
    "It is 300 metres long.\r\n\n# Notebook\r\n\n## Note to editors\r\n- adds quotes\r\n\nwire al bl\r\n"
    "\x03281744 GMT Mar 16\r\n\x7f\r\n\x7f\x04"
)


def message(text: str, *, service: str = "wea0123 4 i 93", end: str = "281744 GMT Mar 16") -> str:
    return f"\x01{service}\r\n\x02{text}\x03{end}\r\n\x04"


def test_a_message_with_everything() -> None:
    item = only(WHOLE)
    assert (item.format, item.headline, item.byline) == (
        "iptc7901",
        "Harbour bridge in Porto opens to cars",
        "By Ann Lee",
    )
    assert (item.slug, item.priority, item.urgency) == ("Porto/bridge", 4, None)
    assert item.published == dt.datetime(2016, 3, 28, 17, 44, tzinfo=dt.UTC)
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency) == ("Lisbon", "AFP")
    assert item.body_html == (
        "<p>Cars crossed the new bridge on Monday after the mayor had cut the ribbon.</p>\n"
        "<p>It is 300 metres long.</p>"
    )
    assert item.topics == (Code(value="i", scheme="iptc7901:wea"), Code(value="Porto"), Code(value="bridge"))
    assert item.ednote == "(Adds quotes)\n1ST LEAD\n# Notebook\n## Note to editors\n- adds quotes"


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("Bridge opens=\nLisbon (Reuters) - Cars crossed.\n", "Bridge opens", "<p>Cars crossed.</p>"),
        ("Bridge opens\n\nCars\ncrossed.\n", "Bridge opens", "<p>Cars crossed.</p>"),
        (
            "Bridge opens\n  Cars crossed.\n  Trams\nfollow.\n",
            "Bridge opens",
            "<p>Cars crossed.</p>\n<p>Trams follow.</p>",
        ),
        (
            "Bridge opens\n\tCars crossed.\n\tTrams follow.\n",
            "Bridge opens",
            "<p>Cars crossed.</p>\n<p>Trams follow.</p>",
        ),
        ("Bridge opens\nPORTO, March 28 - Cars crossed.\n", "Bridge opens", "<p>Cars crossed.</p>"),
        ("EXTRA\nBridge opens =\n\nCars crossed.\n", "Bridge opens", "<p>Cars crossed.</p>"),
        ("BRIDGE OPENS =\n\nCars crossed.\n", "BRIDGE OPENS", "<p>Cars crossed.</p>"),
        ("PORTO, March 28 - Cars crossed.\n", "PORTO, March 28 - Cars crossed.", ""),
        ("Мост открыт =\n\nМОСКВА, 28 марта. /ТАСС/. Машины едут.\n", "Мост открыт", "<p>Машины едут.</p>"),
        ("Closing =\n\n  AA      1.50\n  BB      2.25\n", "Closing", "<pre>AA      1.50\nBB      2.25</pre>"),
    ],
)
def test_headline_and_copy(text: str, headline: str, body: str) -> None:
    item = only(message(text))
    assert (item.headline, item.body_html) == (headline, body)


@pytest.mark.parametrize(
    ("end", "published"),
    [
        ("281744 GMT Mar 16", dt.datetime(2016, 3, 28, 17, 44, tzinfo=dt.UTC)),
        ("281744 MAR 2016", dt.datetime(2016, 3, 28, 17, 44, tzinfo=dt.UTC)),
        ("281744 MSK Mar 16", dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)),
        ("281744 Mrz 16", dt.datetime(2016, 3, 28, 17, 44, tzinfo=dt.UTC)),
        ("071341 GMT Okt 15", dt.datetime(2015, 10, 7, 13, 41, tzinfo=dt.UTC)),
        ("281744 марта 16", dt.datetime(2016, 3, 28, 17, 44, tzinfo=dt.UTC)),
        ("dpa ab cd\r\n281744 GMT Mar 16", dt.datetime(2016, 3, 28, 17, 44, tzinfo=dt.UTC)),
        ("311744 GMT Feb 16", None),
        ("", None),
    ],
)
def test_the_time_of_transmission(end: str, published: dt.datetime | None) -> None:
    assert only(message("Bridge =\n\nText.\n", end=end)).published == published


@pytest.mark.parametrize(
    ("service", "priority", "signal"),
    [
        ("wea0123 4 i 93", 4, Signal.NONE),
        ("wea0123 1 i 3", 1, Signal.FLASH),
        ("wea 0123 f i 3", None, Signal.FLASH),
        ("wea0123 u i", None, Signal.NONE),
        ("APA0123 5 II 0227  28.Mar 16", 5, Signal.NONE),
    ],
)
def test_service_lines(service: str, priority: int | None, signal: Signal) -> None:
    item = only(message("Bridge =\n\nText.\n", service=service))
    assert (item.priority, item.signal) == (priority, signal)


def test_numbers_begin_again_and_the_day_tells_them_apart() -> None:
    first, same, other = (
        only(message(f"Bridge {text} =\n\nText.\n", end=end)).uri
        for text, end in [("a", "281744 GMT Mar 16"), ("b", "281800 GMT Mar 16"), ("a", "291744 GMT Mar 16")]
    )
    assert first == same != other


def test_several_messages_and_what_stands_between_them() -> None:
    content = "\x16\x16\r\nZCZC wea\r\n" + WHOLE + "\r\nNNNN\r\nZCZC\r\n" + message("Two =\n\nText.\n", service="what?")
    first, second = results(content)
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (second.headline, second.slug) == ("Two", "what?")


def test_a_message_without_a_text_is_told_and_the_rest_goes_on() -> None:
    first, second, third = results("\x01wea0001 4 i 9\r\n" + message("") + message("Three =\n\nText.\n"))
    assert isinstance(first, Unreadable)
    assert (first.where, "STX" in first.reason) == ("message 1", True)
    assert isinstance(second, Unreadable)
    assert "neither a headline nor a text" in second.reason
    assert isinstance(third, Item)


def test_a_message_that_breaks_off_keeps_its_text() -> None:
    item = only("\x01wea0123 4 i 93\r\n\x02Bridge opens =\r\n\r\nCars crossed.\r\n281744 GMT Mar 16\r\n")
    assert item.body_html == "<p>Cars crossed.</p>"
    assert item.published == dt.datetime(2016, 3, 28, 17, 44, tzinfo=dt.UTC)


@given(st.lists(st.text(st.characters(exclude_characters="\x01"), max_size=30), max_size=5), st.integers(1, 20))
def test_messages_are_told_apart_whatever_the_chunks(written: list[str], size: int) -> None:
    text = "idle" + "".join(f"\x01{one}" for one in written)
    assert list(messages(text[at : at + size] for at in range(0, len(text), size))) == written


@pytest.mark.parametrize(("text", "encoding"), [("Brücke in Köln öffnet", "cp1252"), ("Мост открыт", "cp1251")])
def test_eight_bit_sets_are_told_by_evidence(text: str, encoding: str) -> None:
    assert only(message(f"{text} =\n\n{text} {text}.\n").encode(encoding)).headline == text


def test_markup_is_text_here() -> None:
    item = only(message("A <b> =\n\n<script>alert(1)</script>\n"))
    assert (item.headline, item.body_html) == ("A <b>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")


def test_a_message_that_never_ends_is_refused() -> None:
    assert "larger than 4 MB" in unread("\x01wea0123 4 i 93\r\n\x02" + "x" * (limits.CAPTURE + 1)).reason
