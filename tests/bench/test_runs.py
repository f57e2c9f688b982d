"""The benchmarks themselves, with so few stories that their figures mean nothing."""

import os
import subprocess
import sys

import pytest

from dateline.bench import memory
from dateline.bench.options import Options
from dateline.bench.registry import BENCHES, run

DIFFERENCES = (".more", ".lost", ".memory")
"""Of a page with something and without, of readers before and after: nothing is what is hoped for."""


@pytest.mark.long
@pytest.mark.parametrize("name", BENCHES)
def test_every_benchmark_runs(name: str) -> None:
    said: list[str] = []
    report = run(name, Options(stories=25, say=said.append))
    assert said
    assert len({figure.name for figure in report.figures}) == len(report.figures) > 3
    assert [figure for figure in report.figures if figure.value <= 0 and not figure.name.endswith(DIFFERENCES)] == []


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(LookupError, match=", ".join(BENCHES)):
        run("nonsense", Options())


def test_memory_of_a_process_includes_its_children() -> None:
    child = subprocess.Popen([sys.executable, "-c", "print(flush=True); input()"], stdin=-1, stdout=-1)
    try:
        assert child.stdout is not None
        child.stdout.readline()
        alone, both = memory.of_tree(child.pid), memory.of_tree(os.getpid())
    finally:
        child.communicate()
    if alone is None or both is None:
        pytest.skip("this system does not tell what a process keeps in memory")
    assert 0 < alone.pss <= alone.rss < both.rss
    assert both.processes > alone.processes == 1
