"""The copy that is measured with."""

import datetime as dt
import gzip
import io
from itertools import islice
from pathlib import Path
from statistics import mean

import pytest

from dateline.bench import corpus
from dateline.bench.options import CORPUS, Options
from dateline.core import wires
from dateline.core.story import Item

NOW = dt.datetime(2026, 3, 28, tzinfo=dt.UTC)


def items(data: bytes) -> list[Item]:
    """All that is read, which must all be stories."""
    found = list(wires.read(io.BytesIO(data), received=NOW))
    assert [each for each in found if not isinstance(each, Item)] == []
    return [each for each in found if isinstance(each, Item)]


def test_generated_copy_is_read_like_the_real_one() -> None:
    found = items("".join(islice(corpus.generated(), 400)).encode())
    assert len({item.uri for item in found}) == 400
    assert all(item.headline and item.body_html and item.dateline and item.published for item in found)
    # Reuters-21578: 870 characters on average, and long ones are many times longer than short ones.
    lengths = [len(item.body_html) for item in found]
    assert 600 < mean(lengths) < 1200
    assert max(lengths) > 10 * min(lengths)


def test_generated_copy_is_always_the_same() -> None:
    assert list(islice(corpus.generated(), 50)) == list(islice(corpus.generated(), 50))


@pytest.mark.parametrize("packed", [False, True])
def test_a_given_file_is_taken_whole_or_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    monkeypatch.delenv(CORPUS, raising=False)
    text = "".join(islice(corpus.generated(), 30)).encode()
    given = tmp_path / ("copy.jsonl.gz" if packed else "given.jsonl")
    given.write_bytes(gzip.compress(text) if packed else text)
    assert corpus.write(Options(corpus=given), tmp_path) == given
    part = corpus.write(Options(corpus=given, stories=7), tmp_path.parent)
    assert items(part.read_bytes()) == items(text)[:7]
    monkeypatch.setenv(CORPUS, str(given))
    assert Options().copy == given
