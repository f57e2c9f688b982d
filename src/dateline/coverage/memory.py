"""What the stage has in memory: kept in a file, and made from the records where the file is missing or old."""

import logging
from pathlib import Path
from zipfile import BadZipFile

from django.db.models import Max

from dateline.core.coverage import Engine
from dateline.core.coverage.engine import MOST
from dateline.core.coverage.sketch import is_thin, sketch
from dateline.core.coverage.state import dump, load
from dateline.core.coverage.weights import Weights
from dateline.coverage.copy import copies
from dateline.coverage.models import Assigned, Coverage

_FILE = "coverage.npz"
_TOGETHER = 500
log = logging.getLogger(__name__)


def restored(folder: Path | None, weights: Weights | None = None) -> Engine:
    """The engine as the records say, read from the file as far as that goes; with the shipped weights for None."""
    engine = Engine(weights)
    seq = _read(engine, folder / _FILE) if folder else 0
    if not seq:
        engine = Engine(weights)
    reconcile(engine, seq)
    return engine


def save(engine: Engine, seq: int, folder: Path) -> None:
    """Keep the engine as it is after ledger event ``seq``. A kill leaves the former file."""
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{_FILE}.half"
    half.write_bytes(dump(engine, seq))
    half.replace(folder / _FILE)


def reconcile(engine: Engine, seq: int) -> int:
    """Bring the engine in line with what was recorded after event ``seq``; returns ``seq``.

    That is what another process decided, the desk mostly, and at a start what the file does not have yet.
    """
    waiting: list[tuple[int, int | None, int | None]] = []
    rows = Assigned.objects.filter(seq__gt=seq).order_by("-seq", "-pk").values_list("pk", "group", "reprint_of")
    for story_id, group, reprint_of in reversed(list(rows[:MOST])):
        if group is not None and engine.of.get(story_id) == group:
            continue
        if story_id in engine.sketches and group is not None:
            engine.move(story_id, group)
        elif story_id in engine.of:
            engine.remove(story_id)
        elif group is not None:
            waiting.append((story_id, group, reprint_of))
    for start in range(0, len(waiting), _TOGETHER):
        _place(engine, waiting[start : start + _TOGETHER])
    highest = Assigned.objects.aggregate(most=Max("group"))["most"] or 0
    of_coverage = Coverage.objects.aggregate(most=Max("pk"))["most"] or 0
    engine.next_group = max(engine.next_group, highest + 1, of_coverage + 1)
    engine.pin(set(Coverage.objects.filter(pinned=True).values_list("pk", flat=True)))
    return seq


def _place(engine: Engine, rows: list[tuple[int, int | None, int | None]]) -> None:
    found = copies([story_id for story_id, _, _ in rows])
    for story_id, group, reprint_of in rows:
        if story_id in found and group is not None:
            kept, words = sketch(found[story_id].report, engine.rarity)
            if is_thin(kept):
                continue
            if reprint_of is None:
                engine.rarity.count(words)
            engine.place(kept, group, reprint_of=reprint_of)


def _read(engine: Engine, path: Path) -> int:
    try:
        return load(path.read_bytes(), engine)
    except FileNotFoundError:
        return 0
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        log.info("what coverage had in memory is read from the archive again: %s", error)
        return 0
