"""The demo's pictures: what they say about themselves, to us and to exiftool."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from dateline.core.photo.meta import first_of
from dateline.core.photo.read import read_metadata
from dateline.demo import pictures


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    return {name: pictures.draw(name) for name in pictures.NAMES}


def test_they_are_large_enough_to_print_and_carry_their_texts(drawn: dict[str, bytes]) -> None:
    assert len(drawn) >= 8
    for name, data in drawn.items():
        meta = read_metadata(data)
        assert (meta.width, meta.height, meta.media_type) == (1600, 1067, "image/jpeg")
        assert first_of(meta) == pictures.texts(name)
        assert meta.credit == f"{meta.byline}/MERIDIAN"
        assert meta.caption
        assert meta.rights


def test_they_are_distinct(drawn: dict[str, bytes]) -> None:
    assert len({hashlib.sha256(data).digest() for data in drawn.values()}) == len(drawn)


def test_a_picture_is_the_same_every_time(drawn: dict[str, bytes]) -> None:
    assert pictures.draw("bridge.jpg") == drawn["bridge.jpg"]


def test_an_unknown_picture_is_an_error() -> None:
    with pytest.raises(KeyError):
        pictures.draw("moon.jpg")


def test_exiftool_finds_the_same_credit(drawn: dict[str, bytes], tmp_path: Path) -> None:
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("exiftool is not installed")
    for name, data in drawn.items():
        (tmp_path / name).write_bytes(data)
    done = subprocess.run([tool, "-j", "-Credit", "-By-line", "-validate", tmp_path], capture_output=True, check=True)
    found = {Path(entry["SourceFile"]).name: (entry["Credit"], entry["By-line"]) for entry in json.loads(done.stdout)}
    assert found == {name: (pictures.texts(name).credit, pictures.texts(name).byline) for name in pictures.NAMES}
