"""Drop folders: ``drop/NAME/`` in the data folder. What lies there is recorded and moved to ``done`` or ``failed``.

A file is taken once nobody has written to it for `STILL` seconds. Killed between recording and moving, it is read
again, and its items count as resent.
"""

import datetime as dt
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dateline.archive.models import Source
from dateline.core.decide import Outcome
from dateline.intake import importing
from dateline.intake.importing import Problem, Tally
from dateline.intake.models import Kind, State, Wire
from dateline.intake.polling import state
from dateline.intake.polling.told import Told, log

STILL = 2.0
"""Seconds without a change after which a file counts as complete."""
MOST_FILES = 50
"""Files of one visit; the others wait for the next."""
DONE, FAILED = "done", "failed"
_KNOWN = (Outcome.RESENT, Outcome.TWIN, Outcome.LATE)


def look(drop: Path, now: dt.datetime) -> list[Told]:
    """Take what is complete in all folders that are on; what came of it, one for each that had something."""
    wires = Wire.objects.filter(kind=Kind.FOLDER.value, state=State.ON.value).select_related("source")
    return [told for wire in wires if (told := _visit(wire, drop / wire.address, now))]


def prepare(drop: Path, name: str) -> Path:
    """The folder of a wire, made with its ``done`` and ``failed``."""
    for inner in (DONE, FAILED):
        (drop / name / inner).mkdir(parents=True, exist_ok=True)
    return drop / name


def _visit(wire: Wire, folder: Path, now: dt.datetime) -> Told | None:
    try:
        files = list(islice(_complete(folder), MOST_FILES))
    except OSError as error:
        return _keep(wire, now, Tally(), [f"{folder}: {error.strerror}"], failed=not wire.error)
    if not files and not wire.asked_for and not wire.error:
        return None
    tally = Tally()
    problems = [problem for file in files for problem in _take(file, folder, wire.source, tally)]
    return _keep(wire, now, tally, problems)


def _complete(folder: Path) -> Iterator[Path]:
    """Files in the order of their names; those that begin with a dot belong to whoever writes them."""
    still = time.time() - STILL
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".") and path.stat().st_mtime < still:
            yield path


def _take(file: Path, folder: Path, source: Source, tally: Tally) -> list[str]:
    """Record one file and move it away; its problems, which also lie beside it in ``failed``."""
    results = importing.run([file], source, tally)
    problems = [str(result) for result in results if isinstance(result, Problem)]
    target = _free(folder / (FAILED if problems else DONE) / file.name)
    try:
        if problems:
            target.with_name(f"{target.name}.txt").write_text("\n".join(problems) + "\n", encoding="utf-8")
        file.rename(target)
    except OSError as error:
        problems.append(f"{file} is recorded but could not be moved to {target}: {error.strerror}")
    return problems


def _free(target: Path) -> Path:
    """A name that nothing has yet."""
    stem, number = target, 1
    while target.exists():
        number += 1
        target = stem.with_name(f"{stem.stem}-{number}{stem.suffix}")
    return target


def _keep(wire: Wire, now: dt.datetime, tally: Tally, problems: list[str], *, failed: bool = False) -> Told:
    known = sum(tally.outcomes[outcome] for outcome in _KNOWN)
    told = Told(
        wire=wire.pk,
        address=wire.address,
        source=wire.source.slug,
        at=now,
        size=tally.read,
        fresh=tally.items - known,
        known=known,
        problems=len(problems),
        failed=failed,
        words="\n".join(problems),
    )
    log(wire, told)
    state.quiet(wire, now)
    wire.error = problems[0][:500] if failed else ""
    wire.newest_at = now if told.fresh else wire.newest_at
    wire.visited_at, wire.asked_for = now, False
    wire.save()
    return told
