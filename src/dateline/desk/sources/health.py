"""How a wire is doing, in a word and a sentence."""

import datetime as dt
from dataclasses import dataclass

from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from dateline.intake.models import State, Wire

QUIET = dt.timedelta(days=7)
"""Without news for so long, and for ten times its usual gap, a wire is worth a look."""
_USUAL = 10
_WHILE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Health:
    """``level``: good, new, quiet, failing, paused or parked."""

    level: str
    words: str


def health(wire: Wire, now: dt.datetime) -> Health:
    """As of ``now``."""
    if wire.state == State.PARKED.value:
        return Health("parked", _("parked: {reason}").format(reason=wire.reason))
    if wire.state == State.PAUSED.value:
        return Health("paused", _("paused"))
    if wire.error and wire.failing_since and now - wire.failing_since >= _WHILE:
        since = timesince(wire.failing_since, now, depth=1)
        return Health("failing", _("failing for {time}: {error}").format(time=since, error=wire.error))
    if wire.error:
        return Health("failing", _("failing: {error}").format(error=wire.error))
    if wire.visited_at is None:
        return Health("new", _("not visited yet"))
    if wire.newest_at is None:
        return Health("quiet", _("answers, but has had no news"))
    if now - wire.newest_at > max(QUIET, wire.gap * _USUAL):
        return Health("quiet", _("no news for {time}").format(time=timesince(wire.newest_at, now, depth=1)))
    return Health("good", _("well"))
