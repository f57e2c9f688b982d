"""Fills the newsroom's list and search by plain inserts, then reads them: ``desk STORIES REQUESTS``.

Stories have 60 words each, with a Zipf distribution: as many as a lead and two paragraphs. They do not go through the
pipeline, since nothing here is about recording.
"""

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, islice

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dateline.archive.models import LedgerEvent, Source, Story, Version
from dateline.archive.sql import insert_all
from dateline.desk.stories.listing import PAGE, lines
from dateline.index.desk.follower import entry_of
from dateline.index.desk.listing import Wanted, read_page
from dateline.index.models import DeskRow
from dateline.index.search import engine

VOCABULARY = 20_000
WORDS = 60
SOURCES = 20
DEEP = 200
"""The deep page; the last one where there are fewer."""
BATCH = 2_000
_STANDINGS = ("public",) * 970 + ("waiting",) * 15 + ("embargoed",) * 5 + ("withheld",) * 5 + ("withdrawn",) * 5
_LATER = dt.timedelta(days=1)


def main(stories: str, requests: str) -> dict[str, object]:
    """CPU seconds to fill, MB of the database, and sorted seconds of CPU and of wall time by way of reading."""
    began, sources = time.process_time(), _sources()
    rows = _rows(int(stories), sources)
    while batch := list(islice(rows, BATCH)):
        _insert(batch)
    filled = time.process_time() - began
    spent = {name: _measured(way, int(requests)) for name, way in _ways(sources).items()}
    return {
        "fill": filled,
        "size": sum(path.stat().st_size for path in settings.CONFIG.data.glob("*.sqlite3*")) / 1_000_000,
        "cpu": {name: cpu for name, (cpu, _) in spent.items()},
        "wall": {name: wall for name, (_, wall) in spent.items()},
    }


def _ways(sources: Sequence[int]) -> dict[str, Callable[[], object]]:
    wanted = {
        "first": Wanted(),
        "standing": Wanted(standing="waiting"),
        "source": Wanted(source_id=sources[-1]),
        "language": Wanted(language="ru"),
        "urgency": Wanted(urgency=8),
        "none": Wanted(standing="killed"),
        "common.none": Wanted(standing="public", language="en", urgency=4, source_id=0),
        "worst": Wanted(standing="public", language="de", urgency=4, source_id=sources[0]),
        "future": Wanted(since=timezone.now() + _LATER),
        "search.common": Wanted(words="w0 "),
        "search.two": Wanted(words="w0 w1"),
        "search.rare": Wanted(words=f"w{VOCABULARY - 1}"),
        "search.nohit": Wanted(words="nothinglikethat"),
        "search.beginning": Wanted(words="w1"),
        "search.filtered": Wanted(words='"w0"', standing="waiting"),
        "search.worst": Wanted(words='"w0"', standing="public", urgency=4, language="de"),
    }
    ways: dict[str, Callable[[], object]] = {name: partial(_read, each, None) for name, each in wanted.items()}
    return ways | {"deep": partial(_read, Wanted(), _deep())}


def _read(wanted: Wanted, before: int | None) -> object:
    """What the page asks of the database: the ids, then the fifty stories."""
    return lines(read_page(wanted, before=before, limit=PAGE).ids)


def _deep() -> int | None:
    before = None
    for _ in range(DEEP - 1):
        page = read_page(Wanted(), before=before, limit=PAGE)
        if page.more is None:
            break
        before = page.more
    return before


def _measured(way: Callable[[], object], times: int) -> tuple[list[float], list[float]]:
    way()
    cpu, wall = [], []
    for _ in range(times):
        ran, began = time.process_time(), time.perf_counter()
        way()
        cpu.append(time.process_time() - ran)
        wall.append(time.perf_counter() - began)
    return sorted(cpu), sorted(wall)


def _sources() -> list[int]:
    return [
        Source.objects.create(slug=f"bench-{number}", name=f"Bench {number}", policy="auto", language="en").pk
        for number in range(SOURCES)
    ]


def _rows(count: int, sources: Sequence[int]) -> Iterator[tuple[DeskRow, str]]:
    """Rows of the list with the text of each, always the same."""
    chance, now = random.Random(1987), timezone.now()  # noqa: S311  repeatable is what is wanted
    vocabulary = [f"w{number}" for number in range(VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    shares = list(accumulate(1 / rank for rank in range(1, len(sources) + 1)))
    for number in range(1, count + 1):
        row = DeskRow(
            story_id=number,
            changed_seq=number,
            changed_at=now - dt.timedelta(seconds=count - number),
            standing=chance.choice(_STANDINGS),
            source_id=chance.choices(sources, cum_weights=shares)[0],
            language="ru" if chance.random() < 0.2 else "en",
            urgency=chance.choice((3, 4, 4, 4, 5, 5, 6, 8)),
        )
        yield row, " ".join(chance.choices(vocabulary, cum_weights=weights, k=WORDS))


def _insert(batch: Sequence[tuple[DeskRow, str]]) -> None:
    versions = [_version(row, text) for row, text in batch]
    with transaction.atomic():
        Story.objects.bulk_create([_story(row) for row, _ in batch])
        Version.objects.bulk_create(versions)
        LedgerEvent.objects.bulk_create([_event(row) for row, _ in batch])
        insert_all([row for row, _ in batch])
        engine().put([entry_of(row, version) for (row, _), version in zip(batch, versions, strict=True)])


def _story(row: DeskRow) -> Story:
    return Story(
        pk=row.story_id,
        uri=f"urn:bench:{row.story_id}",
        source_id=row.source_id,
        policy="auto",
        language=row.language,
        slug="bench",
        pubstatus="usable",
        head_id=row.story_id,
        public_id=row.story_id if row.standing == "public" else None,
        listed_at=row.changed_at,
        last_seq=row.changed_seq,
        created_at=row.changed_at,
    )


def _version(row: DeskRow, text: str) -> Version:
    return Version(
        pk=row.story_id,
        story_id=row.story_id,
        number=1,
        received_at=row.changed_at,
        content_digest=f"{row.story_id:032}",
        wording_digest=f"{row.story_id:032}",
        format="bench",
        headline=text[:60],
        body_html=f"<p>{text}</p>",
        language=row.language,
        pubstatus="usable",
        urgency=row.urgency,
    )


def _event(row: DeskRow) -> LedgerEvent:
    return LedgerEvent(
        seq=row.changed_seq,
        at=row.changed_at,
        subject="story",
        subject_id=row.story_id,
        verb="published",
        audience="public",
        version_id=row.story_id,
    )
