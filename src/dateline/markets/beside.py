"""The rates of its day beside each version that states an amount: what it was worth then does not change any more.

A public follower of the ledger. What it keeps is a record, so there is nothing to make anew: rates that a bank revises
later change no story that was published before.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from dateline.archive.editions import editions, home_of
from dateline.archive.models import Edition, LedgerEvent, Story
from dateline.archive.stated import with_money
from dateline.core.ledger import Audience, Subject
from dateline.core.money.daily import DayRates, rates_of, read_rates
from dateline.index.follower import catch_up
from dateline.markets.library import Library, library, of_epoch
from dateline.markets.models import KeptRates, RatesBeside

TICK = 2.0
"""Seconds between two looks at the ledger."""


class Beside:
    """See `dateline.index.follower.Follower`."""

    name = "rates"
    audience = Audience.PUBLIC

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """Keep the rates beside the public versions of stories; where some are kept already they stay."""
        versions = dict(with_money({event.subject_id for event in events if event.subject == Subject.STORY.value}))
        there = set(RatesBeside.objects.filter(version_id__in=versions.values()).values_list("version_id", flat=True))
        every, found = editions(), library()
        stories = Story.objects.filter(pk__in=versions)
        for pk, language, listed_at in stories.values_list("pk", "language", "listed_at"):
            if listed_at and versions[pk] not in there:
                _keep(versions[pk], rates_for(found, day_of(listed_at, home_of(language, every))))

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """There is nothing to make anew."""
        return iter(())


def follow() -> None:
    """Take in all that has happened."""
    while catch_up(Beside()):
        pass


def day_of(moment: dt.datetime, home: Edition) -> dt.date:
    """A story's day, in the zone of the edition where it has its address."""
    return moment.astimezone(ZoneInfo(home.zone)).date()


def rates_for(found: Library, day: dt.date) -> tuple[DayRates, ...]:
    """Of each bank that has any, those that hold on a day."""
    return _rates_for(found.epoch, day)


@lru_cache(maxsize=256)
def _rates_for(epoch: int, day: dt.date) -> tuple[DayRates, ...]:
    each = (rates_of(book, day) for book in of_epoch(epoch).loaded())
    return tuple(rates for rates in each if rates)


def kept_beside(version_id: int) -> tuple[DayRates, ...]:
    """What is kept beside a version; nothing where the follower has not come to it yet."""
    rows = RatesBeside.objects.filter(version_id=version_id).order_by("rates_id")
    return tuple(
        read_rates(*row) for row in rows.values_list("rates__bank", "rates__base", "rates__day", "rates__written")
    )


def _keep(version_id: int, rates: Iterable[DayRates]) -> None:
    RatesBeside.objects.bulk_create(
        [RatesBeside(version_id=version_id, rates=_kept(each)) for each in rates], ignore_conflicts=True
    )


def _kept(rates: DayRates) -> KeptRates:
    """One row for all versions of a day, and another after a revision."""
    written = rates.written()
    digest = blake2b(written.encode(), digest_size=16).hexdigest()
    row, _ = KeptRates.objects.get_or_create(
        bank=rates.bank, day=rates.day, digest=digest, defaults={"base": rates.base, "written": written}
    )
    return row
