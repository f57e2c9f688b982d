"""``coverage``: files in, groups and scores out."""

import json

from tests.commands.conftest import Shell

FERRY = {
    "id": "a",
    "title": "Ferry aground off Izmir",
    "text": "A ferry with 212 people ran aground off Izmir on Monday, and captain Kemal Aydin blamed the fog.",
    "date": "2016-03-28",
    "source": "one",
    "event": "ferry",
}
FERRY_RU = {
    "id": 7,
    "title": "Паром сел на мель у Измира",
    "text": "В тумане у Измира сел на мель паром с 212 пассажирами. Капитан Кемаль Айдын дает показания.",
    "language": "ru",
    "event": "ferry",
}
DIGEST = {"id": "d", "title": "News digest", "text": "- Ferry aground\n\n- Rain in the north\n\n- Cup final tonight"}


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_each_story_is_assigned_as_it_comes(shell: Shell) -> None:
    done = shell.dateline("coverage", "cluster", "-", "--json", stdin=lines(FERRY, DIGEST, FERRY_RU, {"id": "c"}))
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["id"] for each in told] == ["a", "d", "7", "c"]
    assert told[0]["cluster"] == told[2]["cluster"] not in {told[1]["cluster"], told[3]["cluster"]}
    assert (told[1]["left"], told[3]["left"]) == ("digest", "empty")


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(shell: Shell) -> None:
    done = shell.dateline("coverage", "cluster", "-", "--json", stdin=f"[1]\n{{]\n{lines({'text': 'no id'}, FERRY)}")
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a"]
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["-, line 1", "-, line 2", "-, line 3"]


def test_a_score_against_a_label(shell: Shell) -> None:
    done = shell.dateline("coverage", "score", "-", "--json", stdin=lines(FERRY, DIGEST, FERRY_RU))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["precision"], told["recall"], told["f1"]) == (1, 1, 1)
    assert (told["stories"], told["scored"], told["clusters"], told["largest"]) == (3, 2, 2, 2)


def test_a_label_that_nobody_has(shell: Shell) -> None:
    done = shell.dateline("coverage", "score", "-", "--label", "topic", stdin=lines(FERRY))
    assert done.returncode == 2
    assert "“topic”" in done.stderr
