"""Publishes stories at a steady pace beside a running agency: ``tell STORIES PER_SECOND WORDS``.

Each is about one in ten of WORDS words, drawn anew.
"""

import random
import time

from django.utils import timezone

from dateline.archive.editions import own_source
from dateline.archive.verbs import By, bring
from dateline.bench.live import word
from dateline.core.desk import CopyVerb
from dateline.core.story import Item
from dateline.core.text.clean import paragraphs


def main(stories: str, per_second: str, words: str) -> list[tuple[int, float]]:
    """When each recording began, as its headline says, and the seconds that it took."""
    chance = random.Random(7)  # noqa: S311  repeatable is what is wanted
    _publish("First, so that everything is loaded.", "")
    spent = []
    began = time.monotonic()
    for number in range(int(stories)):
        time.sleep(max(0.0, began + number / float(per_second) - time.monotonic()))
        about = chance.sample(range(int(words)), int(words) // 10)
        at = time.monotonic_ns()
        _publish(f"Report at {at}", " ".join(map(word, about)))
        spent.append((at, (time.monotonic_ns() - at) / 1e9))
    return spent


def _publish(headline: str, text: str) -> None:
    uri = f"urn:bench:{time.monotonic_ns()}"
    item = Item(uri=uri, format="desk", headline=headline, body_html=paragraphs(text), language="en")
    bring(item, own_source(), CopyVerb.PUBLISH, by=By(actor="bench"), now=timezone.now())
