"""How often the first topic is right: articles labelled with seven classes, Reuters of 1987, and the page of origin."""

import csv
import gzip
import itertools
import json
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.core import taxonomy
from dateline.core.text.words import words
from dateline.core.understand.topics import NO_KNOWLEDGE, Knowledge
from dateline.core.understand.topics.reading import read
from dateline.core.understand.topics.train import Example, train
from tests.core.understand.topics.stories import proposals
from tests.floors import keeps

csv.field_size_limit(10**9)
PARTS = 5
CLASSES = {
    "01": "entertainment", "02": "society", "03": "society", "04": "economy", "05": "society", "06": "society",
    "07": "science", "08": "society", "09": "society", "10": "other", "11": "society", "12": "society",
    "13": "science", "14": "society", "15": "sports", "16": "society", "17": "other",
}  # fmt: skip
"""Of topics of the first level; what lies under technology is technology, but for spaceflight."""
TECHNOLOGY, SPACE = "20000756", "20000757"
TOPICS = {
    "entertainment": "medtop:01000000", "society": "medtop:14000000", "economy": "medtop:04000000",
    "science": "medtop:13000000", "technology": "medtop:20000756", "sports": "medtop:15000000",
    "other": "medtop:10000000",
}  # fmt: skip
"""What an editor would confirm who sorts stories into seven classes."""
Article = tuple[str, str, str]
"""Title, text, class."""


def articles(shared: Path, language: str) -> Iterator[Article]:
    for part in ("honey", "training"):
        with (shared / f"text/tgcontest/{language}_cat_{part}.tsv").open(newline="", encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if row["GOLDEN:res"] != "not_news":
                    yield row["INPUT:title"], row["INPUT:text"], row["GOLDEN:res"]


def class_of(title: str, text: str, knowledge: Knowledge) -> str:
    found = proposals(title, text, knowledge)
    topic = taxonomy.by_code(found[0].code.removeprefix("medtop:")) if found else None
    path = [step.code for step in taxonomy.path(topic)] if topic else []
    if TECHNOLOGY in path and SPACE not in path:
        return "technology"
    return CLASSES[path[0][:2]] if path else "other"


def accuracy(found: list[Article], knowledge: Knowledge = NO_KNOWLEDGE) -> float:
    return statistics.fmean(class_of(title, text, knowledge) == wanted for title, text, wanted in found)


@pytest.mark.shared
def test_cold_start(shared: Path) -> None:
    english, russian = list(articles(shared, "en")), list(articles(shared, "ru"))
    assert keeps("topics cold", "en", round(accuracy(english), 3))
    assert keeps("topics cold", "ru", round(accuracy(russian), 3))
    assert keeps("topics cold", "both", round(accuracy(english + russian), 3))


@pytest.mark.shared
def test_trained(shared: Path) -> None:
    labelled = [*articles(shared, "en"), *articles(shared, "ru")]
    scores = []
    for part in range(PARTS):
        learnt = [
            Example(read(words(f"{title}\n\n{text}"), len(words(title))), frozenset([TOPICS[wanted]]))
            for number, (title, text, wanted) in enumerate(labelled)
            if number % PARTS != part
        ]
        scores.append(accuracy(labelled[part::PARTS], Knowledge(model=train(learnt), name="topics 1")))
    assert keeps("topics trained", "mean", round(statistics.fmean(scores), 3))
    assert keeps("topics trained", "lowest", round(min(scores), 3))
    print(f"spread over {PARTS} parts: {statistics.pstdev(scores):.3f}")  # noqa: T201


@pytest.mark.shared
def test_news_of_trade_and_markets_is_economic(shared: Path) -> None:
    with gzip.open(shared / "text/reuters-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        stories = [json.loads(line) for line in itertools.islice(lines, 3000)]
    labelled = [(each["title"], each["body"]) for each in stories if each["topics"]]
    share = statistics.fmean(class_of(title, text, NO_KNOWLEDGE) == "economy" for title, text in labelled)
    assert keeps("topics cold", "reuters", round(share, 3))


@pytest.mark.shared
def test_the_page_of_origin_is_about_war_and_politics(shared: Path) -> None:
    page = (shared.parent / "reference/page.txt").read_text(encoding="utf-8")
    title, _, text = page[page.index("Russian lawmaker") :].partition("\n")
    paths = [
        [step.code for step in taxonomy.path(topic)]
        for each in proposals(title, text)
        if (topic := taxonomy.by_code(each.code.removeprefix("medtop:")))
    ]
    assert [path[0] for path in paths] == ["16000000", "11000000"]
