"""Pages that are kept: in which form they go out, when they end, and who renders them."""

import datetime as dt
import gzip
import threading
from dataclasses import replace

import brotli
import pytest
import zstandard

from dateline.core.ledger import Subject, Verb
from dateline.edge.cache import store
from dateline.edge.cache.coding import LEAST, chosen
from dateline.edge.change import Change
from dateline.partners import counting
from dateline.site.depends import Receipt
from tests.edge.counted import CHANGED, LONG, PAGE, Pages, about, happen, turn
from tests.edge.counted import pages as pages  # noqa: PLC0414
from tests.edge.counted import stand as stand  # noqa: PLC0414
from tests.edge.stand import Stand


def test_rendered_once_and_told_that_it_was_kept(stand: Stand, pages: Pages) -> None:
    first, second = stand.read("/en/all"), stand.read("/en/all")
    assert first.body == second.body == b"1 " + LONG
    assert (first.hit, second.hit) == (False, True)
    assert second.headers["server"] == "dateline"
    assert second.headers["content-length"] == str(len(second.body))
    assert pages.rendered == 1


def test_a_page_goes_with_what_it_shows(stand: Stand) -> None:
    stand.read("/en/all")
    happen(stand, about(8))
    assert stand.read("/en/all").body.startswith(b"1 ")
    happen(stand, about(7, 12))
    assert stand.read("/en/all").body.startswith(b"2 ")


@pytest.mark.parametrize("subject", [Subject.TOPIC, Subject.SOURCE])
def test_topics_and_sources_are_named_everywhere(stand: Stand, subject: Subject) -> None:
    stand.read("/en/all")
    happen(stand, Change(11, subject, 1, Verb.UPDATED, known=True))
    assert stand.read("/en/all").body.startswith(b"2 ")


def test_an_event_of_coverage_concerns_the_pages_that_tell_of_it(stand: Stand, pages: Pages) -> None:
    stand.read("/en/all")
    pages.depends = replace(PAGE, events=frozenset([5]))
    stand.read("/en/coverage/5")
    happen(stand, Change(11, Subject.COVERAGE, 5, Verb.REGROUPED, known=True))
    assert stand.read("/en/all").body.startswith(b"1 ")
    assert stand.read("/en/coverage/5").body.startswith(b"3 ")


def test_partners_concern_the_pages_that_show_them(stand: Stand, pages: Pages) -> None:
    stand.read("/en/all")
    pages.depends = replace(PAGE, partners=True)
    stand.read("/en/")
    turn(stand, "partners")
    assert stand.read("/en/all").body.startswith(b"1 ")
    assert stand.read("/en/").body.startswith(b"3 ")


def test_rates_stand_on_every_page(stand: Stand) -> None:
    stand.read("/en/all")
    turn(stand, "rates")
    assert stand.read("/en/all").body.startswith(b"2 ")


@pytest.mark.parametrize("turned", ["partners", "rates"])
def test_a_page_that_was_begun_before_it_turned_is_not_kept(stand: Stand, pages: Pages, turned: str) -> None:
    pages.depends = replace(PAGE, partners=True)
    with stand.suspended(["/en/"]):
        turn(stand, turned)
    assert len(stand.cache) == 0


def test_who_has_which_version_is_noted_each_time(stand: Stand, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[tuple[int, str, str]] = []
    monkeypatch.setattr(
        counting, "fetched", lambda partner, form, version, _now: noted.append((partner, form, version))
    )
    pages.depends = replace(PAGE, receipt=Receipt(3, "rss"))
    first = stand.read("/embed/taker.rss")
    assert noted == [], "its view does so for whoever had it rendered"
    stand.read("/embed/taker.rss", accept_encoding="gzip")
    stand.read("/embed/taker.rss", if_none_match=first.headers["etag"])
    stand.read("/embed/taker.rss", method="HEAD")
    assert noted == [(3, "rss", first.headers["etag"].strip('"'))] * 2


def test_leads_concern_the_pages_that_show_them(stand: Stand, pages: Pages) -> None:
    stand.read("/en/all")
    pages.depends = replace(PAGE, leads=True)
    stand.read("/en/")
    happen(stand, Change(11, Subject.EDITION, 1, Verb.ANNOTATED, known=True))
    assert stand.read("/en/all").body.startswith(b"1 ")
    assert stand.read("/en/").body.startswith(b"3 ")


def test_a_page_that_was_begun_before_a_change_is_not_kept(stand: Stand) -> None:
    def change_meanwhile(_path: str) -> None:
        stand.gate = lambda _: None
        happen(stand, about(7))

    stand.gate = change_meanwhile
    assert stand.read("/en/all").body.startswith(b"1 ")
    assert stand.read("/en/all").body.startswith(b"2 "), "an index has not seen the change"
    happen(stand, noted=11)
    assert stand.read("/en/all").body.startswith(b"3 ")
    assert stand.read("/en/all").body.startswith(b"3 ")


def test_nothing_is_kept_that_is_older_than_what_is_remembered(stand: Stand) -> None:
    stand.cache.recent.forget(50)
    stand.read("/en/all")
    assert len(stand.cache) == 0


def test_a_page_ends_when_it_says(stand: Stand, pages: Pages) -> None:
    pages.depends = replace(PAGE, until=dt.datetime.fromtimestamp(stand.now + 0.5, dt.UTC))
    stand.read("/en/all")
    stand.now += 0.4
    assert stand.read("/en/all").body.startswith(b"1 ")
    stand.now += 0.2
    assert stand.read("/en/all").body.startswith(b"2 ")


def test_a_page_ends_in_the_end(stand: Stand) -> None:
    stand.read("/en/all")
    stand.now += store.LONGEST
    happen(stand)
    assert stand.read("/en/all").body.startswith(b"2 ")


def test_a_cache_that_does_not_see_the_ledger_is_silent(stand: Stand) -> None:
    stand.read("/en/all")
    stand.now += 2.5
    assert stand.read("/en/all").body.startswith(b"2 ")


@pytest.mark.parametrize("status", [404, 500, 503])
def test_errors_are_not_kept(stand: Stand, pages: Pages, status: int) -> None:
    pages.status = status
    for count in (1, 2):
        got = stand.read("/other")
        assert (got.status, got.hit) == (status, False)
        assert got.body.startswith(b"%d " % count)


@pytest.mark.parametrize("headers", [{"Set-Cookie": "a=b"}, {"Vary": "Accept-Language"}])
def test_an_answer_to_one_reader_is_not_kept(stand: Stand, pages: Pages, headers: dict[str, str]) -> None:
    pages.headers = headers
    stand.read("/en/all")
    assert stand.read("/en/all").body.startswith(b"2 ")


def test_another_way_to_write_an_address_is_not_kept(stand: Stand) -> None:
    stand.read("/en/all?junk")
    stand.read("/en/all?junk")
    assert len(stand.cache) == 0


def test_who_brings_cookies_gets_kept_pages(stand: Stand) -> None:
    stand.read("/en/all")
    assert stand.read("/en/all", cookie="_ga=1; theme=dark").hit


@pytest.mark.parametrize("headers", [{"cookie": "min_seq=10"}, {"authorization": "Basic x"}, {"content_length": "3"}])
def test_who_has_a_claim_of_their_own_is_answered_anew(stand: Stand, headers: dict[str, str]) -> None:
    stand.read("/en/all")
    got = stand.read("/en/all", **headers)
    assert not got.hit
    assert got.body.startswith(b"2 ")


def test_a_front_page_of_ones_own_is_nobody_elses(stand: Stand) -> None:
    stand.read("/en/")
    assert not stand.read("/en/", cookie="mine=1cAAAA; front=mine").hit
    assert stand.read("/en/", cookie="mine=1cAAAA").hit
    stand.read("/en/story/1-a")
    assert not stand.read("/en/story/1-a", cookie="front=mine").hit
    assert stand.read("/en/story/1-a").hit
    stand.read("/en/all")
    assert stand.read("/en/all", cookie="front=mine").hit


def test_who_published_waits_for_it_a_while(stand: Stand, pages: Pages) -> None:
    waiting = stand.start(stand.ask("/en/all", cookie="a=b; min_seq=12"))
    happen(stand, noted=11)
    assert not waiting.done()
    happen(stand, noted=12)
    assert waiting.result(5).status == 200
    assert stand.read("/en/all", cookie="min_seq=99").status == 200, "what does not come is not waited for"


@pytest.mark.parametrize("said", ["", "x", "-1", "1e9", "9" * 40, "²"])
def test_a_cookie_that_is_no_number_waits_for_nothing(stand: Stand, said: str) -> None:
    stand.now += 0
    assert stand.read("/en/all", cookie=f"min_seq={said}".encode().decode("latin-1")).status == 200


def test_head_is_the_page_without_its_body(stand: Stand, pages: Pages) -> None:
    first = stand.read("/en/all", method="HEAD")
    assert (first.status, first.body) == (200, b"")
    assert pages.seen[0]["REQUEST_METHOD"] == "GET"
    page = stand.read("/en/all")
    assert page.hit
    second = stand.read("/en/all", method="HEAD")
    assert second.headers == page.headers
    assert not first.hit
    assert second.body == b""


def test_a_range_gets_the_whole_page(stand: Stand) -> None:
    for _ in range(2):
        got = stand.read("/en/all", range="bytes=0-3", if_range='"tag1"')
        assert (got.status, got.body) == (200, b"1 " + LONG)


@pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
def test_packed_once_for_each_coding(stand: Stand, coding: str) -> None:
    unpack = {"zstd": zstandard.decompress, "br": brotli.decompress, "gzip": gzip.decompress}[coding]
    plain = stand.read("/en/all")
    for _ in range(2):
        got = stand.read("/en/all", accept_encoding=f"{coding}, identity;q=0.5")
        assert got.headers["content-encoding"] == coding
        assert unpack(got.body) == plain.body
        assert got.headers["vary"] == plain.headers["vary"] == "accept-encoding"
        assert got.headers["etag"] != plain.headers["etag"]
        assert got.headers["content-length"] == str(len(got.body)) < str(len(plain.body))


def test_packing_counts_as_size(stand: Stand) -> None:
    stand.read("/en/all")
    before = stand.cache.size
    packed = stand.read("/en/all", accept_encoding="gzip")
    assert stand.cache.size == before + len(packed.body)


def test_little_is_not_packed(stand: Stand, pages: Pages) -> None:
    pages.body = b"x" * (LEAST - 10)
    assert "content-encoding" not in stand.read("/en/all", accept_encoding="gzip").headers


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP;Q=1", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("zstd;q=0, br;q=0, gzip;q=0.1", "gzip"),
        ("zstd;q=0, br;q=0, gzip;q=0.1, identity;q=0", "gzip"),
        ("*", "zstd"),
        ("*;q=0", ""),
        ("identity", ""),
        ("deflate", ""),
        ("", ""),
        (",,;;q=,gzip;q=nan,br;q=2,=", ""),
        ("gzip;q=abc", ""),
        ("\xff\xfe", ""),
    ],
)
def test_the_coding_for_what_is_accepted(accepted: str, coding: str) -> None:
    assert chosen(accepted.encode("latin-1")) == coding


def test_a_reader_who_has_it_is_told_so(stand: Stand) -> None:
    tag = stand.read("/en/all").headers["etag"]
    packed = stand.read("/en/all", accept_encoding="gzip").headers["etag"]
    for said in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        got = stand.read("/en/all", if_none_match=said)
        assert (got.status, got.body) == (304, b"")
        assert got.headers["etag"] == tag
        assert not {"content-length", "content-type"} & got.headers.keys()
    assert stand.read("/en/all", if_none_match=packed, accept_encoding="gzip").status == 304
    assert stand.read("/en/all", if_none_match=packed).status == 200
    assert stand.read("/en/all", if_none_match='"tag0"').status == 200


def test_a_date_counts_where_there_is_no_tag(stand: Stand, pages: Pages) -> None:
    pages.depends = replace(PAGE, changed=CHANGED)
    stand.read("/en/all")
    assert stand.read("/en/all", if_modified_since="Sat, 28 Mar 2026 12:00:00 GMT").status == 304
    assert stand.read("/en/all", if_modified_since="Sat, 28 Mar 2026 11:59:59 GMT").status == 200
    assert stand.read("/en/all", if_modified_since="yesterday").status == 200
    assert stand.read("/en/all", if_none_match='"x"', if_modified_since="Sat, 28 Mar 2026 12:00:00 GMT").status == 200


def test_conditions_do_not_reach_django(stand: Stand, pages: Pages) -> None:
    got = stand.read("/en/all", if_none_match='"tag1"', accept_language="ru")
    assert got.status == 304
    assert "HTTP_IF_NONE_MATCH" not in pages.seen[0]
    assert pages.seen[0]["HTTP_ACCEPT_LANGUAGE"] == "ru"


def test_what_is_not_kept_is_revalidated_too(stand: Stand) -> None:
    assert stand.read("/other", if_none_match='"tag1"').status == 304


def test_a_thousand_who_wait_for_a_page_have_it_rendered_once(stand: Stand, pages: Pages) -> None:
    gone_on = threading.Event()
    stand.gate = lambda _: gone_on.wait(30) or None
    waiting = [stand.start(stand.ask("/en/all")) for _ in range(1000)]
    gone_on.set()
    assert {each.result(60).body for each in waiting} == {b"1 " + LONG}
    assert pages.rendered == 1


def test_a_failure_answers_all_who_wait(stand: Stand, pages: Pages) -> None:
    pages.status = 500
    gone_on = threading.Event()
    stand.gate = lambda _: gone_on.wait(30) or None
    waiting = [stand.start(stand.ask("/other")) for _ in range(100)]
    gone_on.set()
    assert {each.result(60).status for each in waiting} == {500}
    assert pages.rendered == 1
    stand.read("/other")
    assert pages.rendered == 2


def test_who_waits_for_what_is_one_readers_own_gets_their_own(stand: Stand, pages: Pages) -> None:
    gone_on = threading.Event()
    stand.gate = lambda _: gone_on.wait(30) or None
    waiting = [stand.start(stand.ask("/other")) for _ in range(20)]
    gone_on.set()
    assert len({each.result(60).body for each in waiting}) == 20


def test_a_reader_who_goes_away_takes_nobodys_page_along(stand: Stand, pages: Pages) -> None:
    gone_on = threading.Event()
    stand.gate = lambda _: gone_on.wait(30) or None
    first, second = (stand.start(stand.ask("/en/all")) for _ in range(2))
    while not pages.rendered:
        pass
    first.cancel()
    gone_on.set()
    assert second.result(30).body == b"1 " + LONG
    assert pages.rendered == 1
