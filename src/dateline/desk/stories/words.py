"""The archive's words in the newsroom's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dateline.core.desk import StateVerb
from dateline.core.ledger import Audience, Verb
from dateline.core.story import Signal
from dateline.index.desk.standing import Standing

STANDINGS = {
    Standing.PUBLIC.value: _("Public"),
    Standing.WAITING.value: _("Waits for an editor"),
    Standing.EMBARGOED.value: _("Under embargo"),
    Standing.WITHHELD.value: _("On hold"),
    Standing.WITHDRAWN.value: _("Withdrawn"),
    Standing.KILLED.value: _("Killed"),
    Standing.ERASED.value: _("Erased"),
}

SIGNALS = {
    Signal.NONE.value: "",
    Signal.FLASH.value: _("Flash"),
    Signal.UPDATE.value: _("Update"),
    Signal.CORRECTION.value: _("Correction"),
    Signal.REFILE.value: _("Refile"),
    Signal.ADVISORY.value: _("Advisory"),
    Signal.WITHDRAW.value: _("Withdrawal"),
    Signal.KILL.value: _("Kill notice"),
}

TOLD = {
    Verb.PUBLISHED.value: _("published"),
    Verb.UPDATED.value: _("updated"),
    Verb.CORRECTED.value: _("corrected"),
    Verb.WITHDRAWN.value: _("withdrawn"),
    Verb.KILLED.value: _("killed"),
    Verb.RESTORED.value: _("restored"),
    Verb.RELEASED.value: _("released"),
    Verb.HELD.value: _("held"),
    Verb.ADVISED.value: _("advised"),
    Verb.ANNOTATED.value: _("annotated"),
    Verb.REGROUPED.value: _("regrouped"),
    Verb.EXPIRED.value: _("expired"),
    Verb.ERASED.value: _("erased"),
}

AUDIENCES = {
    Audience.PUBLIC.value: pgettext_lazy("who was told", "everybody"),
    Audience.TRUSTED.value: pgettext_lazy("who was told", "desk and trusted clients"),
}

VERBS = {
    StateVerb.WITHDRAW: _("Withdraw"),
    StateVerb.KILL: _("Kill"),
    StateVerb.RESTORE: _("Restore"),
    StateVerb.HOLD: _("Hold"),
    StateVerb.RELEASE: _("Release"),
}

MEANINGS = {
    StateVerb.WITHDRAW: _("The text leaves every public page at once. Its address says that the story was withdrawn."),
    StateVerb.RESTORE: _("The latest text goes back to where it was: to readers, if they had it."),
    StateVerb.HOLD: _("The story leaves public pages and stays on the desk until it is released."),
    StateVerb.RELEASE: _("The latest text becomes public now."),
}
"""What each verb does, for its page; the kill has a page of its own."""

DONE = {
    StateVerb.WITHDRAW: _("The story is withdrawn."),
    StateVerb.KILL: _("The story is killed."),
    StateVerb.RESTORE: _("The story is restored."),
    StateVerb.HOLD: _("The story is on hold."),
    StateVerb.RELEASE: _("The story is released."),
}
