"""A writer: records random items until it is killed, and tells of each after its commit and not before.

Which item stands behind a (uri, version) is fixed, so that writers send each other's items again. Imported once Django
is set up.
"""

import datetime as dt
import os
import random
import time
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from dateline.archive.batch import record_all
from dateline.archive.models import Source
from dateline.archive.record import record
from dateline.core import taxonomy
from dateline.core.story import Code, Item, Pubstatus, Signal
from dateline.index.registry import catch_up_all
from tests.contract.samples import item

VERSIONS = 4
NEVER = "urn:never"
"""How identities begin that are only ever recorded in transactions that are rolled back."""
_TOPICS = tuple(Code(value=f"medtop:{code}") for code in ("04000000", "11000000", "15000000", "20000151"))
_STORIES_A_SECOND = 40
_PAUSE_SECONDS = 0.02


def warm() -> None:
    """Read the vocabularies once, in the process that writers are forked from."""
    taxonomy.topics()
    for code in _TOPICS:
        taxonomy.resolve(code)


class ForcedError(Exception):
    """Rolls an outer transaction back."""


def sent(uri: str, version: int, began: dt.datetime) -> Item:
    """The one item behind a (uri, version): a new story, an update, a correction, an embargo, a kill."""
    dice = random.Random(f"{uri} {version}")
    kind = dice.random()
    seconds = dice.uniform(0, 60)
    return item(
        uri,
        version,
        headline=f"{uri} version {version}",
        published=began + dt.timedelta(seconds=seconds),
        topics=tuple(dice.sample(_TOPICS, dice.randrange(3))),
        embargo=began + dt.timedelta(seconds=seconds * 2) if kind < 0.25 else None,
        signal=Signal.KILL if kind > 0.93 else Signal.CORRECTION if kind > 0.8 else Signal.NONE,
        pubstatus=Pubstatus.WITHHELD if 0.25 < kind < 0.3 else Pubstatus.USABLE,
    )


@dataclass(frozen=True, slots=True)
class Writer:
    """One writing process."""

    number: int
    pipe: int
    """Where to tell: a line ``number uri version`` for each item."""
    began: dt.datetime
    """When the run began; all times of items hang on it."""
    dice: random.Random
    follows: bool
    """Whether it brings followers up to date at times."""

    def write(self) -> None:
        """Until killed."""
        self._source()
        ways = [self.one, self.one, self.together, self.in_batches, self.in_vain]
        if self.follows:
            ways.append(self.and_follow)
        while True:
            self.dice.choice(ways)(self._items())
            time.sleep(self.dice.uniform(0, _PAUSE_SECONDS))

    def one(self, items: list[Item]) -> None:
        """One item, one transaction."""
        record(items[0], self._source(), now=timezone.now())
        self._tell(items[:1])

    def together(self, items: list[Item]) -> None:
        """Several in one transaction."""
        with transaction.atomic():
            for each in items:
                record(each, self._source(), now=timezone.now())
        self._tell(items)

    def in_batches(self, items: list[Item]) -> None:
        """As an import does it."""
        for each, _ in record_all([(each, each) for each in items], self._source()):
            self._tell([each])

    def in_vain(self, items: list[Item]) -> None:
        """Events are written, and then the transaction fails."""
        try:
            with transaction.atomic():
                for each in items:
                    record(each, self._source(), now=timezone.now())
                record(sent(f"{NEVER}:{self.dice.random()}", 1, self.began), self._source(), now=timezone.now())
                raise ForcedError
        except ForcedError:
            return

    def and_follow(self, items: list[Item]) -> None:
        """As the desk does it: the publishing process brings the followers up to date itself."""
        self.one(items)
        catch_up_all()

    def _source(self) -> Source:
        defaults = {"name": "Wire", "policy": "auto", "language": "en"}
        return Source.objects.get_or_create(slug="wire", defaults=defaults)[0]

    def _items(self) -> list[Item]:
        """A few, most of them of new stories."""
        elapsed = (timezone.now() - self.began).total_seconds()
        newest = 5 + int(elapsed * _STORIES_A_SECOND)
        numbers = [int(self.dice.triangular(0, newest, newest)) for _ in range(self.dice.randint(1, 5))]
        return [sent(f"urn:story:{number}", self.dice.randint(1, VERSIONS), self.began) for number in numbers]

    def _tell(self, items: list[Item]) -> None:
        # One write, shorter than PIPE_BUF: writers do not mix, and a kill cannot cut a line.
        os.write(self.pipe, "".join(f"{self.number} {each.uri} {each.version}\n" for each in items).encode())
