"""What ways and states are called."""

from django.utils.translation import gettext_lazy as _

from dateline.wire.holding import PULL
from dateline.wire.models import Kind, State

_WAYS = {
    PULL: _("fetches"),
    Kind.WEBHOOK: _("webhook"),
    Kind.FOLDER: _("folder"),
    Kind.SFTP: _("SFTP"),
    Kind.MAIL: _("mail"),
    Kind.TELEGRAM: _("Telegram"),
}
_STATES = {State.ON: _("on"), State.PAUSED: _("paused"), State.ENDED: _("ended by the other side")}


def way_words(way: str) -> str:
    """A way of getting copy."""
    return str(_WAYS[way])


def state_words(state: str) -> str:
    """Whether a delivery sends anything."""
    return str(_STATES[State(state)])
