"""Streams that would make one giant group, or cost more with every report."""

import random
from collections import Counter

import pytest

from dateline.core.coverage import Engine, Report
from dateline.core.coverage.engine import SPAN
from dateline.core.coverage.evidence import Reading
from dateline.core.coverage.groups import Group
from dateline.core.coverage.values import DAY, Left

NOW = 1_458_000_000.0
STORM = (
    "A storm tore the roof off the market hall of Brightwater on Tuesday night and flooded the tram depot. Mayor Ana "
    "Kovac said 340 stalls were lost. Divers are looking for two fishermen whose boat, the Petrel, did not come back. "
    "Schools stay shut until Friday, and the ferry line to Northgate sails again when the wind drops below 20 metres "
    "per second. Insurers put the damage at 12 million euros."
)


class Counting(Engine):
    """Counts how often a report is held against a group."""

    weighed = 0

    def fit(self, read: Reading, group: Group) -> float:
        self.weighed += 1
        return super().fit(read, group)


def retouched(text: str, rng: random.Random) -> str:
    """Two words are others, as when every paper's desk touches a wire text."""
    words = text.split()
    for at in rng.sample(range(len(words)), 2):
        words[at] = rng.choice(["however", "meanwhile", "yesterday", "officials", "residents"])
    return " ".join(words)


def town(rng: random.Random) -> str:
    return "".join(rng.choice(["ka", "lo", "mi", "ne", "ru", "sta", "ve", "bor", "tin"]) for _ in range(3)).title()


def test_copies_with_small_edits_are_one_voice_at_a_steady_price() -> None:
    engine, rng = Counting(), random.Random(3)
    for key in range(1, 501):
        engine.add(Report(key=key, title=f"Storm {key}", text=retouched(STORM, rng), language="en", at=NOW + key))
    (largest, members), *_ = Counter(engine.of.values()).most_common(1)
    assert members > 450
    assert engine.groups[largest].weight < 50
    assert engine.weighed < 40 * 500


@pytest.mark.parametrize("order", ["by time", "newest first", "at random"])
def test_an_archive_sent_at_once_makes_no_event_of_years(order: str) -> None:
    """One source sends five years of a weekly bulletin and of town news in one go."""
    rng, reports = random.Random(5), []
    for week in range(260):
        at = NOW - (260 - week) * 7 * DAY
        count = rng.randrange(200, 900)
        weekly = f"Unemployment in Brightwater fell to {count} people this week, the labour office of Brightwater said."
        reports.append(Report(key=2 * week + 1, title="Brightwater unemployment", text=weekly, language="en", at=at))
        other = (
            f"The council of {town(rng)} bought {rng.randrange(3, 90)} buses from {town(rng)} for {town(rng)} street."
        )
        reports.append(Report(key=2 * week + 2, title="Buses", text=other, language="en", at=at))
    if order == "newest first":
        reports.reverse()
    elif order == "at random":
        rng.shuffle(reports)
    engine = Counting()
    seen: dict[int, list[float]] = {}
    for report in reports:
        made = engine.add(report)
        if made.group is not None and report.at is not None:
            seen.setdefault(made.group, []).append(report.at)
    assert max(max(times) - min(times) for times in seen.values()) <= SPAN
    assert engine.weighed < 30 * len(reports)


def test_forms_that_differ_in_a_name_and_numbers_are_many() -> None:
    engine, rng = Engine(), random.Random(9)
    for key in range(1, 401):
        name = f"{town(rng)} {town(rng)}"
        shipped, before, more = rng.randrange(5, 90), rng.randrange(1, 30), rng.randrange(1, 30)
        text = (
            f"{name} Corp said it shipped {shipped},000 pumps in March against {before},000 a year before, and has "
            f"orders for {more},000 more. The {name} company, based in {town(rng)}, makes pumps for ships."
        )
        engine.add(Report(key=key, title=f"{name} <{name[:3].upper()}> ships pumps", text=text, language="en", at=NOW))
    assert Counter(engine.of.values()).most_common(1)[0][1] <= 20


def test_clocks_in_the_future_and_of_the_epoch_end_nothing() -> None:
    engine = Engine()
    for key in range(1, 300):
        at = {0: 0.0, 1: NOW + 9_000 * DAY}.get(key % 7, NOW + key)
        text = f"Mayor Number{key} of Town{key} opened bridge{key}."
        engine.add(Report(key=key, title=f"Item {key}", text=text, language="en", at=at))
    made = engine.add(Report(key=400, title="Item 5", text="Bridge5 was opened by mayor Number5 of Town5.", at=NOW))
    assert made.group is not None
    assert {key for key in range(1, 300) if key % 7 > 1} <= set(engine.of)


def test_listings_are_in_no_group_however_many_come() -> None:
    engine = Engine()
    rows = "\n".join(f"Metal{n} {n},241.20 {n},240.10" for n in range(1, 9))
    made = [engine.add(Report(key=key, title="Metals: closing prices", text=rows)) for key in range(1, 301)]
    assert {each.left for each in made} == {Left.PRICES}
    assert len(engine) == 0
