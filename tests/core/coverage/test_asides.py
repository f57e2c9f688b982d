"""What leads to other stories is no part of this one."""

import pytest

from dateline.core.coverage import Engine
from dateline.core.coverage.asides import without_asides
from tests.core.coverage.told import report

STORY = "The ferry Aurora ran aground off Kotka on Monday with 212 people on board, the coast guard said."


@pytest.mark.parametrize(
    "aside",
    [
        "READ MORE: Harbour strike enters its third week",
        "Also read: Harbour strike enters its third week",
        "See also : Harbour strike enters its third week",
        "Читайте также: Забастовка в порту длится третью неделю",
        "МАТЕРИАЛЫ ПО ТЕМЕ: Забастовка в порту длится третью неделю",
    ],
)
def test_an_aside_ends_with_its_line(aside: str) -> None:
    assert without_asides(f"{STORY}\n{aside}\nNobody was hurt.") == f"{STORY}\n\nNobody was hurt."
    assert without_asides(f"{STORY} {aside}") == f"{STORY} "


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY} Readers who want to read more about ferries will find it below.",
        "Children who see also learn. He wanted to read more: that was all.",
        "Read more: how a library in Kotka lends ferries, boats and rafts to readers who have never been at sea.",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert without_asides(text) == text


def test_a_story_is_not_joined_with_what_it_only_leads_to() -> None:
    engine = Engine()
    other = (
        "Harbour strike in Kotka enters its third week as dockers of Steveco reject the offer of mediator Anu Sajavaara"
    )
    strike = engine.add(report(1, other, f"{other}. Dockers of Steveco want 6.5 percent. {other}.", "en"))
    ferry = engine.add(report(2, "Ferry Aurora runs aground", f"{STORY} {STORY}\nREAD MORE: {other}", "en"))
    assert ferry.group != strike.group
