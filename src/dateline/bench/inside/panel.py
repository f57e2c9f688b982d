"""Asks for lists with filters and for the panel through Django's WSGI handler: ``panel STORIES TOPICS REQUESTS``."""

import datetime as dt
from functools import partial
from itertools import cycle, islice

from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.utils import timezone

from dateline.archive.models import Source
from dateline.archive.record import record
from dateline.bench.inside.pages import YARDSTICK, ask, measured
from dateline.core.gazetteer import find
from dateline.core.story import Code, Dateline, Item
from dateline.core.taxonomy import children
from dateline.core.text.clean import paragraphs
from dateline.index.registry import SEARCH, catch_up_all

PLACES = ("Moscow", "Murmansk", "Kazan", "Geneva", "Istanbul", "Vienna", "Nairobi", "Almaty", "Perm", "Riga", "Tokyo")
WORDS = (
    *("ferry", "storm", "port", "train", "harvest", "court", "bank", "team", "museum", "vaccine", "bridge", "river"),
    *("snow", "budget", "orchestra"),
)
ADDRESSES = {
    "list": "/en/all",
    "panel": "/en/all?panel=open",
    "panel.chosen": "/en/all?f=topic%3Aeconomy+OR+is%3Acorrection%2Cflash&panel=open",
    "filtered": "/en/all?f=topic%3Aeconomy+OR+is%3Acorrection%2Cflash",
    "hidden": "/en/all?f=topic%3Aeconomy+OR+is%3Acorrection%2Cflash&hidden=1",
    "hidden.words": "/en/all?f=ferry+-storm&hidden=1",
    "feed": "/en/all.rss?f=topic%3Aeconomy+OR+is%3Acorrection%2Cflash",
}


def main(stories: str, topics: str, requests: str) -> dict[str, list[float]]:
    """Seconds of CPU by page, sorted, and of the yardstick."""
    _fill(int(stories), int(topics))
    application = get_wsgi_application()
    ways = {name: partial(ask, application, address) for name, address in ADDRESSES.items()}
    return measured({**ways, "yardstick": partial(sum, range(YARDSTICK))}, int(requests))


def _fill(stories: int, topics: int) -> None:
    """A day's news, all of it today, over so many topics of the second level."""
    source = Source.objects.create(slug="bench", name="Bench", policy="auto", language="en", own=True)
    now = timezone.now()
    below = [topic.code for upper in children() for topic in children(upper.code)]
    codes, places, words = cycle(below[:topics]), cycle(PLACES), cycle(WORDS)
    with transaction.atomic():
        for number in range(stories):
            record(_item(number, next(codes), next(places), list(islice(words, 7)), now), source, now=now)
    catch_up_all()
    # The worker's index: filters with words ask it.
    assert SEARCH is not None, "a folder of one's own has the search that is in files"
    for _ in SEARCH.rebuild():
        pass
    SEARCH.close()


def _item(number: int, topic: str, place: str, words: list[str], now: dt.datetime) -> Item:
    (found, *_) = find(place)
    text = " ".join([*words, "and what else is to be told of it on a day such as this one"] * 8)
    return Item(
        uri=f"urn:bench:{number}",
        format="bench",
        headline=f"{words[0].capitalize()} of {place}, number {number}",
        lead=text[:200],
        body_html=paragraphs(*[text] * 4),
        language="en",
        published=now - dt.timedelta(seconds=number),
        topics=(Code(value=f"medtop:{topic}"),),
        places=(Code(value=found.slug, scheme="place", label=found.name_en),),
        dateline=Dateline(place=place.upper(), date=now.date()),
    )
