"""Copy to measure with, as a file that ``dateline wire import`` reads."""

import gzip
import json
import random
import tempfile
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

from dateline.bench import agency
from dateline.bench.options import Options

STORIES = 13_610
"""As many as Reuters-21578 has in its training split."""

_MONTHS = ("FEB", "MAR", "APR", "JUN", "OCT")
_PLACES = ("NEW YORK", "LONDON", "TOKYO", "PARIS", "WASHINGTON", "MOSCOW", "CHICAGO", "ZURICH")
_SYLLABLES = tuple(a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "an", "er", "on"))


def write(options: Options, target: Path, stories: int = STORIES) -> Path:
    """A file of at most ``stories`` records under ``target``, or the given one if it is to be used whole."""
    limit = options.stories or stories
    given = options.copy
    if given is not None and options.stories is None:
        return given
    path = target / "copy.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(islice(lines(given) if given else generated(), limit))
    return path


def fill(options: Options, data: Path, stories: int) -> None:
    """Record so many stories in an agency, the same ones again under earlier dates where there are fewer."""
    options.say(f"recording {stories} stories")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as target:
        file = write(Options(corpus=options.copy, stories=min(stories, STORIES)), Path(target))
        agency.told(agency.inside("fill", str(file), str(stories)), data)


def lines(path: Path) -> Iterator[str]:
    """The records of a file, packed or not."""
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as file:
        for line in file:
            yield line.decode("utf-8", "replace")


def generated() -> Iterator[str]:
    """Records without end, always the same: some 800 characters of words with a Zipf distribution in each."""
    chance = random.Random(1987)  # noqa: S311  repeatable is what is wanted
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    number = 0
    while True:
        number += 1
        length = max(12, int(chance.lognormvariate(4.5, 0.8)))
        yield json.dumps(_record(number, chance.choices(words, cum_weights=weights, k=length + 8), chance)) + "\n"


def _record(number: int, words: list[str], chance: random.Random) -> dict[str, object]:
    minute, second = divmod(number, 60)
    lines = [" ".join(words[start : start + 9]) for start in range(8, len(words), 9)]
    body = "\n".join(f"    {line}." if at % 5 == 0 else line for at, line in enumerate(lines))
    day, month = chance.randint(1, 28), chance.choice(_MONTHS)
    return {
        "id": number,
        "old_id": number,
        "date": f"{day:2}-{month}-1987 {minute // 60 % 24:02}:{minute % 60:02}:{second:02}.00",
        "title": " ".join(words[:8]).upper(),
        "author": "",
        "dateline": f"{chance.choice(_PLACES)}, {month.capitalize()} {day} -",
        "body": body,
        "topics": [],
        "places": [],
    }
