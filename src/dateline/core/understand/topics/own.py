"""The agency's own topics: proposed where their label stands in a story's headline or opening, or again and again."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.core.understand.topics.knowledge import OwnTopic
from dateline.core.understand.topics.terms import Table, hits, table_of
from dateline.core.understand.values import TopicProposal

_OPENING = 60
_OFTEN = 3
_SURE = 0.8


def own_topics(stems: Sequence[str], title: int, own: tuple[OwnTopic, ...]) -> Iterator[TopicProposal]:
    """Own topics whose label, in any language, stands where it matters; ``title`` is how many words the title has."""
    if not own:
        return
    places: dict[str, list[int]] = {}
    for hit in hits(stems, (), _table(own)):
        places.setdefault(hit.term.code, []).append(hit.first)
    for code, firsts in sorted(places.items()):
        if min(firsts) < title + _OPENING or len(firsts) >= _OFTEN:
            label = next(topic.labels[0] for topic in own if topic.code == code)
            yield TopicProposal(code, _SURE, (f"own topic: its label “{label}” stands in the story",))


@lru_cache(maxsize=2)
def _table(own: tuple[OwnTopic, ...]) -> Table:
    return table_of((topic.code, label) for topic in own for label in topic.labels)
