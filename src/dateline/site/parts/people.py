"""Persons as the edition links them."""

from dataclasses import dataclass

from dateline.index.people import Person
from dateline.site import links
from dateline.site.editions import Here


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Somebody with the page about them, and how many stories name them where that is known."""

    label: str
    href: str
    stories: int = 0


def person_link(person: Person, here: Here) -> PersonLink:
    """Somebody as the edition links them."""
    return PersonLink(person.name, links.person(here.edition.code, person.slug), person.stories)
