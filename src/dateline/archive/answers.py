"""An editor's single answers to what is proposed of a story: yes, no, and neither after all.

They hold whatever version comes next, beat wires and models for that one value, and are what topics are learnt from.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import transaction

from dateline.archive import amend, gazette, ledger
from dateline.archive.annotations import of_latest
from dateline.archive.models import Annotation, Place, Story, Topic
from dateline.core.understand.values import Role

NAMED = frozenset(["person", "organisation"])
"""Said by name: there is no table of them, so what may be answered is what was said of the story."""
KINDS = frozenset(["topic", "place", *NAMED])
"""What may be answered."""


class Verdict(StrEnum):
    """``TAKEN_BACK`` leaves it to wires and models again."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of a story: a topic by its code, a place by its slug in one `Role`, or somebody by name."""

    kind: str
    value: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """Something said of a story's latest version, by whom, and an editor's answer to it."""

    claim: Claim
    origin: str
    """Who said it first: `Annotation.Origin`."""
    label: str = ""
    """The words of the story or the wire."""
    score: float | None = None
    why: str = ""
    answer: Verdict | None = None
    by: str = ""
    """Who answered."""
    holds: bool = False
    """Whether it is in force, all voices weighed."""


def answer(story_id: int, claim: Claim, verdict: Verdict, *, actor: str, now: dt.datetime) -> int | None:
    """Record an answer; the ``seq`` of its event, None where it was given before or there is none to take back.

    Raises `LookupError` for a kind, topic, place or role that we do not have, and a name that the story does not.
    """
    _check(claim, story_id)
    with transaction.atomic():
        ledger.lock()
        story = Story.objects.select_related("head", "public").get(pk=story_id)
        before = Annotation.objects.filter(
            **_columns(claim), story=story, version=None, origin=Annotation.Origin.EDITOR, resolved=True
        )
        known = before.last()
        if verdict is (_verdict(known) if known else Verdict.TAKEN_BACK):
            return None
        # The ledger keeps what was answered; here only what holds is kept, or a slip would be learnt from.
        before.delete()
        if verdict is not Verdict.TAKEN_BACK:
            _say(story, claim, verdict, actor, now)
        return amend.tell(story, now, actor=actor, note=_note(claim, verdict))


def chips(story: Story) -> tuple[Chip, ...]:
    """Everything that is said of the topics, places and names of a story's latest version, in order."""
    rows = Annotation.objects.filter(story=story, kind__in=KINDS, resolved=True).order_by("pk")
    found: dict[Claim, Chip] = {}
    for row in rows:
        claim = Claim(row.kind, row.value, row.role)
        if row.version_id is None and row.origin == Annotation.Origin.EDITOR:
            first = found.get(claim, Chip(claim, row.origin))
            found[claim] = replace(first, answer=_verdict(row), by=row.actor)
        elif row.version_id in {None, story.head_id} and not row.rejects:
            found.setdefault(claim, Chip(claim, row.origin, row.label, row.score, row.why))
        elif row.version_id == story.head_id and claim in found and found[claim].answer is None:
            # A newer model, or newer rules, no longer propose it.
            del found[claim]
    held = _held(story)
    return tuple(replace(chip, holds=_key(chip.claim) in held) for chip in found.values())


def _held(story: Story) -> set[tuple[str, str, str]]:
    filed = of_latest(story.pk)
    merged = dict(Topic.objects.filter(merged_into__code__in=filed.topics).values_list("code", "merged_into__code"))
    topics = {*filed.topics, *merged}
    names = (("topic", topics), ("person", filed.people), ("organisation", filed.organisations))
    held = {(kind, value, "") for kind, values in names for value in values}
    return held | {("place", each.slug, each.role) for each in filed.places}


def _key(claim: Claim) -> tuple[str, str, str]:
    return (claim.kind, claim.value, claim.role or (Role.ABOUT.value if claim.kind == "place" else ""))


def _verdict(row: Annotation) -> Verdict:
    return Verdict.REFUSED if row.rejects else Verdict.ACCEPTED


def _check(claim: Claim, story_id: int) -> None:
    if claim.kind == "topic" and not claim.role and Topic.objects.filter(code=claim.value).exists():
        return
    if claim.kind == "place" and claim.role in {"", *Role}:
        gazette.install([claim.value])
        if Place.objects.filter(slug=claim.value).exists():
            return
    if claim.kind in NAMED and Annotation.objects.filter(**_columns(claim), story=story_id).exists():
        return
    raise LookupError(f"there is no {claim.kind} “{claim.value}” that could be answered for")


def _columns(claim: Claim) -> dict[str, str]:
    return {"kind": claim.kind, "value": claim.value, "role": claim.role}


def _say(story: Story, claim: Claim, verdict: Verdict, actor: str, now: dt.datetime) -> None:
    Annotation.objects.create(
        **_columns(claim),
        story=story,
        resolved=True,
        origin=Annotation.Origin.EDITOR,
        actor=actor,
        rejects=verdict is Verdict.REFUSED,
        made_at=now,
    )


def _note(claim: Claim, verdict: Verdict) -> str:
    return " ".join(part for part in (claim.kind, claim.value, claim.role, verdict.value) if part)
