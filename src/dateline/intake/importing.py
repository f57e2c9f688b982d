"""Importing files: read → record in batches → tell what became of each item.

    files ──read──▶ Item ──record_all──▶ Recorded          what cannot be read or recorded ──▶ Problem

An import holds a batch of items at a time, whatever the size of the files. It may be broken off and run again: what is
recorded already counts as resent and changes nothing.
"""

import datetime as dt
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.archive.batch import Refused, record_all
from dateline.archive.models import Source
from dateline.archive.record import Recorded
from dateline.core.decide import Outcome
from dateline.core.story import Item, Unreadable
from dateline.core.wires import read
from dateline.intake.files import below
from dateline.intake.supplied import Supplied


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An item or a file that is not in the archive, and why."""

    file: Path
    where: str
    """``line 12``, ``entry 3``; empty for the whole file."""
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (str(self.file), self.where, self.reason) if part)


@dataclass(slots=True)
class Tally:
    """How far an import is and what became of what it read."""

    files: int = 0
    read: int = 0
    """Bytes."""
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    problems: int = 0
    others: int = 0
    """What was read and is no story."""
    stopped: bool = False
    """Set from outside: no further item is read, and what was read is recorded and counted."""

    @property
    def items(self) -> int:
        """Items recorded or known already."""
        return self.outcomes.total()


def run(paths: Iterable[Path], source: Source, tally: Tally, *, backfill: bool = False) -> Iterator[Recorded | Problem]:
    """Import files and folders; each result is yielded when it is safe, and counted in ``tally``."""
    problems: deque[Problem] = deque()
    pictures = Supplied()
    items = _items(paths, tally, problems, pictures)
    for file, result in record_all(items, source, backfill=lambda _: backfill, pictures_of=pictures.of):
        if isinstance(result, Refused):
            problems.append(Problem(file=file, where=result.uri, reason=result.reason))
        else:
            tally.outcomes[result.outcome] += 1
            yield result
        yield from _drained(problems, tally)
    yield from _drained(problems, tally)


def _items(
    paths: Iterable[Path], tally: Tally, problems: deque[Problem], pictures: Supplied
) -> Iterator[tuple[Path, Item]]:
    for path in below(paths):
        for result in read_file(path, tally):
            if isinstance(result, Problem):
                problems.append(result)
            elif tally.stopped:
                return
            elif why := pictures.keep(result, path):
                problems.append(Problem(file=path, where="", reason=why))
            else:
                yield path, result


def read_file(path: Path, tally: Tally) -> Iterator[Item | Problem]:
    """The items of one file. A date without a year lies near the time when the file was written."""
    before = tally.read
    tally.files += 1
    try:
        with path.open("rb") as stream:
            received = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC)
            for result in read(stream, received=received):
                tally.read = before + stream.tell()
                if isinstance(result, Item):
                    yield result
                elif result.story:
                    yield _problem(path, result)
                else:
                    tally.others += 1
            tally.read = before + stream.tell()
    except OSError as error:
        yield Problem(file=path, where="", reason=error.strerror or str(error))


def _problem(path: Path, result: Unreadable) -> Problem:
    return Problem(file=path, where=result.where, reason=result.reason)


def _drained(problems: deque[Problem], tally: Tally) -> Iterator[Problem]:
    while problems:
        tally.problems += 1
        yield problems.popleft()
