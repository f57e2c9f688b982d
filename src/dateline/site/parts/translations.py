"""The same story in other languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from dateline.archive.models import Story
from dateline.archive.public import Row
from dateline.archive.translations import outdated_since
from dateline.site import links
from dateline.site.clock import Clock
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


@dataclass(frozen=True, slots=True)
class Outdated:
    """The original was corrected, and this translation is older than that."""

    at: str
    iso: str
    href: str
    """Of the original."""


def outdated(story: Story, rows: Mapping[int, Row], here: Here, clock: Clock) -> Outdated | None:
    """None where the translation is up to date; ``rows`` are the public ones around the story, by number."""
    original = rows.get(story.translation_of_id or 0)
    since = outdated_since(story) if original else None
    if original is None or since is None:
        return None
    return Outdated(clock.stamp(since), clock.iso(since), translation(original, here).href)


def translation(row: Row, here: Here) -> Translation:
    """A public one as a link."""
    edition = here.home_of(row.language).code
    label = gettext(_IN[row.language]) if row.language in _IN else language_name(row.language)
    return Translation(row.language, edition, label, row.headline, links.story(edition, row.id, row.slug))
