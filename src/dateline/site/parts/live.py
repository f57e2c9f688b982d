"""What an open list says of the stories that have come in since; the script fills in how many."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where the list is streamed, and ``{count} new`` in the forms that the language has (CLDR's names)."""

    stream: str
    one: str
    few: str
    many: str
    gone: str
    """In the place of a row whose story has left the list."""


def arrived(stream: str) -> Arrived:
    """In the active language."""
    one, few, many = (_new(count) for count in (1, 2, 5))
    return Arrived(stream, one, few, many, gettext("No longer in this list"))


def _new(count: int) -> str:
    return ngettext("%(count)s new", "%(count)s new", count) % {"count": "{count}"}
