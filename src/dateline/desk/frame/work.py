"""What waits for somebody: the first thing that they see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from dateline.archive.models import Story
from dateline.core.ledger import Fate
from dateline.desk.models import Draft, Note, User
from dateline.desk.people.rights import Right, may
from dateline.intake.models import State, Wire

MOST = 12
"""Lines of each list."""
TROUBLE = Q(state=State.PARKED.value) | ~Q(error="")


@dataclass(frozen=True, slots=True)
class Heap:
    """One list of drafts."""

    title: str
    drafts: tuple[Draft, ...]


class Work(Component):  # type: ignore[misc]
    """Drafts to review, one's own drafts, and what is to be checked after a correction."""

    name = "work"
    order = 10
    template_name = "desk/frame/work.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """For the template."""
        user: User = parent_context["request"].user
        return {"heaps": _heaps(user), "checks": _checks(user), "held": _held(user), "trouble": _trouble(user)}


def _heaps(user: User) -> list[Heap]:
    heaps = []
    if may(user, Right.PUBLISH):
        heaps.append(Heap(_("Waiting for review"), _waiting(user)))
    own = Draft.objects.filter(created_by=user, story=None).select_related("edition")[:MOST]
    heaps.append(Heap(_("Your drafts"), tuple(own)))
    return heaps


def _waiting(user: User) -> tuple[Draft, ...]:
    states = TaskState.objects.reviewable_by(user).filter(status=TaskState.STATUS_IN_PROGRESS)
    numbers = [int(pk) for pk in states.values_list("workflow_state__object_id", flat=True)[:MOST]]
    return tuple(Draft.objects.filter(pk__in=numbers).select_related("edition"))


def _held(user: User) -> tuple[Story, ...]:
    """Public stories of which a newer version waits for the end of an embargo: what readers see is out of date."""
    if not may(user, Right.PUBLISH):
        return ()
    waiting = Story.objects.filter(embargo_at__gt=timezone.now(), public__isnull=False, fate=Fate.STANDS.value)
    return tuple(waiting.exclude(head=F("public")).select_related("head").order_by("embargo_at")[:MOST])


def _trouble(user: User) -> tuple[Wire, ...]:
    """Wires that fail or were parked, for those who look after sources."""
    if not may(user, Right.SOURCES):
        return ()
    return tuple(Wire.objects.filter(TROUBLE).select_related("source").order_by("-failing_since")[:MOST])


def _checks(user: User) -> tuple[Note, ...]:
    if not may(user, Right.WRITE):
        return ()
    open_ones = Note.objects.filter(about__in=Note.TO_CHECK, settled_at=None)
    return tuple(open_ones.select_related("story__head", "draft").order_by("-made_at")[:MOST])
