"""``coverage fit``: labelled files in, weights in the data folder out, and what then groups with them."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.core.coverage.weights import FILE, read, shipped, written
from tests.commands.conftest import Shell
from tests.commands.test_coverage import FERRY, FERRY_RU, lines
from tests.core.coverage.told import bilingual

Write = Callable[[str, str | bytes], Path]


def own_events(part: str) -> str:
    """Our own events as a file; their topic is the first letter."""
    return lines(
        *(
            {
                "id": each.report.key,
                "title": each.report.title,
                "text": each.report.text,
                "language": each.report.language,
                "story": each.event,
                "topic": each.event[0],
            }
            for each in bilingual(part)
        )
    )


def alone() -> str:
    """A table with which every report is alone."""
    return written(replace(shipped(), same_bar=1000.0, across_bar=1000.0), "of a test")


def test_a_file_is_learned_from_and_kept(shell: Shell, data: Path, write: Write) -> None:
    path = write("stories.jsonl.gz", gzip.compress(own_events("tune").encode()))
    tried = shell.dateline("coverage", "fit", path, "--label", "story", "--dry-run", "--json")
    assert tried.returncode == 0, tried.stderr
    told = json.loads(tried.stdout)
    assert (told["files"][0]["stories"], told["files"][0]["events"], told["written"]) == (44, 22, None)
    assert told["files"][0]["after"]["f1"] >= told["files"][0]["before"]["f1"]
    assert not (data / FILE).exists()
    done = shell.dateline("coverage", "fit", path, "--label", "story")
    assert done.returncode == 0, done.stderr
    assert str(data / FILE) in done.stdout
    assert "dateline coverage regroup --dry-run" in done.stdout
    assert read((data / FILE).read_text(encoding="utf-8")) != shipped()
    assert "stories.jsonl.gz, 44 stories" in (data / FILE).read_text(encoding="utf-8")
    forgotten = shell.dateline("coverage", "fit", "--forget")
    assert forgotten.stdout.startswith("The shipped weights are in use from the next start")
    assert not (data / FILE).exists()
    assert shell.dateline("coverage", "fit", "--forget").returncode == 0


def test_with_nothing_to_learn_from_it_says_so(shell: Shell, data: Path) -> None:
    done = shell.dateline("coverage", "fit")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is nothing to learn from")
    assert not (data / FILE).exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has the field “event”"),
        (lines({"id": 1, "text": "A word"}), "has the field “event”"),
        (lines(FERRY, FERRY_RU), "tell “ferry”"),
    ],
    ids=["empty", "no labels", "one event"],
)
def test_files_that_teach_nothing(shell: Shell, write: Write, content: str, said: str) -> None:
    done = shell.dateline("coverage", "fit", write("stories.jsonl", content), "--dry-run")
    assert done.returncode == 2
    assert said in done.stderr
    assert "stories.jsonl" in done.stderr


def test_bad_lines_are_told_and_the_rest_counts(shell: Shell, write: Write) -> None:
    path = write("stories.jsonl", "[1]\n" + own_events("tune"))
    done = shell.dateline("coverage", "fit", path, "--label", "story", "--dry-run", "--json")
    assert done.returncode == 1
    assert done.stderr.startswith(f"{path}, line 1: an object is wanted")
    assert json.loads(done.stdout)["files"][0]["stories"] == 44


def test_a_broken_gzip_file_is_one_clear_line(shell: Shell, write: Write) -> None:
    whole = gzip.compress(own_events("tune").encode())
    for content in (whole[:-300], b"no gzip at all"):
        done = shell.dateline("coverage", "score", write("stories.jsonl.gz", content), "--label", "story")
        assert done.returncode == 2
        assert "stories.jsonl.gz is no whole gzip file" in done.stderr


def test_folds_by_topic(shell: Shell, write: Write) -> None:
    path = write("stories.jsonl", own_events("tune"))
    words = ("coverage", "fit", path, "--label", "story", "--folds", "3", "--orders", "2")
    done = shell.dateline(*words, "--fold-by", "topic", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["events"], told["folds"], told["orders"]) == (22, 3, 2)
    assert 0.8 < told["f1_mean"] <= 1
    assert {"f1_sd_orders", "f1_sd_folds", "recall_mean", "precision_mean"} <= set(told)
    too_many = shell.dateline("coverage", "fit", path, "--label", "story", "--folds", "23")
    assert (too_many.returncode, "22 values of “story” for 23 folds" in too_many.stderr) == (2, True)


def test_an_event_of_two_topics_is_refused(shell: Shell, write: Write) -> None:
    path = write("stories.jsonl", lines({**FERRY, "topic": "sea"}, {**FERRY, "topic": "fog"}))
    done = shell.dateline("coverage", "fit", path, "--folds", "2", "--fold-by", "topic")
    assert done.returncode == 2
    assert "line 2: “ferry” is in “sea” and in “fog”" in done.stderr


@pytest.mark.parametrize(
    "words",
    [["--forget", "--dry-run"], ["--folds", "2"], ["--fresh"], ["--orders", "2"], ["--fold-by", "x"], ["--folds", "1"]],
)
def test_options_that_do_not_go_together(shell: Shell, words: list[str]) -> None:
    assert shell.dateline("coverage", "fit", *words).returncode == 2


def test_weights_from_nothing_want_many_events(shell: Shell, data: Path, write: Write) -> None:
    path = write("stories.jsonl", own_events("tune"))
    few = shell.dateline("coverage", "fit", path, "--label", "story", "--fresh")
    assert (few.returncode, "40 events at least, these have 22" in few.stderr) == (2, True)
    more = write("more.jsonl", own_events("keep"))
    many = shell.dateline("coverage", "fit", path, more, "--label", "story", "--fresh", "--json")
    assert many.returncode == 0, many.stderr
    assert (data / FILE).exists()


def test_files_are_grouped_with_the_weights_of_a_folder_that_is_named(shell: Shell, data: Path) -> None:
    (data / FILE).write_text(alone(), encoding="utf-8")
    for words, clusters in (((), 1), (("--data", data), 2)):
        done = shell.dateline("coverage", "score", "-", "--json", *words, stdin=lines(FERRY, FERRY_RU))
        assert json.loads(done.stdout)["clusters"] == clusters


def test_a_folder_that_is_none_is_told(shell: Shell) -> None:
    done = shell.dateline("coverage", "score", "-", "--data", "dta", stdin=lines(FERRY, FERRY_RU))
    assert done.returncode == 2
    assert "dta is not a Dateline data folder yet" in done.stderr


def test_a_backup_has_the_table(shell: Shell, data: Path) -> None:
    (data / FILE).write_text(alone(), encoding="utf-8")
    for words in (("create", "b.tar"), ("restore", "b.tar", "--data", "again")):
        done = shell.dateline("backup", *words)
        assert done.returncode == 0, done.stderr
    assert (shell.home / "again" / FILE).read_text(encoding="utf-8") == alone()


def test_a_damaged_table_is_told_and_the_shipped_one_used(shell: Shell, data: Path) -> None:
    (data / FILE).write_text(alone().replace("same\tlead", "same\tlede"), encoding="utf-8")
    done = shell.dateline("coverage", "score", "-", "--json", "--data", data, stdin=lines(FERRY, FERRY_RU))
    assert json.loads(done.stdout)["clusters"] == 1
    assert f"{data / FILE}: line 15: this engine knows no evidence “same lede”" in done.stderr
