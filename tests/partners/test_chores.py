"""What the worker does for partners beside asking their feeds."""

import asyncio
import datetime as dt

import pytest
from django.utils import timezone

from dateline.intake.net.client import Client
from dateline.intake.polling.threads import Threads
from dateline.partners.models import Partner, Receipt
from dateline.run.chores import chores
from dateline.run.config import Config
from tests.database import DATA


@pytest.mark.django_db(transaction=True)
def test_old_receipts_are_forgotten() -> None:
    now = timezone.now()
    partner = Partner.objects.create(slug="gazette", name="Gazette", site="https://gazette.example/", next_at=now)
    for version, age in (("old", 31), ("new", 29)):
        at = now - dt.timedelta(days=age)
        Receipt.objects.create(partner=partner, form="rss", version=version, first_at=at, last_at=at)

    async def all_once() -> None:
        threads = Threads()
        try:
            async with Client(user_agent="test") as client:
                for chore in chores(Config(data=DATA, rates=[])):
                    await chore.work(client, threads)
        finally:
            threads.close()

    asyncio.run(all_once())
    assert [receipt.version for receipt in Receipt.objects.all()] == ["new"]
