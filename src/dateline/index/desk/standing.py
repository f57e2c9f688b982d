"""How a story stands with the public, in one word for lists. The archive keeps the axes apart; this reads them."""

from enum import StrEnum

from dateline.archive.models import Story
from dateline.core.ledger import Fate
from dateline.core.story import Pubstatus


class Standing(StrEnum):
    """For looking and filtering only: nothing is decided by it."""

    PUBLIC = "public"
    WAITING = "waiting"
    """Held for an editor."""
    EMBARGOED = "embargoed"
    WITHHELD = "withheld"
    """On hold."""
    WITHDRAWN = "withdrawn"
    KILLED = "killed"
    ERASED = "erased"


def standing(story: Story) -> Standing:
    """The first that applies: taken down, on hold, public, embargoed, waiting."""
    if story.fate != Fate.STANDS.value:
        return Standing(story.fate)
    if story.pubstatus != Pubstatus.USABLE.value:
        return Standing.WITHHELD
    if story.public_id is not None:
        return Standing.PUBLIC
    return Standing.EMBARGOED if story.embargo_at is not None else Standing.WAITING
