"""ninjs as it goes out: by IPTC's own schemas, and read back."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from dateline.core.story import Item, Pubstatus, Signal
from dateline.core.wires.ninjs.write import CARRIES_22, CARRIES_31, write_22, write_31
from tests.core.wires.outgoing import FULL, ITEMS, expected, read_back, sending, squeezed

WRITERS = pytest.mark.parametrize(("write", "carries"), [(write_22, CARRIES_22), (write_31, CARRIES_31)])


@WRITERS
@given(item=ITEMS)
def test_what_is_written_is_read_back(write: Any, carries: Any, item: Item) -> None:
    assert squeezed(read_back(write(sending(item)))) == expected(item, carries, "ninjs")


@WRITERS
def test_what_looks_like_markup_in_plain_text_is_read_back(write: Any, carries: Any) -> None:
    item = replace(FULL, headline="Harbour <A > & &amp;", lead="Ice <b>, 3 < 4")
    assert squeezed(read_back(write(sending(item)))) == expected(item, carries, "ninjs")


@WRITERS
def test_a_story_with_everything_is_read_back(write: Any, carries: Any) -> None:
    assert squeezed(read_back(write(sending()))) == expected(FULL, carries, "ninjs")


def schema(shared: Path, version: str) -> Draft202012Validator:
    folder = shared / "wires" / "ninjs" / "specification"
    geo = Resource.from_contents(json.loads((folder / "GeoJSON-schema.json").read_text()))
    registry: Any = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", geo)
    contents = json.loads((folder / f"ninjs-schema_{version}.json").read_text())
    return Draft202012Validator(contents, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.shared
@pytest.mark.parametrize(("version", "write"), [("2.2", write_22), ("3.1", write_31)])
def test_the_schema_takes_it(shared: Path, version: str, write: Any) -> None:
    validator = schema(shared, version)
    told = {"provider": "Meridian", "page": "https://agency.example/en/story/7-x", "translation_of": "tag:a,2026:1"}
    validator.validate(json.loads(write(sending(**told, source_uri="urn:x:1", designated=("A (banned)",)))))
    validator.validate(json.loads(write(sending(kill()))))

    @given(item=ITEMS)
    def every(item: Item) -> None:
        validator.validate(json.loads(write(sending(item))))

    every()


def kill() -> Item:
    return Item(
        uri=FULL.uri, format="test", headline=FULL.uri, version=4, pubstatus=Pubstatus.CANCELED, signal=Signal.KILL
    )


@pytest.mark.parametrize("write", [write_22, write_31])
def test_a_kill_needs_no_headline(write: Any) -> None:
    written = write(sending(kill()))
    assert "headlines" not in json.loads(written)
    assert read_back(written) == replace(kill(), format="ninjs")


def test_the_body_opens_with_the_dateline() -> None:
    bodies = json.loads(write_22(sending()))["bodies"]
    assert bodies[0]["value"].startswith("<p>MOSCOW, March 28. /MRD/. Ships wait")
    assert bodies[1] == {"role": "main", "contenttype": "text/plain", "value": bodies[1]["value"]}
    assert bodies[1]["value"].startswith("MOSCOW, March 28. /MRD/. Ships wait outside the port & men")


def test_notes_on_organisations_stand_apart_from_the_copy() -> None:
    written = json.loads(write_31(sending(designated=("The Club (banned in Ruritania)",))))
    notes = [one["value"] for one in written["descriptions"] if one["role"] == "designated-organisation"]
    assert notes == ["The Club (banned in Ruritania)"]
    assert "banned" not in json.dumps(written["bodies"])
