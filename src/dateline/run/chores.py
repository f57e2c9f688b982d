"""What is done beside sources: partners' headlines, banks' rates, and those kept beside what is published."""

from collections.abc import Sequence
from functools import partial

from django.utils import timezone

from dateline.intake.net.client import Client
from dateline.intake.polling.threads import Threads
from dateline.intake.service import Chore
from dateline.markets import beside, fetching
from dateline.partners import counting, visiting
from dateline.run.config import Config

_HOUR = 3600.0


def chores(config: Config) -> Sequence[Chore]:
    """In the worker's intake, as the settings want it."""
    found = [Chore(visiting.TICK, visiting.visit_due), Chore(_HOUR, _forget), Chore(beside.TICK, _beside)]
    if config.rates:
        found.append(Chore(fetching.TICK, partial(_rates, wanted=tuple(config.rates))))
    return found


async def _forget(_client: Client, threads: Threads) -> None:
    await threads.write(lambda: counting.forget(timezone.now()))


async def _beside(_client: Client, threads: Threads) -> None:
    await threads.write(beside.follow)


async def _rates(client: Client, threads: Threads, wanted: Sequence[str]) -> None:
    await fetching.visit_due(client, threads, wanted)
