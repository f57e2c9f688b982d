"""Saves a story of the agency's own again and again, as editors do: ``save TIMES``."""

import time

from django.utils import timezone

from dateline.archive.models import Source
from dateline.archive.verbs import By, bring
from dateline.core.desk import CopyVerb
from dateline.core.story import Code, Dateline, Item
from dateline.core.text.clean import paragraphs
from dateline.index.registry import catch_up_all

PAUSE = 0.1
"""Seconds between two saves: a busy desk."""
_PARAGRAPH = "The harbour has been frozen since the morning, and eleven ships wait outside for the ice-breaker. "


def main(times: str) -> list[float]:
    """Seconds of wall time of each save, sorted: an editor's publish or update, and the lists knowing of it."""
    source = Source.objects.get(own=True)
    known = source.stories.count()
    return sorted(_timed(source, f"urn:bench:saved:{known}:{number // 5}", number) for number in range(int(times)))


def _timed(source: Source, uri: str, number: int) -> float:
    time.sleep(PAUSE)
    seen = source.stories.filter(uri=uri).values_list("last_seq", flat=True).first()
    began = time.perf_counter()
    verb = CopyVerb.UPDATE if seen else CopyVerb.PUBLISH
    bring(_version(uri, number), source, verb, by=By(actor="bench", seen=seen), now=timezone.now())
    catch_up_all()
    return time.perf_counter() - began


def _version(uri: str, number: int) -> Item:
    """Five versions of a story, then the next story."""
    now = timezone.now()
    return Item(
        uri=uri,
        format="desk",
        headline=f"Harbour frozen, {number} ships wait",
        lead="The ice-breaker is expected at noon.",
        body_html=paragraphs(*(f"{at}. {_PARAGRAPH * 4}" for at in range(number, number + 5))),
        published=now,
        updated=now,
        language="en",
        dateline=Dateline(place="MOSCOW", date=now.date(), agency="BENCH"),
        topics=(Code(value="medtop:17000000"),),
    )
