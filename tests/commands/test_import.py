"""``wire import`` into a real archive."""

import json
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.commands.samples import PAGE, item, rss
from tests.commands.test_init import rows

Write = Callable[[str, str | bytes], Path]


def test_folders_are_read_in_order_and_a_second_run_changes_nothing(shell: Shell, data: Path, write: Write) -> None:
    write("wire/b/2.xml", rss([item(2)]))
    write("wire/a.xml", rss([item(1), item(1, title="Tram line 1 opens late")]))
    write("wire/.hidden.xml", rss([item(3)]))
    first = shell.dateline("wire", "import", "wire", "--source", "Ostrava Wire", "--policy", "auto")
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines()[0] == "3 items in 2 files"
    events = rows(data, "SELECT seq, verb FROM archive_ledgerevent ORDER BY seq")
    assert events == [(1, "published"), (2, "updated"), (3, "published")]
    assert rows(data, "SELECT slug, name, policy FROM archive_source WHERE NOT own") == [
        ("ostrava-wire", "Ostrava Wire", "auto")
    ]
    assert rows(data, "SELECT count(*) FROM index_listed WHERE list = 'en'") == [(2,)]

    second = shell.dateline("wire", "import", "wire", "--source", "Ostrava Wire", "--json")
    assert json.loads(second.stdout) == {"files": 2, "items": 3, "outcomes": {"resent": 3}, "problems": 0}
    assert rows(data, "SELECT seq, verb FROM archive_ledgerevent ORDER BY seq") == events


def test_a_new_source_waits_for_the_desk_unless_told_otherwise(shell: Shell, data: Path, write: Write) -> None:
    done = shell.dateline("wire", "import", write("feed.xml", rss([item(1)])), "--source", "wire", "--json")
    assert json.loads(done.stdout)["outcomes"] == {"held": 1}
    assert rows(data, "SELECT policy FROM archive_source WHERE slug = 'wire'") == [("desk",)]


def test_what_is_no_story_is_counted_and_no_problem(shell: Shell, data: Path, write: Write) -> None:
    plan = write("plan.xml", '<planningItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:plan:1"/>')
    done = shell.dateline("wire", "import", plan, write("feed.xml", rss([item(1)])), "--source", "wire")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "1 items in 2 files"
    assert "1 no stories" in done.stdout
    assert rows(data, "SELECT count(*) FROM archive_story") == [(1,)]


def test_a_policy_is_never_changed_silently(shell: Shell, data: Path, write: Write) -> None:
    feed = write("feed.xml", rss([item(1)]))
    shell.dateline("wire", "import", feed, "--source", "wire", "--policy", "internal")
    refused = shell.dateline("wire", "import", feed, "--source", "wire", "--policy", "auto")
    assert (refused.returncode, "--change" in refused.stderr) == (2, True)
    assert rows(data, "SELECT policy FROM archive_source WHERE slug = 'wire'") == [("internal",)]

    changed = shell.dateline("wire", "import", feed, "--source", "wire", "--policy", "auto", "--change", "--json")
    assert json.loads(changed.stdout)["outcomes"] == {"resent": 1}
    assert rows(data, "SELECT policy FROM archive_source WHERE slug = 'wire'") == [("auto",)]
    assert rows(data, "SELECT verb, audience FROM archive_ledgerevent") == [("held", "trusted")]


def test_backfill_is_marked_in_the_ledger(shell: Shell, data: Path, write: Write) -> None:
    shell.dateline(
        "wire", "import", write("feed.xml", rss([item(1)])), "--source", "wire", "--policy", "auto", "--backfill"
    )
    assert rows(data, "SELECT verb, backfill FROM archive_ledgerevent") == [("published", 1)]


def test_bad_files_are_reported_with_name_and_reason_and_the_rest_goes_on(
    shell: Shell, data: Path, write: Write
) -> None:
    half = rss([item(2), item(3)])
    write("wire/a.xml", rss([item(1)]))
    write("wire/b-noise.bin", bytes(range(256)) * 4)
    write("wire/c-half.xml", half[: half.index("wire-3") - 20])
    write("wire/d-empty.xml", "")
    write("wire/e-dtd.xml", '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + rss([item(4, title="&c;")])[39:])
    write("wire/f-encoding.xml", rss([item(5, title="Übergang")]).replace("UTF-8", "us-ascii").encode())
    write("wire/z.xml", rss([item(9)]))
    done = shell.dateline("wire", "import", "wire", "--source", "wire", "--policy", "auto")
    assert done.returncode == 1
    for name in ("b-noise.bin", "c-half.xml", "d-empty.xml"):
        assert any(name in line and len(line) > len(name) + 15 for line in done.stderr.splitlines()), name
    assert "Traceback" not in done.stderr
    kept = {headline for (headline,) in rows(data, "SELECT headline FROM archive_version")}
    assert {"Tram line 1 opens", "Tram line 2 opens", "Tram line 9 opens"} <= kept
    assert not any("bb" in str(headline) for headline in kept)


def test_a_story_without_date_headline_or_body(shell: Shell, data: Path, write: Write) -> None:
    bare = [
        "<item><title>Headline alone</title></item>",
        "<item><description>Text alone, and a second sentence of it.</description></item>",
        "<item><guid>nothing</guid></item>",
    ]
    done = shell.dateline("wire", "import", write("bare.xml", rss(bare)), "--source", "wire", "--policy", "auto")
    assert done.returncode == 1
    assert "neither a headline nor a text" in done.stderr
    headlines = [headline for (headline,) in rows(data, "SELECT headline FROM archive_version ORDER BY id")]
    assert headlines[0] == "Headline alone"
    assert len(headlines) == 2
    assert all(listed for (listed,) in rows(data, "SELECT listed_at FROM archive_story"))


def test_the_language_of_copy_that_says_none(shell: Shell, data: Path, write: Write) -> None:
    feed = write("feed.xml", rss([item(1)], language="").replace("<language></language>", ""))
    shell.dateline("wire", "import", feed, "--source", "wire", "--policy", "auto", "--language", "ru")
    assert rows(data, "SELECT language FROM archive_story") == [("ru",)]
    other = shell.dateline("wire", "import", feed, "--source", "wire", "--language", "en")
    assert (other.returncode, "--change" in other.stderr) == (2, True)


def test_the_capture_of_a_page(shell: Shell, data: Path, write: Write) -> None:
    done = shell.dateline("wire", "import", write("page.txt", PAGE), "--source", "larch", "--policy", "auto")
    assert done.returncode == 0, done.stderr
    assert rows(data, "SELECT headline, dateline_text FROM archive_version") == [
        ("Ferry line across the Kama opens for the season", "PERM, April 14. /LARCH/.")
    ]
    assert rows(data, "SELECT credit, photo_id FROM archive_versionphoto") == [("Olga Sedova/LARCH", None)]


def test_interrupted_it_says_how_to_go_on(shell: Shell, data: Path, write: Write) -> None:
    write("wire/feed.xml", rss(item(number) for number in range(20_000)))
    process = shell.start("wire", "import", "wire", "--source", "wire", "--policy", "auto")
    while not rows(data, "SELECT 1 FROM archive_story LIMIT 1"):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 1, err
    assert "Run the same command again" in err
    [(count,)] = rows(data, "SELECT count(*) FROM archive_story")
    assert f"{count} published" in out
    assert rows(data, "SELECT count(*), max(seq) FROM archive_ledgerevent") == [(count, count)]


@pytest.mark.parametrize("words", [["missing.xml"], ["feed.xml", "--photo", "missing.jpg"]])
def test_paths_that_are_not_there_are_usage_errors(shell: Shell, data: Path, write: Write, words: list[str]) -> None:
    write("feed.xml", rss([item(1)]))
    done = shell.dateline("wire", "import", *words, "--source", "wire")
    assert (done.returncode, "does not exist" in done.stderr) == (2, True)
    assert rows(data, "SELECT count(*) FROM archive_source WHERE slug = 'wire'") == [(0,)]
