"""The newsroom's list and search: one suite, asked of SQLite's and of PostgreSQL's search alike."""

import datetime as dt
from typing import Any

import pytest

from dateline.archive.models import Source
from dateline.archive.record import record
from dateline.core.story import Pubstatus, Signal
from dateline.core.text.clean import paragraphs
from dateline.index.desk.follower import Desk
from dateline.index.desk.listing import Wanted, read_page
from dateline.index.desk.standing import Standing
from dateline.index.follower import rebuild
from dateline.index.models import DeskRow
from dateline.index.registry import catch_up_all
from tests.contract.agency import Agency
from tests.contract.samples import HOUR, NOW, item

HOSTILE = (
    '"',
    '"" OR ""',
    "NOT",
    "rain OR",
    "AND NEAR(rain, 2)",
    "words:rain",
    "* ^ - + ( ) { } : ' \\ & | ! <-> §",
    "\x00rain\x00",
    "rain'; DROP TABLE index_deskrow; --",
    "x" * 10_000,
    "rain " * 2_000,
    "\ud800",
    "🌧",
    "%s %d %(x)s",
)


def send(agency: Agency, uri: str, now: dt.datetime = NOW, **said: Any) -> int:
    return agency.send(item(uri, body_html=said.pop("body", paragraphs(f"Body of {uri}.")), **said), now=now).story_id


def found(words: str, **wanted: Any) -> list[int]:
    catch_up_all()
    return list(read_page(Wanted(words=words, **wanted)).ids)


def listed(**wanted: Any) -> list[int]:
    catch_up_all()
    return list(read_page(Wanted(**wanted)).ids)


def test_every_field_that_a_desk_looks_by_is_searched(agency: Agency) -> None:
    said = {"headline": "Alpha", "slug": "bravo", "lead": "Charlie", "byline": "Delta", "body": paragraphs("Echo")}
    story = send(agency, "urn:a", **said)
    send(agency, "urn:b", headline="Nothing of the kind")
    for word in ("alpha", "bravo", "charlie", "delta", "echo"):
        assert found(word) == [story]
    assert found("foxtrot") == []


def test_all_words_must_occur_and_the_last_one_begins_one(agency: Agency) -> None:
    story = send(agency, "urn:a", headline="Ferry torn from its moorings")
    send(agency, "urn:b", headline="Ferry sails")
    assert found("ferry moor") == [story]
    assert found("moor ferry") == []
    assert found("ferry absent") == []


def test_a_phrase_stands_in_that_order(agency: Agency) -> None:
    story = send(agency, "urn:a", headline="The air force said")
    send(agency, "urn:b", headline="By force of air")
    for words in ('"air force"', "“air force” said", "«Air Force»", '"air force'):
        assert found(words) == [story]
    assert found('"air for"') == []


def test_case_and_yo_make_no_difference(agency: Agency) -> None:
    story = send(agency, "urn:a", headline="Самолёт сел в ОРЛЕ", language="ru")
    for words in ("самолет", "САМОЛЁТ", "орле", "«самолет сел»"):
        assert found(words) == [story]


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_is_typed_is_an_error(agency: Agency, words: str) -> None:
    send(agency, "urn:a")
    assert isinstance(found(words), list)


def test_words_without_a_letter_find_nothing(agency: Agency) -> None:
    send(agency, "urn:a")
    assert found("…") == []
    assert len(found("   ")) == 1


def test_a_text_of_any_length_is_found(agency: Agency) -> None:
    story = send(agency, "urn:a", body=paragraphs(" ".join(f"word{number}" for number in range(100_000))))
    assert found("word0") == [story]
    assert found('"word9000 word9001"') == [story]


def test_new_copy_replaces_the_old_words(agency: Agency) -> None:
    story = send(agency, "urn:a", version=1, headline="Morning")
    assert found("morning") == [story]
    send(agency, "urn:a", version=2, headline="Evening")
    assert found("morning") == []
    assert found("evening") == [story]


def test_newest_activity_comes_first_with_and_without_words(agency: Agency) -> None:
    one, two, three = (send(agency, f"urn:{name}", headline="Rain") for name in "abc")
    send(agency, "urn:a", version=2, headline="Rain goes on")
    assert listed() == [one, three, two]
    assert found("rain") == [one, three, two]


def test_pages_follow_on_one_another(agency: Agency) -> None:
    stories = [send(agency, f"urn:{number}", headline="Rain") for number in range(7)]
    catch_up_all()
    for words in ("", "rain"):
        seen: list[int] = []
        before = None
        while True:
            page = read_page(Wanted(words=words), before=before, limit=3)
            seen += page.ids
            if page.more is None:
                break
            before = page.more
        assert seen == stories[::-1]


def test_filters_alone_together_and_with_words(agency: Agency, source: Source) -> None:
    desk = Source.objects.create(slug="desk", name="Desk wire", policy="desk", language="en")
    public = send(agency, "urn:a", headline="Rain", urgency=1)
    send(agency, "urn:b", headline="Rain", language="ru", urgency=1)
    waiting = record(item("urn:c", headline="Rain", body_html=paragraphs("Other.")), desk, now=NOW).story_id
    for words in ("", "rain"):
        assert listed(words=words, standing=Standing.WAITING) == [waiting]
        assert listed(words=words, source_id=desk.pk) == [waiting]
        assert listed(words=words, urgency=1, language="en", source_id=source.pk, standing="public") == [public]
        assert listed(words=words, urgency=0) == [waiting]
        assert listed(words=words, urgency=9) == []


def test_the_time_of_the_last_activity_is_a_filter(agency: Agency) -> None:
    early = send(agency, "urn:a", NOW, headline="Rain")
    late = send(agency, "urn:b", NOW + 2 * HOUR, headline="Rain")
    for words in ("", "rain"):
        assert listed(words=words, since=NOW + HOUR) == [late]
        assert listed(words=words, until=NOW + HOUR) == [early]
        assert listed(words=words, since=NOW, until=NOW + HOUR) == [early]


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ({}, "public"),
        ({"embargo": NOW + HOUR}, "embargoed"),
        ({"pubstatus": Pubstatus.WITHHELD}, "withheld"),
        ({"signal": Signal.KILL}, "killed"),
        ({"signal": Signal.WITHDRAW}, "withdrawn"),
    ],
)
def test_standing_tells_what_became_of_it(agency: Agency, said: dict[str, Any], standing: str) -> None:
    story = send(agency, "urn:a", **said)
    assert listed(standing=standing) == [story]


def test_rebuilding_gives_what_following_gave(agency: Agency) -> None:
    for number in range(3):
        send(agency, f"urn:{number}", headline=f"Rain {number}")
    assert len(found("rain")) == 3
    before = list(DeskRow.objects.order_by("pk").values())
    DeskRow.objects.filter(pk=before[0]["story_id"]).update(standing="killed")
    for _ in rebuild(Desk()):
        pass
    assert list(DeskRow.objects.order_by("pk").values()) == before
    assert len(found("rain")) == 3
