"""The desk's side of the contract: verbs brought to an archive, and what came of them."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from dateline.archive import ledger
from dateline.archive.models import Source, Story, Version
from dateline.archive.record import Recorded
from dateline.archive.verbs import By, Relations, bring, change
from dateline.core.desk import CopyVerb, Refused, StateVerb, Why
from dateline.core.story import Item
from dateline.core.text.clean import paragraphs
from tests.contract.samples import NOW

PUBLISH, UPDATE, CORRECT, REFILE, ADVISE = CopyVerb
WITHDRAW, KILL, RESTORE, HOLD, RELEASE = StateVerb


def own() -> Source:
    """The agency's desk."""
    return Source.objects.get_or_create(
        slug="desk", defaults={"name": "Desk", "policy": "auto", "language": "en", "own": True}
    )[0]


def copy(headline: str, uri: str = "urn:own:1", **said: Any) -> Item:
    """An editor's copy: no version number, as drafts have none."""
    defaults = {"format": "desk", "body_html": paragraphs(f"{headline} in the north."), "language": "en"}
    return Item(uri=uri, headline=headline, **defaults | said)


def seen(story_id: int) -> int | None:
    """What an editor who looks now has seen."""
    return Story.objects.get(pk=story_id).last_seq


def editor(story_id: int | None = None, note: str = "") -> By:
    """Somebody who has just looked at the story."""
    return By(actor="vera", note=note, seen=None if story_id is None else seen(story_id))


def say(verb: CopyVerb, said: Item, now: dt.datetime = NOW, relations: Relations | None = None) -> Recorded:
    """Bring copy, as somebody who has seen the story as it is."""
    known = Story.objects.filter(uri=said.uri).values_list("pk", flat=True).first()
    return bring(said, own(), verb, by=editor(known), now=now, relations=relations or Relations())


def do(verb: StateVerb, story_id: int, now: dt.datetime = NOW, *, lift: bool = False, note: str = "") -> int:
    """Change a story's state, as somebody who has seen it as it is."""
    return change(story_id, verb, by=editor(story_id, note), now=now, lift=lift)


@contextmanager
def refused(why: Why) -> Iterator[None]:
    """Expects a refusal for this reason that leaves nothing behind."""
    before = (ledger.last_seq(), Version.objects.count(), list(Story.objects.order_by("pk").values()))
    with pytest.raises(Refused) as refusal:
        yield
    assert refusal.value.why is why
    assert (ledger.last_seq(), Version.objects.count(), list(Story.objects.order_by("pk").values())) == before
