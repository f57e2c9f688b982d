"""What every agency has from the start: editions, its own desk as a source, vocabularies, static files."""

from dataclasses import dataclass

from django.db import transaction

from dateline.archive import vocabulary
from dateline.archive.models import Edition, Source
from dateline.core.story import Policy
from dateline.desk import founding as newsroom

DESK = "desk"
"""The slug of the agency's own source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPlan:
    """One edition as it is to be founded."""

    language: str
    name: str
    sign: str
    zone: str
    """IANA name."""


def found(editions: tuple[EditionPlan, ...]) -> bool:
    """Record vocabularies, the editions and the desk where they are missing; whether anything was.

    Editions that exist stay as they are, whatever the plan says.
    """
    with transaction.atomic():
        new = vocabulary.install() > 0
        for position, plan in enumerate(editions):
            new |= _edition(plan, position)
        newsroom.install()
        return _desk(editions[0]) or new


def _edition(plan: EditionPlan, position: int) -> bool:
    values = {
        "language": plan.language,
        "name": plan.name,
        "agency_sign": plan.sign,
        "zone": plan.zone,
        "position": position,
    }
    return Edition.objects.get_or_create(code=plan.language, defaults=values)[1]


def _desk(first: EditionPlan) -> bool:
    values = {"name": first.name, "policy": Policy.AUTO.value, "own": True}
    return Source.objects.get_or_create(slug=DESK, defaults=values)[1]
