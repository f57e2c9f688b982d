"""The same story in other languages."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from dateline.archive.public import Row
from dateline.site import links
from dateline.site.editions import Here, language_name

_IN = {"en": gettext_noop("In English"), "ru": gettext_noop("In Russian")}


@dataclass(frozen=True, slots=True)
class Translation:
    """A link to a translation or to the original."""

    language: str
    edition: str
    label: str
    headline: str
    href: str


def translation(row: Row, here: Here) -> Translation:
    """A public one as a link."""
    edition = here.home_of(row.language).code
    label = gettext(_IN[row.language]) if row.language in _IN else language_name(row.language)
    return Translation(row.language, edition, label, row.headline, links.story(edition, row.id, row.slug))
