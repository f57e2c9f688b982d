"""``import``: real copy by the ten thousand through ``dateline wire import``."""

import json
import tempfile
from pathlib import Path

from dateline.bench import agency, corpus
from dateline.bench.options import Options
from dateline.bench.report import Figure

SAMPLE = 1_000
"""Stories of the comparison with one transaction each, at most."""
_WORDS = ("wire", "import", "--source", "bench", "--policy", "auto", "--language", "en", "--backfill", "--json")


def measure(options: Options) -> list[Figure]:
    """The whole command, start of Python included; the same once more; and what batches are good for."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        file = corpus.write(options, Path(folder))
        return [*_whole(options, file), *_batches(options, Path(folder))]


def _whole(options: Options, file: Path) -> list[Figure]:
    with agency.made() as data:
        options.say(f"importing {file.name}")
        words = agency.command(*_WORDS, str(file), "--data", str(data))
        # 1 says that some line of the collection is no story.
        first = agency.run(words, data, accepted=(0, 1))
        items = json.loads(first.output)["items"]
        options.say("importing it once more, which changes nothing")
        again = agency.run(words, data, accepted=(0, 1))
    return [
        Figure(name="stories", value=items, unit="stories", meaning="imported"),
        Figure(
            name="import.rate",
            value=items / first.cpu,
            unit="stories/CPU-s",
            meaning="of the whole command",
            at_least=300,
        ),
        Figure(name="import.wall", value=first.wall, unit="s", meaning="of which half is pauses for the desk"),
        Figure(name="import.memory", value=first.peak, unit="MB", meaning="resident at most"),
        Figure(name="import.again", value=items / again.cpu, unit="stories/CPU-s", meaning="when all is known already"),
    ]


def _batches(options: Options, folder: Path) -> list[Figure]:
    count = min(options.stories or SAMPLE, SAMPLE)
    sample = corpus.write(Options(corpus=options.copy, stories=count), folder)
    spent = {}
    for way in ("batches", "one-by-one"):
        with agency.made() as data:
            options.say(f"recording {count} stories, {way}")
            spent[way] = agency.told(agency.inside("record", way, str(sample)), data)
    single, batch = spent["one-by-one"], spent["batches"]
    return [
        Figure(
            name="single.rate",
            value=single["stories"] / single["cpu"],
            unit="stories/CPU-s",
            meaning="recording alone, one transaction for each story",
        ),
        Figure(
            name="batches.rate",
            value=batch["stories"] / batch["cpu"],
            unit="stories/CPU-s",
            meaning="recording alone, in batches",
        ),
        Figure(
            name="single.cpu.ratio",
            value=single["cpu"] / batch["cpu"],
            unit="ratio",
            meaning="CPU, one by one to batches",
        ),
        Figure(
            name="single.wall.ratio",
            value=single["wall"] / batch["wall"],
            unit="ratio",
            meaning="wall time, one by one to batches with their pauses",
        ),
    ]
