"""kill -9 of worker, web and three writers, again and again, and what must hold of the archive afterwards.

    python -m tests.durability.kills --kills 200 --database sqlite
    python -m tests.durability.kills --kills 200 --database postgres

1. three writers record stories, updates, corrections, embargoes and kills, and tell of each version after its commit;
   worker and web are the product's own; an outsider watches the ledger, a reader asks for pages
2. processes are killed at random moments and started again; the worker also dies inside its own work
3. at the end the worker is started once more and followers catch up
4. every acknowledged version is there exactly once, seq is 1..max, its chains are right, and each follower keeps what
   plain SQL says

Exit status 0 when nothing is wrong. ``--careless`` runs a worker that saves its cursor before it applies,
and writers that do not follow: red.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import postgres
from tests.durability.archive import Archive

DATABASES = ("sqlite", "postgres")


@contextmanager
def fresh(database: str) -> Iterator[Archive]:
    """An empty archive on a database of this kind."""
    with tempfile.TemporaryDirectory(prefix="dateline-kills-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        if database == "sqlite":
            yield _made(Archive(data))
            return
        with postgres.server() as server:
            name = postgres.fresh_name()
            try:
                yield _made(Archive(data, server.create(name)))
            finally:
                server.drop(name)


def _made(archive: Archive) -> Archive:
    archive.init()
    return archive


def main() -> int:
    """Run once; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.durability.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    parser.add_argument("--careless", action="store_true", help="save cursors before applying: the result must be red")
    wanted = parser.parse_args()
    with fresh(wanted.database) as archive:
        return judge(archive, wanted.kills, careless=wanted.careless)


def judge(archive: Archive, kills: int, *, careless: bool) -> int:
    """Kill, finish, report."""
    os.environ.update(archive.environment)
    # Loaded once, with no connection open: writers are forked from here.
    import django

    django.setup()
    from tests.durability import writer
    from tests.durability.run import Run

    writer.warm()

    began = time.monotonic()
    run = Run(archive, random.Random(), careless=careless)
    try:
        run.kill(kills)
    finally:
        # Whoever lives on holds our output open, and whoever reads it waits for ever.
        run.stop()
    faults = run.judge()
    deaths = ", ".join(f"{victim.kind} {victim.deaths}" for victim in run.victims)
    kills = sum(victim.deaths for victim in run.victims)
    print(f"{kills} kills in {time.monotonic() - began:.0f} s ({deaths})")
    print(f"{len(run.told.acknowledged)} acknowledged versions, {run.seq} events, {len(faults)} faults")
    for fault in faults[:20]:
        print(f"  {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
