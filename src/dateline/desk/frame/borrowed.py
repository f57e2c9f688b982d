"""Strings of Wagtail's that its own Russian lacks; ours is looked up first, so that they stand in our catalogue."""

from django.utils.translation import gettext_noop as noop

BORROWED = (
    noop("Actions (footer)"),
    noop("View latest version"),
    noop("Currently idle"),
    noop("Proceeding will overwrite the changes you made in that window."),
    noop("Proceeding will overwrite the changes made by %(user_name)s."),
    noop("Alternatively, you can view the latest version in a new tab."),
    noop("A network error occurred"),
)
"""Shown while somebody writes: who else has the draft open, and what became of saving it."""
