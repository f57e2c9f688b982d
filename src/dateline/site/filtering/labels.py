"""Parts of a filter in words for readers.

Names stay in the nominative, behind a colon: Russian would need another case for each sentence.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import reduce

from django.utils.translation import gettext, gettext_noop

from dateline.core.filters import Field, Node, text
from dateline.core.filters.choice import Mute, choice_of
from dateline.core.filters.fields import VALUES
from dateline.core.filters.names import Names
from dateline.core.filters.nodes import All, Among, OneOf, Phrase, Without, terms
from dateline.coverage.reading import events
from dateline.index.places import with_slugs
from dateline.index.topics import with_codes
from dateline.site.clock import Clock
from dateline.site.editions import Here, language_name
from dateline.site.parts.places import place_name
from dateline.site.parts.topics import capital

_FIELDS = {
    Field.TOPIC: gettext_noop("Topic"),
    Field.PLACE: gettext_noop("Place"),
    Field.PERSON: gettext_noop("Person"),
    Field.ORGANISATION: gettext_noop("Organisation"),
    Field.SOURCE: gettext_noop("Source"),
    Field.AUTHOR: gettext_noop("Author"),
    Field.LANGUAGE: gettext_noop("Language"),
    Field.KIND: gettext_noop("Kind"),
    Field.URGENCY: gettext_noop("Urgency"),
    Field.IS: gettext_noop("Kind"),
    Field.HAS: gettext_noop("With"),
    Field.COVERAGE: gettext_noop("Event"),
}
_VALUES = {
    "flash": gettext_noop("Flash"),
    "update": gettext_noop("Update"),
    "correction": gettext_noop("Correction"),
    "exclusive": gettext_noop("Exclusive"),
    "photo": gettext_noop("Photo"),
}


class Labels:
    """What the topics, places and events of some filters are called, read in three queries."""

    def __init__(self, here: Here, clock: Clock, names: Names, nodes: Iterable[Node]) -> None:
        found = [term for node in nodes for term in terms(node) if isinstance(term, Among)]
        topics = with_codes({key for term in found if term.field is Field.TOPIC for key in term.keys})
        places = with_slugs({key for term in found if term.field is Field.PLACE for key in term.keys})
        events = headlines({int(key) for term in found if term.field is Field.COVERAGE for key in term.keys}, here)
        self._names = names
        self._clock = clock
        self._known = {
            **{(Field.TOPIC, code): capital(topic.label(here.language)) for code, topic in topics.items()},
            **{(Field.PLACE, slug): place_name(place, here.language) for slug, place in places.items()},
            **{(Field.COVERAGE, str(number)): headline for number, headline in events.items()},
        }

    def value(self, field: Field, key: str) -> str:
        """A value by its name: ``Economy``."""
        if field is Field.LANGUAGE:
            return language_name(key)
        if key in _VALUES and key in VALUES.get(field, ()):
            return gettext(_VALUES[key])
        return self._known.get((field, key), key)

    def subject(self, term: Among) -> str:
        """Its values, a comma between."""
        return ", ".join(self.value(term.field, key) for key in term.keys)

    def said(self, node: Node) -> str:
        """All of a filter: ``Topic: Economy or Kind: Flash``; empty for everything."""
        match node:
            case All():
                return " · ".join(self._within(part) for part in node.parts)
            case OneOf() if mutes := choice_of(node).mutes:
                return self.muted(mutes[0])
            case OneOf():
                return reduce(_either, (self._within(part) for part in node.parts))
            case Without():
                return gettext("not %(what)s") % {"what": self.said(node.term)}
        return self.because(node)

    def _within(self, part: Node) -> str:
        said = self.said(part)
        return f"({said})" if isinstance(part, All | OneOf) else said

    def because(self, part: Node) -> str:
        """Why a story stands here: ``Topic: Economy``."""
        match part:
            case Among():
                return f"{gettext(_FIELDS[part.field])}: {self.subject(part)}"
            case Phrase():
                return gettext("Word: %(words)s") % {"words": phrase(part)}
        return text(part, self._names)

    def against(self, part: Node) -> str:
        """Why a story does not: ``Not in topic: Economy``."""
        choice = choice_of(part)
        match part:
            case Among(Field.TOPIC):
                return gettext("Not on topic: %(topics)s") % {"topics": self.subject(part)}
            case Among(Field.PLACE):
                return gettext("Not on place: %(places)s") % {"places": self.subject(part)}
            case Without(Among(Field.COVERAGE) as term):
                return gettext("Muted: %(what)s") % {"what": self.subject(term)}
            case Without(Among() as term):
                return gettext("Left out: %(what)s") % {"what": self.subject(term)}
            case Without(Phrase() as said):
                return gettext("Has the word: %(words)s") % {"words": phrase(said)}
            case Phrase() | OneOf() if choice.words:
                return gettext("Has none of the words: %(words)s") % {"words": phrases(choice.words)}
            case OneOf() if choice.mutes:
                return self.muted(choice.mutes[0])
        return gettext("Does not fit: %(part)s") % {"part": text(part, self._names)}

    def muted(self, mute: Mute) -> str:
        """``Muted until Mar 29, 17:44: Sport``."""
        return gettext("Muted until %(time)s: %(what)s") % {
            "time": self.moment(mute.until),
            "what": self.subject(mute.subject),
        }

    def moment(self, moment: dt.datetime) -> str:
        """``Mar 29, 17:44`` in the edition's zone."""
        local = self._clock.local(moment)
        return f"{self._clock.short_date(local.date(), year=local.year)}, {local:%H:%M}"


def _either(one: str, other: str) -> str:
    return gettext("%(one)s or %(other)s") % {"one": one, "other": other}


def headlines(numbers: Collection[int], here: Here) -> dict[int, str]:
    """How events are named for the readers of an edition; without those of which nothing may be seen."""
    if not numbers:
        return {}
    return {number: found.named_by(here.language).headline for number, found in events(numbers).items()}


def phrase(said: Phrase) -> str:
    """Words as somebody would type them into the panel."""
    words = " ".join(said.words)
    return f'"{words}"' if said.exact else words


def phrases(said: Iterable[Phrase]) -> str:
    """With commas between, as the panel's boxes have them."""
    return ", ".join(map(phrase, said))
