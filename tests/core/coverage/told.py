"""Reports for tests: our own events in two languages, and edits of a text as a reprint makes them."""

import datetime as dt
import random
import re
from dataclasses import replace
from pathlib import Path

from dateline.core.coverage import Report
from dateline.core.coverage.fitting import Told
from dateline.core.coverage.lines import places

_EVENTS = Path(__file__).with_name("bilingual.txt")
PARTS = ("tune", "keep")


def bilingual(part: str, first: int = 1) -> list[Told]:
    """Our own events of one part, each told in English and in Russian; keys count from ``first``."""
    told = []
    for line in _EVENTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            event, of, language, day, title, text = line.split("|")
            if of == part:
                at = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()
                told.append(Told(report(first + len(told), title, text, language, at), event))
    return told


_TOWNS = (("kazan", "russia"), ("vienna", "austria"), ("cairo", "egypt"), ("perm", "russia"))


def in_few_towns(told: list[Told], seed: int) -> list[Told]:
    """The same events, each in one of four towns, as far as places tell."""
    events = sorted({each.event for each in told})
    random.Random(seed).shuffle(events)
    towns = {event: _TOWNS[at % len(_TOWNS)] for at, event in enumerate(events)}
    return [replace(each, report=replace(each.report, places=towns[each.event])) for each in told]


def report(key: int, title: str, text: str, language: str = "en", at: float | None = None) -> Report:
    """A report with its places, as they are understood."""
    return Report(key=key, title=title, text=text, language=language, at=at, places=places(title, text, language))


def cut(text: str, _rng: random.Random) -> str:
    """The first half."""
    sentences = _sentences(text)
    return " ".join(sentences[: max(2, len(sentences) // 2)])


def reordered(text: str, rng: random.Random) -> str:
    """The first sentence, and the others in another order."""
    first, *rest = _sentences(text)
    rng.shuffle(rest)
    return " ".join([first, *rest])


def other_dateline(text: str, _rng: random.Random) -> str:
    """Another outlet's dateline before it and its credit behind."""
    return f"BRIGHTWATER, March 3 (Harbour Press) - {text} Harbour Press contributed to this report."


def rewritten(text: str, rng: random.Random) -> str:
    """Three sentences in ten replaced."""
    sentences = _sentences(text)
    for at in rng.sample(range(len(sentences)), round(0.3 * len(sentences))):
        sentences[at] = " ".join(rng.choice(_FILLER) for _ in sentences[at].split()) + "."
    return " ".join(sentences)


def words_changed(text: str, rng: random.Random) -> str:
    """One word in ten replaced, anywhere."""
    return " ".join(rng.choice(_FILLER) if rng.random() < 0.1 else word for word in text.split())


_FILLER = re.findall(
    r"\w+",
    "officials residents yesterday reported further details expected several around later meanwhile spoke matter "
    "according local people statement added known public morning service place work time together",
)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", " ".join(text.split()))
