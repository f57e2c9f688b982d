"""Real copy in an index of its own, for measuring what is found in it."""

import csv
import datetime as dt
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from dateline.core.filters import Field, Node, parse
from dateline.core.filters.nodes import All, Phrase
from dateline.core.filters.spoken import written_out
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part
from dateline.core.story import Item
from dateline.core.text.alike import alike, other_alphabet
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.core.wires import read
from dateline.demo.scenes import stories as scenes
from dateline.index.search.public.embedded import schema
from dateline.index.search.public.embedded.snapshot import TantivySnapshot
from dateline.index.search.public.embedded.writer import TantivyWriter
from dateline.index.words import Asked
from tests.core.filters.agency import AGENCY

csv.field_size_limit(10**9)
NOW = dt.datetime(1987, 11, 1, 12, tzinfo=dt.UTC)
"""A fortnight after the last of the Reuters stories; the demo's are told as if they were of the days before."""
ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Text:
    """A story under the name by which judgements know it: ``reuters:127``, ``murmansk-port-ru``."""

    name: str
    language: str
    headline: str
    lead: str
    body: str
    at: dt.datetime


def reuters(shared: Path) -> Iterator[Text]:
    """The training stories."""
    path = shared / "text/reuters-train.jsonl.gz"
    with path.open("rb") as file:
        for found in read(file, received=NOW):
            # A few records have no text at all.
            if not isinstance(found, Item):
                continue
            number = found.uri.rpartition("-")[2]
            at = found.published or NOW
            yield Text(f"reuters:{number}", "en", found.headline, found.lead, plain(found.body_html), at)


def demo() -> Iterator[Text]:
    """The demo's stories, as they stand after their last version."""
    for scene in scenes(NOW):
        item = scene.items[-1]
        name = scene.uri.rpartition("/")[2]
        body = plain(CleanHtml(item.body_html))
        yield Text(f"{name}", item.language, item.headline, item.lead, body, item.published or NOW)


def russian_articles(shared: Path) -> Iterator[Text]:
    """Articles of Russian sites."""
    for name in ("honey", "training"):
        with (shared / f"text/tgcontest/ru_cat_{name}.tsv").open(newline="", encoding="utf-8") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
                yield Text(f"{name}:{number}", "ru", row["INPUT:title"], "", row["INPUT:text"], NOW)


@dataclass
class Library:
    """An index of texts."""

    snapshot: TantivySnapshot
    texts: Mapping[int, Text]

    def best(self, query: str, limit: int = 10, language: str = "") -> list[str]:
        """Names, best first."""
        return [self.texts[hit.where.story_id].name for hit in self.snapshot.best(self.asked(query, language), limit)]

    def asked(self, query: str, language: str = "") -> Asked:
        """As the page of an edition understands it."""
        day = NOW.date()
        return Asked(parse(written_out(query, day, language or "en"), AGENCY), NOW, ZONE)

    def corrected(self, query: str) -> str:
        """The query with the first suggestion for each word that is found nowhere, as the page makes them."""
        return " ".join(self._corrected(word) for word in query.split())

    def _corrected(self, word: str) -> str:
        phrase = parse(word, AGENCY)
        if not isinstance(phrase, Phrase) or self.snapshot.count(self._whole(phrase)):
            return word
        spelt = [way for way in other_alphabet(word.lower()) if self.snapshot.count(self._whole(Phrase((way,))))]
        near = self.snapshot.alike(word.lower(), self._whole(All(())), 20)
        texts = (self.texts[where.story_id] for where in near)
        return next(
            iter([*spelt, *alike(word.lower(), (f"{text.headline} {text.lead} {text.body}" for text in texts))]), word
        )

    @staticmethod
    def _whole(node: Node) -> Asked:
        return Asked(node, NOW, ZONE)


@contextmanager
def library(folder: Path, texts: Iterable[Text]) -> Iterator[Library]:
    """Filled with texts."""
    known = dict(enumerate(texts, start=1))
    writer = TantivyWriter(folder, new=True)
    writer.put([_facts(number, text) for number, text in known.items()])
    writer.commit(1)
    writer.close()
    yield Library(TantivySnapshot(schema.opened(folder)), known)


def _facts(number: int, text: Text) -> Facts:
    return Facts(
        story_id=number,
        listed_at=text.at,
        language=text.language,
        title=part(text.headline, text.language),
        rest=(part(text.lead, text.language), part(text.body, text.language)),
        filed={Field.LANGUAGE: frozenset([text.language])},
    )


def some(texts: Iterable[Text], count: int, seed: int) -> Sequence[Text]:
    """So many, or all, always the same."""
    ordered = sorted(texts, key=lambda text: text.name)
    return random.Random(seed).sample(ordered, min(count, len(ordered)))
