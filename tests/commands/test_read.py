"""``wire read``: what Dateline understands of a file, without an archive."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from dateline.run.cli import main
from tests.commands.samples import BODY, PAGE, item, rss

Write = Callable[[str, str | bytes], Path]
KEYS = {
    *(
        "file",
        "format",
        "uri",
        "version",
        "pubstatus",
        "embargo",
        "headline",
        "lead",
        "body_text",
        "body_html",
        "byline",
    ),
    *("credit", "dateline", "stamp", "pages_stated", "published", "updated", "language", "topics", "places", "urgency"),
    *("priority", "signal", "located", "usage_terms", "ednote", "photos", "links", "feed", "error"),
}


def test_one_object_a_line_with_the_keys_of_the_specification(write: Write) -> None:
    feed = write("feed.xml", rss([item(1), item(2)]))
    page = write("page.txt", PAGE)
    done = CliRunner().invoke(main, ["wire", "read", str(feed), str(page), "--json"])
    objects = [json.loads(line) for line in done.output.splitlines()]
    assert done.exit_code == 0
    assert [each["file"] for each in objects] == [str(feed), str(feed), str(page)]
    assert all(set(each) == KEYS for each in objects)
    assert objects[0]["headline"] == "Tram line 1 opens"
    assert objects[2]["dateline"] == {
        "place": "PERM",
        "date": "2017-04-14",
        "agency": "LARCH",
        "text": "PERM, April 14. /LARCH/.",
    }


def test_standard_input(write: Write) -> None:
    feed = rss([item(7)]).encode()
    done = CliRunner().invoke(main, ["wire", "read", "-", "--json"], input=feed)
    [read] = [json.loads(line) for line in done.output.splitlines()]
    assert (read["file"], read["uri"], read["error"]) == ("-", "wire-7", None)


def test_a_summary_for_people(write: Write) -> None:
    done = CliRunner().invoke(main, ["wire", "read", str(write("page.txt", PAGE))])
    assert "Ferry line across the Kama opens for the season" in done.output
    assert "PERM, April 14. /LARCH/." in done.output
    assert "Olga Sedova/LARCH" in done.output
    assert "Partner News" not in done.output


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(write: Write) -> None:
    files = [
        write("good.xml", rss([item(1)])),
        write("noise.bin", bytes(range(256)) * 4),
        write("empty.xml", ""),
        write("entities.xml", '<!DOCTYPE rss [<!ENTITY a "b">]>' + rss([item(2, text=f"&a;{BODY}")])[39:]),
    ]
    missing = files[0].with_name("missing.xml")
    done = CliRunner().invoke(main, ["wire", "read", *map(str, files), str(missing), "--json"])
    objects = {Path(each["file"]).name: each for each in map(json.loads, done.output.splitlines())}
    assert done.exit_code == 1
    assert objects["good.xml"]["error"] is None
    assert {name for name, each in objects.items() if each["error"]} >= {"noise.bin", "empty.xml", "missing.xml"}
    assert objects["missing.xml"]["error"] == "No such file or directory"


def test_what_is_no_story_is_told_and_no_error(write: Write) -> None:
    plan = write("plan.xml", '<planningItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:plan:1"/>')
    shown = CliRunner().invoke(main, ["wire", "read", str(plan)])
    assert shown.exit_code == 0
    assert "a planning item" in shown.output
    read = json.loads(CliRunner().invoke(main, ["wire", "read", str(plan), "--json"]).output)
    assert (read["format"], read["uri"], read["error"], read["headline"]) == ("newsml-g2", "urn:plan:1", None, None)
