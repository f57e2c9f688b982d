"""``understand`` and ``topics``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.commands.samples import item, rss
from tests.commands.test_init import rows

Write = Callable[[str, str | bytes], Path]
STORY = {
    "id": "a1",
    "title": "Ferry and freighter collide in fog near Helsinki",
    "text": "HELSINKI, March 28. /TASS/. A ferry with 200 passengers and a freighter collided on Monday, the coast "
    "guard said. Rescuers took the injured to a hospital in Tallinn; the collision was the second in Estonia "
    "last week.",
    "date": "2016-03-28",
}


def test_a_story_is_told_as_one_object(shell: Shell) -> None:
    done = shell.dateline("understand", "--json", stdin=json.dumps(STORY) + "\n")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    names = {"id", "language", "topics", "places", "people", "organisations", "dateline", "dates", "quotes", "figures"}
    assert (set(told), told["id"], told["language"]) == (names, "a1", "en")
    assert (told["dateline"]["place"], told["dateline"]["date"]) == ("HELSINKI", "2016-03-28")
    assert told["people"] == told["organisations"] == []
    assert all(each["label"] and each["why"] and each["score"] >= 0.5 for each in told["topics"])
    places = {(each["id"], each["role"], each["country"]) for each in told["places"]}
    assert {("helsinki", "filed", "FI"), ("tallinn", "mentioned", "EE")} <= places
    assert ("2016-03-21", "2016-03-27") in {(each["first"], each["last"]) for each in told["dates"]}


def test_a_person_reads_words(shell: Shell) -> None:
    shown = shell.dateline("understand", stdin=json.dumps(STORY)).stdout
    assert "a1  en  HELSINKI, March 28. /TASS/." in shown
    assert "place  Helsinki, filed" in shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("3", "a “text” is wanted"),
        ('{"title": "x"}', "a “text” is wanted"),
        ('{"text": "x", "date": "soon"}', "“date” must be"),
        ('{"text": "x", "title": 3}', "“title” must be text"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(shell: Shell, line: str, said: str) -> None:
    done = shell.dateline("understand", "--json", stdin=f'{line}\n\n{{"text": ""}}\n')
    assert (done.returncode, said in done.stderr, "-, line 1:" in done.stderr) == (1, True, True), done.stderr
    told = json.loads(done.stdout)
    assert (told["id"], told["topics"], told["places"], told["dates"], told["dateline"]) == ("3", [], [], [], None)


def test_who_has_read_enough_hears_no_complaint(shell: Shell, write: Write) -> None:
    write("many.jsonl", (json.dumps(STORY) + "\n") * 400)
    with shell.start("understand", "--json", "many.jsonl") as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline()
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == ("", 1)


def test_the_archive_again(shell: Shell, data: Path, write: Write) -> None:
    feed = write("feed.xml", rss(item(number) for number in range(3)))
    assert shell.dateline("wire", "import", feed, "--source", "wire", "--policy", "auto").returncode == 0
    query = "SELECT count(*) FROM archive_annotation"
    before = rows(data, query)
    done = shell.dateline("understand", "--again", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"last_story": 3, "changed": 0})
    assert rows(data, query) == before


@pytest.mark.long
def test_training_wants_the_desks_word_first(shell: Shell, data: Path) -> None:
    done = shell.dateline("topics", "train")
    assert (done.returncode, "a model needs 50" in done.stderr) == (2, True)
    assert shell.dateline("topics", "train", "--if-due").returncode == 0
    assert "No model is in use" in shell.dateline("topics", "models").stdout
    assert shell.dateline("topics", "use", "terms").returncode == 0
    assert "there is no model 3" in shell.dateline("topics", "use", "3").stderr
    assert "is no version" in shell.dateline("topics", "use", "best").stderr
