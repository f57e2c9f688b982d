"""What the desk says when it refuses something."""

from django.utils.translation import gettext_lazy as _

from dateline.core.desk import Why

_SENTENCES = {
    Why.TAKEN_DOWN: _("The story was killed or withdrawn. Restore it first, or write a substitute."),
    Why.NOT_PUBLIC: _("The story has not been public, so there is nothing to update, correct or withdraw."),
    Why.PUBLIC: _("The story is public already: say whether this is an update, a correction or a refile."),
    Why.EMBARGO_ON_PUBLIC: _("Readers have the story already: it cannot be put under an embargo."),
    Why.PAST_EMBARGO: _("The embargo's time has passed. Leave it out to publish at once, or choose a later time."),
    Why.PAST_EXPIRY: _("The time at which it is to leave the front page has passed."),
    Why.NO_EMBARGO: _("The story is under no embargo that could be moved."),
    Why.NO_CORRECTION: _("Say to readers what was wrong and what is right."),
    Why.SAME: _("Nothing has changed, so nothing was published."),
    Why.DONE: _("That has been done already."),
    Why.NEVER_LEAVES: _("Copy of this source never leaves the desk."),
    Why.NO_COPY: _("There is no text that could be shown."),
    Why.EMBARGOED: _("The story is under an embargo. Say that you mean to lift it, or wait."),
    Why.CHANGED: _("Somebody else has changed the story since you opened it. Look at it again."),
    Why.UNKNOWN: _("There is no such story."),
}


def sentence(why: Why) -> str:
    """Why a verb was refused and what to do, in the language that is active."""
    return str(_SENTENCES[why])
