"""Places as the edition links them, and the dossier pages that a story names."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from dateline.archive.annotations import PlaceOf
from dateline.archive.models import Place
from dateline.core.understand.values import Role
from dateline.index.places import filled
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.parts.people import PersonLink
from dateline.site.parts.topics import TopicLink

_NAMED_AS = {
    Role.ABOUT.value: "",
    Role.FILED.value: gettext_noop("filed from here"),
    Role.MENTIONED.value: gettext_noop("mentioned"),
    Role.GOVERNMENT.value: gettext_noop("its government"),
}
"""In words for readers, in the order in which a story's places are shown. A figure of speech leads nowhere."""


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place with its page; ``note`` says what it is to the story, or nothing."""

    label: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dossiers:
    """The pages about whom and what a story names: people, places and its topics."""

    people: Sequence[PersonLink]
    places: Sequence[PlaceLink]
    topics: Sequence[TopicLink]

    @property
    def count(self) -> int:
        """N of “N pages in this article”."""
        return len(self.people) + len(self.places) + len(self.topics)


def place_name(place: Place, language: str) -> str:
    """In Russian, or in English for any other language."""
    return place.name_ru if language == "ru" and place.name_ru else place.name_en


def place_link(place: Place, here: Here, note: str = "") -> PlaceLink:
    """A place as the edition links it."""
    return PlaceLink(place_name(place, here.language), links.place(here.edition.code, place.slug), note)


def dossiers(
    named: Sequence[PlaceOf], here: Here, topics: Sequence[TopicLink], people: Sequence[PersonLink] = ()
) -> Dossiers:
    """The pages of whom and what a story names; of places only those whose page has stories."""
    notes = {slug: gettext(note) if note else "" for slug, note in _weightiest(named).items()}
    known = filled(list(notes), here.language)
    return Dossiers(
        people, [place_link(known[slug], here, note) for slug, note in notes.items() if slug in known], topics
    )


def _weightiest(named: Sequence[PlaceOf]) -> dict[str, str]:
    """Each place once, in the weightiest of its roles, with that in words."""
    found: dict[str, str] = {}
    for role, note in _NAMED_AS.items():
        for each in named:
            if each.role == role:
                found.setdefault(each.slug, note)
    return found
