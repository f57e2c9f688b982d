"""The frame: formats told by content, encodings, packing, DTDs, slips and breaks, limits; never an exception."""

import gzip
import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.story import Item, Unreadable
from dateline.core.wires import FORMATS, limits, read
from tests.core.wires.reading import RECEIVED, atom, only, results, rss, unread
from tests.core.wires.seeds import BOMB, RUSSIAN, SEEDS, titled

WESTERN = "Café über Nacht geöffnet, sagt Señor Núñez"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t ", "the file is empty"),
        (b"\x00\x01\x02\x03", "the file is empty"),
        (b"Hello, world", "known are rss, atom"),
        (b'{"a": 1}', "known are rss, atom"),
        (b"\x7fELF\x02\x01\x01", "known are rss, atom"),
    ],
)
def test_what_is_no_known_format_is_told_once(content: bytes, reason: str) -> None:
    result = unread(content)
    assert reason in result.reason
    assert result.format == ""


def test_every_format_is_named_in_the_refusal() -> None:
    for one in FORMATS:
        assert one.name in unread(b"Hello, world").reason


@pytest.mark.parametrize(
    "before", ["", "\n\n  ", "<?xml version='1.0'?>", "<!-- a > b -->\n<?x y?>", " <?xml version='1.0'?>\n"]
)
@pytest.mark.parametrize(
    ("document", "name"), [(titled("x"), "rss"), (atom("<entry><title>x</title></entry>"), "atom")]
)
def test_the_root_element_tells_the_format(before: str, document: str, name: str) -> None:
    assert only(before + document).format == name


@pytest.mark.parametrize(
    ("title", "declared", "encoding"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8", "utf-8-sig"),
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), "koi8-r", "koi8-r"),
        (RUSSIAN, "utf-16", "utf-16"),
        (RUSSIAN, "utf-16", "utf-16-le"),
        (RUSSIAN, "utf-16", "utf-16-be"),
        (RUSSIAN, "utf-32", "utf-32"),
        (WESTERN, "iso-8859-1", "latin-1"),
        ("“Quoted”", "iso-8859-1", "cp1252"),
        ("桥梁开通", "gb2312", "gb18030"),
    ],
)
def test_a_declared_encoding_is_used(title: str, declared: str, encoding: str) -> None:
    document = titled(title, f'<?xml version="1.0" encoding="{declared}"?>\n')
    assert only(document.encode(encoding)).headline == title


@pytest.mark.parametrize(
    ("title", "declared", "encoding"),
    [
        (RUSSIAN, "iso-8859-1", "utf-8"),
        (RUSSIAN, "windows-1251", "utf-8"),
        (RUSSIAN, "us-ascii", "utf-8"),
        (RUSSIAN, "no-such-charset", "utf-8"),
        (RUSSIAN, "utf-16", "utf-8"),
        (RUSSIAN, "idna", "utf-8"),
        (RUSSIAN, "utf-8", "cp1251"),
        (RUSSIAN, "us-ascii", "utf-16"),
        (WESTERN, "utf-8", "cp1252"),
    ],
)
def test_a_wrong_declaration_is_seen_through(title: str, declared: str, encoding: str) -> None:
    document = titled(title, f'<?xml version="1.0" encoding="{declared}"?>\n')
    assert only(document.encode(encoding)).headline == title


@pytest.mark.parametrize(("title", "encoding"), [(RUSSIAN, "cp1251"), (WESTERN, "cp1252"), (RUSSIAN, "utf-8")])
def test_an_undeclared_encoding_is_told_by_evidence(title: str, encoding: str) -> None:
    assert only(titled(title).encode(encoding)).headline == title


def test_single_broken_bytes_are_marked_and_told() -> None:
    broken = titled(RUSSIAN * 3).encode().replace("ы".encode(), b"\xd1", 1)
    item, told = results(broken)
    assert isinstance(item, Item)
    assert "\ufffd" in item.headline
    assert RUSSIAN in item.headline
    assert isinstance(told, Unreadable)
    assert "in 1 places" in told.reason


def test_a_replacement_character_of_the_sources_own_is_no_damage() -> None:
    assert only(titled("a \ufffd b")).headline == "a \ufffd b"


def test_control_characters_are_dropped() -> None:
    assert only(titled("a\x00b\x01c\x0b\x7f\ufffed\x92s")).headline == "abcd’s"


def test_gzip_is_unpacked_in_one_member_or_several() -> None:
    document = titled("x").encode()
    assert only(gzip.compress(document)).headline == "x"
    assert only(gzip.compress(document[:50]) + gzip.compress(document[50:]) + b"\0" * 20).headline == "x"


def test_broken_gzip_keeps_what_was_complete() -> None:
    document = rss("".join(f"<item><title>Story {n} {'x' * 50}</title></item>" for n in range(20_000))).encode()
    packed = gzip.compress(document, 1)
    *items, told = results(packed[: len(packed) // 2])
    assert len(items) > 500
    assert isinstance(told, Unreadable)
    assert "ends early" in told.reason
    assert "gzip" in unread(b"\x1f\x8b" + b"garbage" * 5).reason


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = gzip.compress(b"<rss><channel>" + (b"<title>" + b" " * 6_000_000 + b"</title>") * 5)
    tracemalloc.start()
    result = unread(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "expands" in result.reason
    assert peak < 20_000_000


ENTITIES = {
    "internal": '<!DOCTYPE rss [<!ENTITY a "x">]>',
    "bomb": BOMB,
    "file": '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    "parameter": '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
    "hidden": '<!DOCTYPE rss [<!-- ]> --><?x ]>?><!ENTITY a "]>">]>',
}


@pytest.mark.parametrize("dtd", ENTITIES.values(), ids=ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_a_dtd_with_entities_is_refused_in_any_encoding(dtd: str, encoding: str) -> None:
    document = dtd + rss("<item><title>&a;</title></item>")
    assert "DTD declares entities" in unread(document.encode(encoding)).reason


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">',
        '<!DOCTYPE rss SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE rss [<!ATTLIST item about CDATA "http://evil.example/">]>',
        "<!DOCTYPE rss>",
    ],
)
def test_a_doctype_without_entities_is_passed_over(doctype: str) -> None:
    item = only(f'<?xml version="1.0"?>\n{doctype}\n' + titled("Caf&eacute;"))
    assert item.headline == "Café"
    assert "evil" not in item.uri


@pytest.mark.parametrize(
    "end", ["<item><title>Cut", "<item><title>Cut</title>", "<item><title", "<item><![CDATA[ cut", "<!-- cut", ""]
)
def test_what_breaks_off_gives_its_complete_items_and_the_line(end: str) -> None:
    whole = rss("\n<item><title>One</title></item>\n<item><title>Two</title></item>\n")
    *items, told = results(whole.removesuffix("</channel></rss>") + end)
    assert [item.headline for item in items if isinstance(item, Item)] == ["One", "Two"]
    assert isinstance(told, Unreadable)
    assert told.where == "line 4"


def titles(found: list[Item | Unreadable]) -> list[str]:
    return [one.headline for one in found if isinstance(one, Item)]


FAULTS = {
    "crossing": "<item><title>Two</item>",
    "stray end": "<item><title>Two</title></p></item>",
    "stray ends": "<item></b></p></i></div><title>Two</title></item>",
    "never closed": "<item><description>It <b>was <p>so<br>there</description><title>Two</title></item>",
    "end missing": "<item><title>Two</title>",
    "both missing": "<item><title>Two",
    "tag without end": "<item><title>Two</title><description>5 <b and c</description></item>",
    "attribute bare": "<item><title>Two</title><enclosure url=http://w.example/a.mp3 type=audio/mpeg /></item>",
    "attribute twice": '<item><title x="1" x="2">Two</title></item>',
    "attribute open": '<item><title>Two</title><link href="x>y</link></item>',
    "section end": "<item><title>Two</title><description>a ]]> b</description></item>",
    "doctype": '<item><!DOCTYPE x [<!ENTITY a "b">]><title>Two</title></item>',
    "between": "</div><item><title>Two</title></item></b>",
    "channel ended": "</channel></rss><item><title>Two</title></item>",
    "item in CDATA": "<item><title>Two</title></p><description><![CDATA[<item><title>No]]></description></item>",
}


@pytest.mark.parametrize("faulty", FAULTS.values(), ids=FAULTS)
def test_what_follows_a_fault_is_read_and_the_fault_is_told_once_with_its_line(faulty: str) -> None:
    after = "<item><title>Three</title></item>\n<item><title>Four</title><guid>4</guid></item>\n"
    *items, told = results(rss(f"\n<item><title>One</title></item>\n{faulty}\n{after}"))
    assert titles(items) == ["One", "Two", "Three", "Four"]
    assert all(isinstance(one, Item) and one.feed.title == "Wire" for one in items)
    assert isinstance(told, Unreadable)
    assert "not well-formed XML" in told.reason
    # That an end tag is missing shows where the next one is another's.
    assert told.where in ("line 3", "line 6")


def test_faults_before_the_first_item_and_in_several_items() -> None:
    *items, told = results(
        "<rss><channel>\n<title>Wire</b></title><link>http://w.example/</link>\n<image></rss>"
        "<item><title>One</b></title></item>\n<item><title>Two</title></item><item><title>3</item></channel></rss>"
    )
    assert titles(items) == ["One", "Two", "3"]
    assert [one.links or one.feed.link for one in items if isinstance(one, Item)] == ["http://w.example/"] * 3
    assert isinstance(told, Unreadable)
    assert told.where == "line 2"
    assert "2 more places" in told.reason


def test_lines_are_right_after_a_fault() -> None:
    found = results(rss("\n<item><title>One</b></title></item>\n\n<item/>\n<item><title>3</title></item>"))
    assert [one.where for one in found if isinstance(one, Unreadable)] == ["item 2, line 4", "line 2"]


def test_an_end_tag_that_is_missing_in_a_large_feed_costs_little() -> None:
    item = f"<item><title>Story</title><description>{'All about it. ' * 1000}</description></item>".encode()
    start = rss("").removesuffix("</channel></rss>").encode()
    parts = iter([start, b"<item><title>Open</title>", *[item] * 3000, b"</channel></rss>"])
    found = list(read(Endless(parts), received=RECEIVED))  # type: ignore[arg-type]
    assert len(titles(found)) >= 2998


def test_a_feed_that_is_all_faults_is_given_up() -> None:
    *items, told = results(rss("<item><title>x</b></title></item>" * (limits.FAULTS + 100)))
    assert len(items) == limits.FAULTS
    assert isinstance(told, Unreadable)
    assert "too many" in told.reason


class Endless(io.RawIOBase):
    """A stream that is made while it is read, and counts."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts

    def read(self, size: int = -1) -> bytes:  # noqa: ARG002
        return next(self._parts, b"")


def test_a_large_feed_is_read_in_bounded_memory() -> None:
    count = 600
    item = f"<item><title>Story</title><description>{'All about it. ' * 1000}</description></item>".encode()
    parts = iter([rss("").removesuffix("</channel></rss>").encode(), *[item] * count, b"</channel></rss>"])
    tracemalloc.start()
    found = sum(isinstance(one, Item) for one in read(Endless(parts), received=RECEIVED))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == count
    assert peak < 5_000_000


@pytest.mark.parametrize(
    "endless", [b"<x/>" * 10_000, b"<x><![CDATA[" + b"y" * 60_000 + b"]]></x>", b"<!-- " + b"y" * 60_000]
)
def test_an_item_that_never_ends_is_stopped(endless: bytes) -> None:
    def parts() -> Iterator[bytes]:
        yield b"<rss><channel><item><title>One</title></item><item>"
        for _ in range(500):
            yield endless

    found = list(read(Endless(parts()), received=RECEIVED))  # type: ignore[arg-type]
    assert isinstance(found[0], Item)
    assert isinstance(found[-1], Unreadable)


def test_a_body_that_is_too_deep_or_too_long_is_refused_alone() -> None:
    deep = f"<item><title>a</title><description><![CDATA[{'<div>' * 100_000}x]]></description></item>"
    long = f"<item><title>b</title><content:encoded><![CDATA[<p>{'x' * (limits.BODY + 1)}]]></content:encoded></item>"
    first, second, third = results(rss(f"{deep}{long}<item><title>c</title></item>"))
    assert isinstance(first, Unreadable)
    assert "deep" in first.reason
    assert isinstance(second, Unreadable)
    assert "larger than 4 MB" in second.reason
    assert isinstance(third, Item)


def test_a_long_headline_is_cut_at_a_word() -> None:
    headline = only(titled("word " * 1000)).headline
    assert len(headline) <= limits.HEADLINE + 1
    assert headline.endswith("word…")


@pytest.mark.parametrize("prefixed", ["<no:b>x</no:b>", "<no:>x</no:>", "<a:b:c>x</a:b:c>"])
def test_an_undeclared_prefix_within_copy_does_no_harm(prefixed: str) -> None:
    assert "x" in only(rss(f"<item><title>a</title><description>b {prefixed} c</description></item>")).lead


def test_errors_of_the_stream_pass() -> None:
    class Failing(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:  # noqa: ARG002
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        list(read(Failing(), received=RECEIVED))  # type: ignore[arg-type]


@given(st.binary(max_size=400))
def test_no_bytes_raise(content: bytes) -> None:
    for result in results(content):
        assert isinstance(result, Item | Unreadable)


@given(st.data())
def test_no_mutation_of_a_wire_raises(data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(SEEDS))
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 30)))
    junk = data.draw(st.binary(max_size=20) | st.sampled_from([b"&#0;", b"<![CDATA[", b"]]>", b"\xff\xfe", b"<"]))
    for result in results(seed[:start] + junk + seed[end:]):
        assert isinstance(result, Item | Unreadable)
        if isinstance(result, Item):
            assert result.uri
            assert result.headline
            assert result.published is None or result.published.tzinfo
        else:
            assert result.reason


@given(st.text(max_size=80), st.integers(1, 40))
def test_text_in_cdata_comes_through_whatever_the_chunks(text: str, size: int) -> None:
    """What is repaired must not depend on where the stream is cut."""
    raw = rss(f"<item><title>x &amp; {text.replace('<', '').replace('&', '')} & y</title></item>").encode(
        "utf-8", "replace"
    )
    pieces = iter([raw[at : at + size] for at in range(0, len(raw), size)])
    assert list(read(Endless(pieces), received=RECEIVED)) == results(raw)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "encoding"),
    [
        ("Президент подписал закон о бюджете на следующий год", "koi8-r"),
        ("Президент подписал закон о бюджете на следующий год", "cp1251"),
        ("桥梁今天开通，市长说，车辆可以通过新的桥梁，公共汽车明天开始行驶。" * 3, "gb18030"),
    ],
)
def test_other_scripts_are_told_by_evidence(title: str, encoding: str) -> None:
    assert only(titled(title).encode(encoding)).headline == title
