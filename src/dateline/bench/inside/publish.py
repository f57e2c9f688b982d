"""Publishes stories beside a running agency and asks it over HTTP until they are there: ``publish PORT TIMES``."""

import time
from http.client import HTTPConnection

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dateline.archive.editions import own_source
from dateline.archive.models import Story
from dateline.archive.verbs import By, bring
from dateline.core.desk import CopyVerb
from dateline.core.story import Item
from dateline.core.text.clean import paragraphs
from dateline.site import links

PATIENCE = 10.0
"""Seconds after which what is not there yet has failed to come."""
_PAUSE = 0.01


def main(port: str, times: str) -> dict[str, list[float]]:
    """Seconds from the commit until a story is on its page, listed, in the feed and found; CPU seconds; queries."""
    found: dict[str, list[float]] = {}
    for number in range(int(times)):
        for name, value in _published(int(port), number).items():
            found.setdefault(name, []).append(value)
    return {name: sorted(values) for name, values in found.items()}


def _published(port: int, number: int) -> dict[str, float]:
    headline = f"Benchmark harbour report {number} of {time.time_ns()}"
    item = Item(
        uri=f"urn:bench:{headline}",
        format="desk",
        headline=headline,
        body_html=paragraphs("Ice. " * 200),
        language="en",
    )
    cpu = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        story = bring(item, own_source(), CopyVerb.PUBLISH, by=By(actor="bench"), now=timezone.now()).story_id
    cpu, committed = time.process_time() - cpu, time.monotonic()
    everything = links.all_news("en")
    page = links.story("en", story, Story.objects.get(pk=story).slug)
    waiting = {
        "page": page,
        # Two words of it: what is found is told by its address, since the words are marked in its headline.
        "search": links.search("en", "benchmark ice"),
        "list": everything,
        "feed": f"{everything}.rss",
    }
    spent = {"cpu": cpu, "queries": float(len(queries))}
    while waiting:
        for name, path in list(waiting.items()):
            if (page if name == "search" else headline) in _read(port, path):
                spent[name] = time.monotonic() - committed
                del waiting[name]
        if time.monotonic() - committed > PATIENCE:
            raise RuntimeError(f"not there after {PATIENCE} s: {', '.join(waiting)}")
        time.sleep(_PAUSE)
    return spent


def _read(port: int, path: str) -> str:
    asked = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asked.request("GET", path)
        return asked.getresponse().read().decode(errors="replace")
    finally:
        asked.close()
