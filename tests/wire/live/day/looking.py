"""``python -m tests.wire.live.day.looking NUMBER…``: where on public surfaces words of these stories stand, as JSON.

A process of its own, since it looks at the data folder of an agency that a test runs.
"""

# ruff: noqa: E402

import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "dateline.run.settings"

import django

django.setup()

from django.test.utils import setup_test_environment

from dateline.archive.models import Story
from tests.surfaces import Probe, sung
from tests.wire.live.day.truth import heard


class _Words:
    """What `tests.surfaces.sung` asks of canaries."""

    def __init__(self, numbers: set[int]) -> None:
        self._numbers = numbers

    def found_in(self, text: str) -> set[str]:
        return {f"{story} in version {version}" for story, version in heard(text) if story in self._numbers}


def main(numbers: set[int]) -> None:
    """See the module."""
    setup_test_environment()
    words, found = _Words(numbers), {}
    for story in Story.objects.filter(uri__in=[f"urn:wire:{number}" for number in numbers]):
        found |= {address: sorted(said) for address, said in sung(words, Probe.of(story.pk)).items()}  # type: ignore[arg-type]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main({int(each) for each in sys.argv[1:]})
