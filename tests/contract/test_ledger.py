"""The ledger: gap-free, chained, and nothing half-done."""

from typing import Any

import pytest
from django.apps import apps
from django.db import OperationalError, connection, transaction

from dateline.archive import ledger
from dateline.archive.batch import Refused, record_all
from dateline.archive.record import release_due
from dateline.core.decide import Outcome
from dateline.core.story import Code, PhotoRef, Signal
from tests.contract.agency import Agency
from tests.contract.checks import chain_faults, follower_faults
from tests.contract.samples import HOUR, NOW, item

RICH = {"topics": (Code(value="medtop:15000000"),), "photos": (PhotoRef(credit="Sharifulin/WIRE"),)}


class BrokenError(OperationalError):
    """The disk is full, say."""


def rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def everything() -> dict[str, list[Any]]:
    models = [model for label in ("archive", "index") for model in apps.get_app_config(label).get_models()]
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in models}


def busy_day(agency: Agency) -> None:
    agency.send(item("urn:a", **RICH))
    agency.send(item("urn:b", embargo=NOW + HOUR))
    agency.send(item("urn:a", version=2))
    agency.send(item("urn:a", version=2))
    agency.send(item("urn:a", version=3, embargo=NOW + HOUR))
    agency.send(item("urn:c"))
    agency.send(item("urn:c", version=2, signal=Signal.KILL))
    release_due(NOW + HOUR)


def test_seq_has_no_gaps_and_chains_are_right(agency: Agency) -> None:
    busy_day(agency)
    assert ledger.last_seq() == 8
    assert chain_faults(rows) == []


def test_followers_equal_plain_sql(agency: Agency) -> None:
    busy_day(agency)
    agency.listed()
    assert follower_faults(rows) == []


def fail_at(number: int) -> Any:
    """Let the ``number``-th statement fail before it reaches the database."""
    count = 0

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count == number:
            raise BrokenError(sql)
        return run(sql, params, many, context)

    return connection.execute_wrapper(execute)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(item("urn:new", **RICH), id="new story"),
        pytest.param(item(version=2, **RICH), id="new version"),
        pytest.param(item(version=2, signal=Signal.KILL), id="kill"),
    ],
)
def test_failure_at_any_statement_leaves_nothing(agency: Agency, sent: Any) -> None:
    agency.send(item(**RICH))
    before = everything()
    failures = 0
    while True:
        try:
            with fail_at(failures + 1):
                done = agency.send(sent)
            break
        except BrokenError:
            failures += 1
            assert everything() == before
    assert failures > 5  # or the statements are not counted
    assert done.seq == 2
    assert chain_faults(rows) == []


def test_outer_rollback_takes_everything_back(agency: Agency) -> None:
    agency.send(item("urn:a"))
    before = everything()
    with pytest.raises(BrokenError), transaction.atomic():
        agency.send(item("urn:a", version=2))
        agency.send(item("urn:b"))
        raise BrokenError
    assert everything() == before
    assert agency.send(item("urn:c")).seq == 2


def test_lock_asks_for_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        ledger.lock()


def test_batch_gives_each_item_its_result(agency: Agency) -> None:
    sent = [("one", item("urn:a")), ("two", item("urn:b")), ("again", item("urn:a"))]
    done = dict(record_all(sent, agency.source))
    assert {key: result.outcome for key, result in done.items()} == {
        "one": Outcome.PUBLISHED,
        "two": Outcome.PUBLISHED,
        "again": Outcome.RESENT,
    }


@pytest.mark.parametrize("bad", [{"version": 2**80}, {"urgency": -1}, {"headline": "\ud800"}], ids=str)
def test_item_that_the_database_refuses_costs_no_other(agency: Agency, bad: dict[str, Any]) -> None:
    sent = [("good", item("urn:a")), ("bad", item("urn:b", **bad)), ("last", item("urn:c"))]
    done = dict(record_all(sent, agency.source))
    assert isinstance(done["bad"], Refused)
    assert agency.listed() == ["Rain 1", "Rain 1"]
    assert chain_faults(rows) == []
