"""Banks asked over a real socket: what they answer, and what they answer when something is wrong."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from dateline.core.money.bank import Bank
from dateline.core.money.banks import named
from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import Client
from dateline.intake.polling.threads import Threads
from dateline.markets import fetching
from dateline.markets.library import library
from dateline.markets.models import BankVisit, Rate
from tests.core.money.books import day
from tests.loopback import served
from tests.markets.conftest import FILES

pytestmark = pytest.mark.django_db(transaction=True)


class Press(BaseHTTPRequestHandler):
    """Answers with the file that the path names; ``/503`` with that, ``/page`` with something else."""

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        status = int(name) if name.isdigit() else 200
        body = (FILES / name).read_bytes() if (FILES / name).is_file() else b"<html>maintenance</html>"
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Silent."""


@contextmanager
def press() -> Iterator[int]:
    with served(ThreadingHTTPServer(("127.0.0.1", 0), Press)) as port:
        yield port


def bank(code: str, port: int, *names: str) -> Bank:
    urls = tuple(f"http://127.0.0.1:{port}/{name}" for name in names)
    return replace(named(code), newest=urls[0], since=lambda _first, _last: urls)


def ask(of: Bank, port: int, *, allowed: bool = True) -> fetching.Told:
    async def asked() -> fetching.Told:
        threads = Threads()
        allow = AllowPrivate(frozenset([("127.0.0.1", port)] if allowed else []))
        try:
            async with Client(user_agent="test", allow=allow) as client:
                return await fetching.visit(of, client, threads, pause=0)
        finally:
            threads.close()

    return asyncio.run(asked())


def test_rates_come_in_and_the_next_visit_is_planned() -> None:
    with press() as port:
        told = ask(bank("ecb", port, "ecb-days.xml", "ecb-daily.xml"), port)
    assert (told.error, told.kept.new, told.newest) == ("", 5, day("2026-11-27"))
    visit = BankVisit.objects.get(bank="ecb")
    assert visit.failures == 0
    assert visit.next_at > timezone.now()
    assert Rate.objects.get(currency="USD", day="2026-11-27").origin.endswith("ecb-days.xml")


@pytest.mark.parametrize(
    ("name", "words"), [("503", "answered 503"), ("page", "no file of rates"), ("cbr-daily.xml", "another bank")]
)
def test_what_is_wrong_is_told_and_tried_again(name: str, words: str) -> None:
    with press() as port:
        told = ask(bank("ecb", port, name), port)
    assert words in told.error
    visit = BankVisit.objects.get(bank="ecb")
    assert (visit.failures, visit.error) == (1, told.error)
    assert visit.next_at - timezone.now() < dt.timedelta(minutes=6)
    assert Rate.objects.count() == 0


def test_what_came_before_a_failure_is_kept() -> None:
    with press() as port:
        told = ask(bank("cbr", port, "cbr-daily.xml", "503"), port)
    assert told.error
    assert library().book("cbr").last == day("2026-12-01")


def test_an_address_that_is_not_public_is_refused() -> None:
    with press() as port:
        assert "refused" in ask(bank("ecb", port, "ecb-daily.xml"), port, allowed=False).error


def test_banks_are_asked_when_it_is_time() -> None:
    now = timezone.now()
    assert [each.code for each in fetching.due(("ecb", "cbr"), now)] == ["ecb", "cbr"]
    BankVisit.objects.create(bank="ecb", next_at=now + dt.timedelta(hours=1))
    assert [each.code for each in fetching.due(("ecb", "cbr"), now)] == ["cbr"]
    assert fetching.due((), now) == []
