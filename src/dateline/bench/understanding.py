"""``understand``: what is known about a story, all of it and each part; and that time grows with length, not faster."""

import datetime as dt
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.bench import corpus
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.core.story import Item
from dateline.core.text.plain import plain
from dateline.core.text.words import words
from dateline.core.understand.dates import dates
from dateline.core.understand.figures import figures
from dateline.core.understand.language import guess
from dateline.core.understand.names import names_of
from dateline.core.understand.places import places_of
from dateline.core.understand.quotes import quotes
from dateline.core.understand.story import understand
from dateline.core.understand.topics import NO_KNOWLEDGE, propose
from dateline.core.understand.values import Copy, whole
from dateline.core.wires import read

STORIES = 5_000
BUDGET = 800
"""Stories per CPU-second."""
_LONG = 1_000_000
"""Characters of a long text; the shorter one has a tenth."""


def measure(options: Options) -> list[Figure]:
    """All of it, each part, and the cost of a character in a long text against that in one a tenth as long."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        file = corpus.write(options, Path(folder), STORIES)
        options.say(f"reading {file.name}")
        with file.open("rb") as stream:
            received = dt.datetime(1987, 4, 1, tzinfo=dt.UTC)
            items = (one for one in read(stream, received=received) if isinstance(one, Item))
            copies = [_copy(item) for item, _ in zip(items, range(STORIES), strict=False)]
    understand(copies[0])
    options.say(f"understanding {len(copies)} stories")
    # Nothing is kept, as the pipeline keeps nothing: a heap that grows is searched by the collector again and again.
    spent = _spent(lambda: deque(map(understand, copies), maxlen=0))
    rate = Figure(
        name="rate",
        value=len(copies) / spent,
        unit="stories/CPU-s",
        meaning="all that is read off a story, names, quotations and figures too",
        at_least=BUDGET,
    )
    options.say(f"understanding a text of {_LONG} characters")
    return [rate, *_parts(copies), *_long(copies)]


def _copy(item: Item) -> Copy:
    day = (item.published or dt.datetime(1987, 4, 1, tzinfo=dt.UTC)).date()
    return Copy(title=item.headline, text=plain(item.body_html), day=day, dateline=item.dateline, codes=item.topics)


def _spent(work: Callable[[], object]) -> float:
    """CPU seconds, the best of three rounds."""
    rounds = []
    for _ in range(3):
        began = time.process_time()
        work()
        rounds.append(time.process_time() - began)
    return min(rounds)


def _parts(copies: Sequence[Copy]) -> list[Figure]:
    texts = [whole(copy) for copy in copies]
    found = [words(text) for text in texts]
    both = list(zip(copies, found, strict=True))
    near = [places_of(read_, copy, copy.dateline, "en") for copy, read_ in both]
    named = [names_of(read_, "en", around) for read_, around in zip(found, near, strict=True)]
    parts: dict[str, Callable[[], object]] = {
        "words": lambda: [words(text) for text in texts],
        "language": lambda: [guess(text) for text in texts],
        "places": lambda: [places_of(read_, copy, copy.dateline, "en") for copy, read_ in both],
        "topics": lambda: [propose(read_, copy, NO_KNOWLEDGE) for copy, read_ in both],
        "dates": lambda: [dates(text, copy.day, "en") for copy, text in zip(copies, texts, strict=True)],
        "names": lambda: [names_of(read_, "en", around) for read_, around in zip(found, near, strict=True)],
        "quotes": lambda: [quotes(read_, each.meant) for read_, each in zip(found, named, strict=True)],
        "figures": lambda: [figures(text) for text in texts],
    }
    return [
        Figure(name=f"{name}.cpu", value=_spent(work) / len(copies) * 1000, unit="ms CPU", meaning=f"{name}, a story")
        for name, work in parts.items()
    ]


def _long(copies: Sequence[Copy]) -> list[Figure]:
    text = "\n\n".join(copy.text for copy in copies)
    text = (text * (_LONG // max(len(text), 1) + 1))[:_LONG]
    day = copies[0].day
    whole_text = _spent(lambda: understand(Copy(title="Long", text=text, day=day)))
    tenth = _spent(lambda: understand(Copy(title="Long", text=text[: _LONG // 10], day=day)))
    return [
        Figure(name="long", value=whole_text * 1000, unit="ms CPU", meaning="a text of 1,000,000 characters"),
        Figure(
            name="long.ratio",
            value=whole_text / tenth / 10,
            unit="ratio",
            meaning="a character there against one in a text a tenth as long",
            at_most=1.5,
        ),
    ]
