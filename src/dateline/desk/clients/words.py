"""What ways and states are called, and what is to be done by hand, in the desk's language."""

import re

from django.utils.translation import gettext, gettext_noop
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

_BY_HAND = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"look for a second post of this story, of which no answer came",
            gettext_noop("look for a second post of this story, of which no answer came"),
        ),
        (
            r"look for a post of this story, of which no answer came",
            gettext_noop("look for a post of this story, of which no answer came"),
        ),
        (
            r"remove post (?P<post>\d+) by hand: (?P<why>.+); its text still stands there: (?P<other>.+)",
            gettext_noop("remove post %(post)s by hand: %(why)s; its text still stands there: %(other)s"),
        ),
        (r"remove post (?P<post>\d+) by hand: (?P<why>.+)", gettext_noop("remove post %(post)s by hand: %(why)s")),
    )
)
"""As carriers keep it; what a platform says stays in its words."""


def way_words(way: str) -> str:
    """A way of getting copy."""
    return str(_WAYS[way])


def state_words(state: str) -> str:
    """Whether a delivery sends anything."""
    return str(_STATES[State(state)])


def hand_words(kept: str) -> str:
    """What is to be done by hand; what is not known is left as it is."""
    for pattern, words in _BY_HAND:
        match = pattern.fullmatch(kept)
        if match:
            return gettext(words) % match.groupdict()
    return kept
