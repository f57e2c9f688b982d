"""Places in wire copy of 1987: datelines resolved, and the countries that its editors named."""

import datetime as dt
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.core import gazetteer, places
from dateline.core.dateline.parse import parse
from dateline.core.text.words import words
from dateline.core.understand.places import places_of
from dateline.core.understand.values import Copy, PlaceProposal, Role, whole
from tests.floors import keeps

DAY = dt.date(1987, 4, 1)
OF_1987 = {
    "usa": "US", "uk": "GB", "west-germany": "DE", "east-germany": "DE", "ussr": "RU", "uae": "AE", "yugoslavia": "RS",
    "czechoslovakia": "CZ", "zaire": "CD", "burma": "MM", "kampuchea": "KH", "yemen-arab-republic": "YE",
    "yemen-demo-republic": "YE", "us-virgin-islands": "VI", "trinidad-tobago": "TT",
}  # fmt: skip


def stories(shared: Path) -> Iterator[tuple[Copy, set[str]]]:
    """Stories with the countries of their labels, by today's codes."""
    codes = {country.slug: country.code for country in places.countries()} | OF_1987
    with gzip.open(shared / "text" / "reuters-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            text = f"{story['dateline'].strip()} {story['body']}".strip()
            yield Copy(title=story["title"], text=text, day=DAY), {codes[label] for label in story["places"]}


def country(proposal: PlaceProposal) -> str:
    place = gazetteer.by_slug(proposal.slug)
    assert place is not None
    return place.country


def score(copy: Copy, labels: set[str]) -> Counter[str]:
    """What one story adds to the counts."""
    dateline, _ = parse(copy.text, day=DAY)
    found = places_of(words(whole(copy)), copy, dateline, "en")
    filed = [each for each in found if each.role is Role.FILED]
    one = len(labels) == 1 and bool(filed)
    return Counter(
        datelines=dateline is not None,
        filed=bool(filed),
        towns=any("not known" not in each.why for each in filed),
        one=one,
        plausible=one and country(filed[0]) in labels,
        labels=len(labels),
        recalled=len(labels & set(map(country, found))),
    )


@pytest.mark.shared
def test_places_of_wire_copy(shared: Path) -> None:
    counts: Counter[str] = Counter()
    for copy, labels in stories(shared):
        counts.update(score(copy, labels))
    section = "places reuters"
    assert keeps(section, "filed", round(counts["filed"] / counts["datelines"], 4))
    assert keeps(section, "towns", round(counts["towns"] / counts["datelines"], 4))
    assert keeps(section, "plausible", round(counts["plausible"] / counts["one"], 4))
    assert keeps(section, "recall", round(counts["recalled"] / counts["labels"], 4))
