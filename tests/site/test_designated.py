"""Designated organisations on the story page, in feeds and before publication. All names are invented."""

import datetime as dt
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dateline.archive.models import Version
from dateline.core.text.clean import paragraphs
from dateline.run import designated
from dateline.run.config import ConfigError, load
from dateline.site import links
from tests.site.newsroom import NOW, Newsroom

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "designated.toml"
LINE = "Northern Lantern: a terrorist organisation banned in Russia."
BARE = "Fighters of Northern Lantern left the town on Monday."
NOTED = "Fighters of Northern Lantern (banned in Russia) left the town on Monday."


def apply(settings: Any, file: Path = EXAMPLE, **table: Any) -> None:
    """As an operator's ``[designated]`` does."""
    listed = designated.read({"file": str(file), **table}, Path("/"))
    settings.CONFIG = replace(settings.CONFIG, designated=listed)


def send(newsroom: Newsroom, body: str, name: str = "Fighters leave the town", **said: Any) -> int:
    story = newsroom.send(name, body_html=paragraphs(body), **said)
    newsroom.follow()
    return story


def page(story: int, edition: str = "en") -> str:
    client = Client(SERVER_NAME="127.0.0.1")
    return client.get(links.story(edition, story, "x"), follow=True).content.decode()


def items(edition: str = "en") -> list[dict[str, Any]]:
    return list(json.loads(Client(SERVER_NAME="127.0.0.1").get(f"/{edition}/all.json").content)["items"])


def test_nothing_is_said_without_a_list(newsroom: Newsroom) -> None:
    assert "banned in Russia" not in page(send(newsroom, BARE))
    assert "designated" not in items()[0]["_dateline"]


def test_a_story_that_does_not_say_it_gets_a_line_of_its_own(newsroom: Newsroom, settings: Any) -> None:
    apply(settings)
    story = send(newsroom, BARE)
    shown = page(story)
    assert shown.count(LINE) == 1
    assert shown.index(BARE) < shown.index(LINE)
    assert "banned" not in Version.objects.get(story=story).body_html
    assert items()[0]["_dateline"]["designated"] == [
        {
            "law": "RU",
            "id": "northern-lantern",
            "name": "Northern Lantern",
            "printed": "Northern Lantern",
            "phrase": "a terrorist organisation banned in Russia",
            "noted": False,
        }
    ]
    assert "banned" not in items()[0]["content_html"]


def test_a_note_of_the_copy_is_not_doubled(newsroom: Newsroom, settings: Any) -> None:
    apply(settings)
    assert LINE not in page(send(newsroom, NOTED))
    assert items()[0]["_dateline"]["designated"][0]["noted"] is True


def test_only_the_editions_that_are_named_are_looked_at(newsroom: Newsroom, settings: Any) -> None:
    apply(settings, editions=["ru"])
    assert LINE not in page(send(newsroom, BARE))
    russian = send(newsroom, "Участники «Серого прилива» ушли из города.", name="Бойцы ушли", language="ru")
    assert "Серый прилив: экстремистское движение, запрещённое в России." in page(russian, "ru")


def test_the_day_of_the_story_counts(newsroom: Newsroom, settings: Any) -> None:
    apply(settings)
    between = dt.datetime(2022, 3, 1, tzinfo=dt.UTC)
    story = send(newsroom, "Grey Tide marched in the town.", now=between)
    assert "extremist" not in page(story)


def test_a_changed_list_is_noticed_by_who_asks_again(newsroom: Newsroom, settings: Any, tmp_path: Path) -> None:
    story, client = send(newsroom, BARE), Client(SERVER_NAME="127.0.0.1")
    paths = [links.story("en", story, "x"), "/en/all.json"]
    paths[0] = client.get(paths[0])["Location"] if client.get(paths[0]).status_code == 301 else paths[0]
    before = {path: client.get(path) for path in paths}
    file = tmp_path / "list.toml"
    file.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    later = (NOW + dt.timedelta(hours=3)).timestamp()
    os.utime(file, (later, later))
    apply(settings, file)
    for path in paths:
        again = client.get(path, headers={"If-None-Match": before[path]["ETag"]})
        assert again.status_code == 200, path
        assert client.get(path, headers={"If-None-Match": again["ETag"]}).status_code == 304
    assert client.get(paths[1], headers={"If-Modified-Since": before[paths[1]]["Last-Modified"]}).status_code == 200


@pytest.mark.parametrize(
    ("settings_text", "words"),
    [
        ('[designated]\nfile = "none.toml"', "none.toml of [designated] cannot be read"),
        ("[designated]", "[designated] lacks file"),
        ('[designated]\nfile = "l.toml"\neditions = "ru"', "“editions” in [designated] must be a list"),
        ('[designated]\nfiles = "l.toml"', "unknown setting “files” in [designated]"),
        ('[designated]\nfile = "l.toml"', "l.toml: there is no [[jurisdiction]]"),
    ],
)
def test_a_bad_setting_is_told_with_its_file(tmp_path: Path, settings_text: str, words: str) -> None:
    (tmp_path / "l.toml").write_text("")
    (tmp_path / "dateline.toml").write_text(settings_text)
    with pytest.raises(ConfigError) as error:
        load(tmp_path)
    assert words in str(error.value)
    assert str(tmp_path / "dateline.toml") in str(error.value)


def test_a_list_in_the_data_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "l.toml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "dateline.toml").write_text('[designated]\nfile = "l.toml"\neditions = ["ru"]\n')
    listed = load(tmp_path).designated
    assert listed is not None
    assert [each.code for each in listed.on("ru", "ru")] == ["RU"]
    assert listed.on("en", "en") == ()
