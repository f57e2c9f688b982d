"""JSON objects in every layout: alone, in an array, a line each, in a row; broken, deep, large and many."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.story import Item, Unreadable
from dateline.core.wires import limits, read
from dateline.core.wires.ninjs.objects import objects
from tests.core.wires.reading import RECEIVED, results, unread

ROWS = [{"uri": f"urn:x:{number}", "headline": f"Story {number}"} for number in range(3)]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2),
        "\n".join(json.dumps(row) for row in ROWS),
        "\r\n\r\n".join(json.dumps(row) for row in ROWS) + "\r\n",
        json.dumps({"total": 3, "item": ROWS}),
        json.dumps({"_items": ROWS, "_meta": {}}, indent=1),
        "\ufeff" + "\n".join(json.dumps(row, indent=2) for row in ROWS),
        " ".join(json.dumps(row) for row in ROWS[:1]) + "\n" + "\n".join(json.dumps(row) for row in ROWS[1:]),
    ],
    ids=[
        "array",
        "indented array",
        "lines",
        "lines with gaps",
        "wrapped",
        "wrapped and indented",
        "indented in a row",
        "lines, one apart",
    ],
)
def test_several_objects(content: str) -> None:
    assert [item.headline for item in results(content) if isinstance(item, Item)] == ["Story 0", "Story 1", "Story 2"]


@pytest.mark.parametrize("broken", ['{"uri": "urn:x", "headline": }', '{"uri": "urn:x", "hea'])
def test_a_broken_line_is_told_and_the_rest_goes_on(broken: str) -> None:
    first, told, last = results("\n".join([json.dumps(ROWS[0]), broken, json.dumps(ROWS[1])]))
    assert isinstance(first, Item)
    assert isinstance(last, Item)
    assert isinstance(told, Unreadable)
    assert told.where == "line 2"
    assert "not well-formed JSON" in told.reason


def test_what_breaks_off_gives_its_complete_objects_and_the_line() -> None:
    *items, told = results('[\n{"uri": "urn:x:1", "headline": "A"},\n{"uri": "urn:x:2", "headline": "B",\n "x": ')
    assert [item.headline for item in items if isinstance(item, Item)] == ["A"]
    assert isinstance(told, Unreadable)
    assert told.where == "line 3"


def test_depth_and_size_are_bounded() -> None:
    deep = '{"uri": "urn:x", "headline": "x", "subject": ' + "[" * 200_000 + "]" * 200_000 + "}"
    assert "too deep" in unread(deep).reason
    assert unread(deep).story
    assert "too deep or too long" in unread('{"uri": "urn:x", "urgency": ' + "9" * 5000 + "}").reason
    large = json.dumps({"uri": "urn:x", "headline": "x", "body_text": "x" * (limits.LINE + 1)})
    first, second = results(f'[{large}, {{"uri": "urn:y", "headline": "y"}}]')
    assert isinstance(first, Unreadable)
    assert "larger than 4 MB" in first.reason
    assert isinstance(second, Item)


def test_a_long_array_is_read_in_bounded_memory() -> None:
    row = json.dumps({"uri": "urn:x", "headline": "x", "body_text": "word " * 2000})
    content = ("[" + ",".join([row] * 1000) + "]").encode()
    stream = io.BytesIO(content)
    tracemalloc.start()
    found = sum(isinstance(one, Item) for one in read(stream, received=RECEIVED))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == 1000
    assert peak < 5_000_000


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from(['"', "\\", "}", '{"', "]["]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=8,
)


@given(
    st.lists(st.dictionaries(st.text(max_size=5), _VALUES, max_size=4), max_size=4),
    st.sampled_from([None, 1]),
    st.booleans(),
    st.integers(1, 30),
)
def test_objects_are_found_whatever_the_layout_and_the_chunks(
    rows: list[dict[str, Any]], indent: int | None, as_array: bool, size: int
) -> None:
    each = [json.dumps(row, indent=indent, ensure_ascii=False) for row in rows]
    text = json.dumps(rows, indent=indent, ensure_ascii=False) if as_array else "\n".join(each)
    chunks = [text[at : at + size] for at in range(0, len(text), size)]
    found = list(objects(chunks))
    assert [json.loads(one.text or "") for one in found] == rows
    assert [one.line for one in found] == sorted(one.line for one in found)
    if not as_array:
        assert [one.line for one in found] == [
            sum(row.count("\n") + 1 for row in each[:at]) + 1 for at in range(len(each))
        ]
