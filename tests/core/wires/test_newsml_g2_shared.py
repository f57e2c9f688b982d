"""IPTC's own NewsML-G2 documents, and the messages of a real agency."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dateline.core.story import Item, Unreadable
from dateline.core.text.plain import plain
from dateline.core.wires.times import moment
from tests.core.wires.reading import only, results
from tests.floors import keeps

pytestmark = pytest.mark.shared

NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_ELSEWHERE = ("cpnat:geoArea", "cpnat:poi")


@pytest.mark.parametrize(("section", "under"), [("listings", "listings"), ("valid", "tests")])
def test_every_document_of_iptc_is_read(shared: Path, section: str, under: str) -> None:
    folder = shared / "wires" / "newsml-g2" / under
    files = [file for file in sorted(folder.rglob("*.xml")) if under == "listings" or "should_pass" in file.parts]
    found = [result for file in files for result in results(file.read_bytes())]
    stories = [one for one in found if isinstance(one, Item)]
    others = [one for one in found if isinstance(one, Unreadable) and not one.story]
    assert all(one.format == "newsml-g2" for one in found)
    assert len(stories) + len(others) == len(found)
    assert keeps(f"newsml-g2 {section}", "read", len(found))
    assert keeps(f"newsml-g2 {section}", "stories", len(stories))


def test_the_messages_of_dpa_keep_what_they_say(shared: Path) -> None:
    files = sorted((shared / "wires" / "dpa").glob("*.xml"))
    kept = dict.fromkeys(("headline", "text", "dates", "topics", "places", "status", "dateline"), 0)
    for file in files:
        item, said = only(file.read_bytes()), ET.parse(file).getroot()
        kept["headline"] += item.headline == _text(said, "headline")
        kept["text"] += _words(_whole(item)) == _words(_plain_form(said))
        kept["dates"] += item.updated == item.published == moment(_text(said, "versionCreated"))
        kept["topics"] += _subjects(said, places=False) <= {code.value for code in item.topics}
        kept["places"] += _subjects(said, places=True) <= {code.value for code in item.places}
        kept["status"] += f"stat:{item.pubstatus}" == _one(said, "pubStatus").get("qcode")
        kept["dateline"] += _text(said, "dateline") in ("", item.dateline.text if item.dateline else "")
        assert (item.uri, item.urgency) == (_one(said, "newsItem").get("guid"), int(_text(said, "urgency")))
        assert "nicht zur Veröffentlichung" in item.ednote or "np-nonpublic" not in file.read_text(encoding="utf-8")
    assert keeps("dpa", "read", len(files))
    failed = [name for name, count in kept.items() if not keeps("dpa", name, count)]
    assert failed == []


def _one(root: ET.Element, name: str) -> ET.Element:
    return next(root.iter(NAR + name), ET.Element(name))


def _text(root: ET.Element, name: str) -> str:
    return " ".join("".join(_one(root, name).itertext()).split())


def _plain_form(root: ET.Element) -> str:
    """The text that each message also holds as plain text, dateline and all."""
    forms = (one for one in root.iter(f"{NAR}inlineData") if one.get("rendition") == "dpa7901rendition:text")
    return "".join(next(forms).itertext())


def _whole(item: Item) -> str:
    return f"{item.dateline.text if item.dateline else ''} {plain(item.body_html)}"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _subjects(root: ET.Element, *, places: bool) -> set[str]:
    found = (one for one in root.iter(f"{NAR}subject") if one.get("qcode"))
    return {
        (one.get("qcode") or "").partition(":")[2]
        for one in found
        if (one.get("type") == "cpnat:geoArea" if places else one.get("type") not in _ELSEWHERE)
    }
