"""What is fetched beside sources: partners' headlines, and banks' rates."""

from collections.abc import Sequence
from functools import partial

from dateline.intake.net.client import Client
from dateline.intake.polling.threads import Threads
from dateline.intake.service import Chore
from dateline.markets import fetching
from dateline.partners import visiting
from dateline.run.config import Config


def chores(config: Config) -> Sequence[Chore]:
    """In the worker's intake, as the settings want it."""
    found = [Chore(visiting.TICK, visiting.visit_due)]
    if config.rates:
        found.append(Chore(fetching.TICK, partial(_rates, wanted=tuple(config.rates))))
    return found


async def _rates(client: Client, threads: Threads, wanted: Sequence[str]) -> None:
    await fetching.visit_due(client, threads, wanted)
