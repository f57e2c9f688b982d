"""The same story in other languages."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext, gettext_noop

from dateline.archive.models import Story
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


def translated_ids(story: Story) -> list[int]:
    """The original and all its translations, the story itself not among them; whether they are public is not asked."""
    original = story.translation_of_id or story.pk
    family = Story.objects.filter(Q(pk=original) | Q(translation_of=original)).exclude(pk=story.pk)
    return list(family.order_by("pk").values_list("pk", flat=True))


def translation(row: Row, here: Here) -> Translation:
    """A public one as a link."""
    edition = here.home_of(row.language).code
    label = gettext(_IN[row.language]) if row.language in _IN else language_name(row.language)
    return Translation(row.language, edition, label, row.headline, links.story(edition, row.id, row.slug))
