"""Suggestions while a search is being typed: topics, places, people, headlines."""

from collections.abc import Iterator, Sequence

from dateline.archive import public
from dateline.archive.names import AgencyNames
from dateline.core.filters import EVERYTHING, Field, text
from dateline.core.filters.nodes import Phrase, all_of, among
from dateline.core.text.words import words
from dateline.index import places, topics
from dateline.index.search.public.port import Snapshot
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.parts.places import place_link
from dateline.site.parts.topics import topic_link
from dateline.site.searching.asked import Search

LEAST = 2
"""Letters from which on something is suggested."""
MOST = 200
"""Characters that are looked at."""
_EACH = 4
Suggestion = dict[str, str]
"""As JSON says it: ``label`` and ``href``."""


def suggestions(search: Search, snapshot: Snapshot) -> dict[str, list[Suggestion]]:
    """By sort. Of topics and places those that have stories in the edition's language."""
    said = words(search.written[:MOST]).folded
    if not said or len("".join(said)) < LEAST:
        return {}
    whole = " ".join(said)
    found = {
        "topics": _first_words_first(_topics(search.here, whole), whole),
        "places": _first_words_first(_places(search.here, whole), whole),
        "people": list(_people(search, snapshot, whole)),
        "headlines": list(_headlines(search, snapshot, said)),
    }
    return {sort: each[:_EACH] for sort, each in found.items() if each}


def _topics(here: Here, beginning: str) -> Iterator[Suggestion]:
    for counted in topics.tree(here.language):
        link = topic_link(counted.topic, here)
        if counted.filled and _begins(link.label, beginning):
            yield {"label": link.label, "href": link.href}


def _places(here: Here, beginning: str) -> Iterator[Suggestion]:
    for place in places.tree(here.language):
        link = place_link(place, here)
        if _begins(link.label, beginning):
            yield {"label": link.label, "href": link.href}


def _people(search: Search, snapshot: Snapshot, beginning: str) -> Iterator[Suggestion]:
    for name in snapshot.names(Field.PERSON, beginning, search.asked(EVERYTHING), _EACH):
        wanted = text(among(Field.PERSON, [name]), AgencyNames())
        yield {"label": name.title(), "href": links.search(search.here.edition.code, wanted)}


def _headlines(search: Search, snapshot: Snapshot, said: Sequence[str]) -> Iterator[Suggestion]:
    *whole, beginning = said
    asked = search.asked(all_of(Phrase((word,), title=True) for word in whole))
    for row in public.rows([where.story_id for where in snapshot.headlines(asked, beginning, _EACH)]):
        yield {"label": row.headline, "href": links.story(search.here.home_of(row.language).code, row.id, row.slug)}


def _first_words_first(found: Iterator[Suggestion], beginning: str) -> list[Suggestion]:
    return sorted(found, key=lambda each: not " ".join(words(each["label"]).folded).startswith(beginning))


def _begins(label: str, beginning: str) -> bool:
    """A word of the label, and what follows it, begins so."""
    folded = words(label).folded
    return any(" ".join(folded[at:]).startswith(beginning) for at in range(len(folded)))
