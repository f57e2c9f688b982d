"""One of two editors who press the same button at once: ``python -m tests.contract.publisher NAME COUNT``.

Says ``ready``, waits for a line, then publishes each story, updates it in words of their own and holds it; one line for
each try: number, verb, and the event's seq, ``None`` for a second click, or why it was refused.
"""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import django

from dateline.core.desk import CopyVerb, Refused, StateVerb
from dateline.core.story import Item
from dateline.core.text.clean import paragraphs
from tests.contract.racer import tell
from tests.contract.samples import NOW


def main(name: str, count: int) -> None:
    """Race."""
    django.setup()
    from dateline.archive.models import LedgerEvent, Story
    from dateline.archive.verbs import By, change

    tell("ready")
    sys.stdin.readline()
    for number in range(count):
        uri = f"urn:own:{number}"
        done(number, "publish", partial(_publish, uri, name))
        story = Story.objects.get(uri=uri)
        # Both have seen the publication and decide upon that, whatever the other has done since.
        published = LedgerEvent.objects.filter(subject_id=story.pk).order_by("seq")[0].seq
        by = By(actor=name, seen=published)
        done(number, "update", partial(_update, uri, name, by))
        done(number, "hold", partial(change, story.pk, StateVerb.HOLD, by=by, now=NOW))


def _publish(uri: str, name: str) -> int | None:
    from dateline.archive.editions import own_source
    from dateline.archive.verbs import By, bring

    return bring(copy(uri, "Rain"), own_source(), CopyVerb.PUBLISH, by=By(actor=name), now=NOW).seq


def _update(uri: str, name: str, by: Any) -> int | None:
    from dateline.archive.editions import own_source
    from dateline.archive.verbs import bring

    return bring(copy(uri, f"Sleet, says {name}"), own_source(), CopyVerb.UPDATE, by=by, now=NOW).seq


def copy(uri: str, headline: str) -> Item:
    """The same words from both."""
    return Item(uri=uri, format="desk", headline=headline, body_html=paragraphs("In the north."), language="en")


def done(number: int, verb: str, act: Callable[[], int | None]) -> None:
    """Try it and tell what came of it."""
    try:
        tell(f"{number} {verb} {act()}")
    except Refused as refusal:
        tell(f"{number} {verb} {refusal.why.name}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
