"""Leads: chosen and ordered by an editor, leaving the front page with their story or at their time."""

from typing import Any

import pytest
from django.db import connection

from dateline.archive.derived import hanging
from dateline.archive.leads import Lead, choose, expire_due, last_seq, leads
from dateline.archive.models import Edition, LeadSlot, LedgerEvent
from dateline.archive.verbs import By
from dateline.core.desk import Why
from tests.contract.agency import Agency
from tests.contract.checks import chain_faults
from tests.contract.newsroom import HOLD, KILL, PUBLISH, RELEASE, RESTORE, WITHDRAW, copy, do, refused, say
from tests.contract.samples import HOUR, NOW, item


@pytest.fixture
def edition(db: None) -> Edition:
    return Edition.objects.get_or_create(
        code="en", defaults={"language": "en", "name": "E", "agency_sign": "E", "zone": "UTC"}
    )[0]


def rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def published(*headlines: str) -> list[int]:
    return [say(PUBLISH, copy(headline, f"urn:own:{headline}")).story_id for headline in headlines]


def put(edition: Edition, *chosen: Lead | int) -> int | None:
    slots = [each if isinstance(each, Lead) else Lead(each) for each in chosen]
    return choose(edition, slots, By(actor="vera", seen=last_seq(edition)), NOW)


def told() -> list[tuple[str, str]]:
    return list(LedgerEvent.objects.filter(subject="edition").order_by("seq").values_list("verb", "audience"))


def test_chosen_in_order(edition: Edition) -> None:
    a, b, c = published("A", "B", "C")
    put(edition, b, a)
    assert leads("en", NOW) == [b, a]
    assert put(edition, c, b) is not None
    assert leads("en", NOW) == [c, b]
    assert leads("ru", NOW) == []
    assert told() == [("annotated", "public")] * 2
    assert chain_faults(rows) == []


def test_the_same_choice_tells_nothing(edition: Edition) -> None:
    a, b = published("A", "B")
    assert put(edition, a, b) is not None
    assert put(edition, a, b) is None
    assert len(told()) == 1


def test_none_at_all(edition: Edition) -> None:
    (a,) = published("A")
    put(edition, a)
    put(edition)
    assert leads("en", NOW) == []


def test_expires_at_its_time(edition: Edition) -> None:
    a, b = published("A", "B")
    put(edition, Lead(a, NOW + HOUR), b)
    assert leads("en", NOW) == [a, b]
    assert leads("en", NOW + HOUR) == [b]
    assert expire_due(NOW) == []
    assert expire_due(NOW + HOUR) == ["en"]
    assert expire_due(NOW + HOUR) == []
    assert told() == [("annotated", "public"), ("expired", "public")]
    assert list(LeadSlot.objects.values_list("story_id", flat=True)) == [b]
    put(edition, b, a)
    assert chain_faults(rows) == []


@pytest.mark.parametrize(("away", "back"), [(KILL, RESTORE), (WITHDRAW, RESTORE), (HOLD, RELEASE)])
def test_lead_goes_and_comes_with_its_story(edition: Edition, away: Any, back: Any) -> None:
    a, b = published("A", "B")
    put(edition, a, b)
    do(away, a)
    assert leads("en", NOW) == [b]
    assert hanging(a).leads == ("en",)
    do(back, a)
    assert leads("en", NOW) == [a, b]


def test_refused(edition: Edition) -> None:
    (a,) = published("A")
    russian = say(PUBLISH, copy("Б", "urn:own:ru", language="ru")).story_id
    held = say(PUBLISH, copy("H", "urn:own:h", embargo=NOW + HOUR)).story_id
    with refused(Why.NOT_PUBLIC):
        put(edition, a, russian)
    with refused(Why.NOT_PUBLIC):
        put(edition, held)
    with refused(Why.NOT_PUBLIC):
        put(edition, 10**6)
    with refused(Why.SAME):
        put(edition, a, a)
    with refused(Why.PAST_EXPIRY):
        put(edition, Lead(a, NOW))
    assert (LeadSlot.objects.count(), told()) == (0, [])


def test_what_somebody_else_chose_meanwhile_is_not_overwritten(edition: Edition) -> None:
    a, b = published("A", "B")
    before = last_seq(edition)
    put(edition, a)
    with refused(Why.CHANGED):
        choose(edition, [Lead(b)], By(actor="boris", seen=before), NOW)
    assert leads("en", NOW) == [a]


def test_coverage_copy_has_no_page_to_lead_to(agency: Agency, edition: Edition) -> None:
    agency.source.policy = "coverage"
    agency.source.save()
    story = agency.send(item()).story_id
    with refused(Why.NOT_PUBLIC):
        put(edition, story)
