"""What this agency's topics, places and sources are called, for filters: `dateline.core.filters.Names`.

A canonical filter has slugs, found by one step in an index; names in any other form may cost a look at the whole table.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from babel import Locale

from dateline.archive.models import Place, Source, Topic, TopicAddress
from dateline.core import gazetteer
from dateline.core.filters import Field
from dateline.core.places import fold
from dateline.core.text.translit import slugify

_SUGGESTED = 3
_BEGINNING = 2
"""Letters that a place and what was written for it have in common, so that not all places are compared."""
_COMPARED = 500


class AgencyNames:
    """Keys are the codes of topics, the slugs of places and sources, and primary language subtags."""

    def key(self, field: Field, written: str) -> str | None:
        """See `Names`. A topic that was merged is the one that stands for it; former slugs lead on."""
        small = written.lower()
        match field:
            case Field.TOPIC:
                return _topic(small) or _labels().get(fold(written))
            case Field.PLACE:
                return _place(small)
            case Field.SOURCE:
                return small if Source.objects.filter(slug=small).exists() else _sources().get(fold(written))
        return _languages().get(fold(written))

    def written(self, field: Field, key: str) -> str:
        """See `Names`."""
        if field is not Field.TOPIC:
            return key
        return Topic.objects.filter(code=key).values_list("slug", flat=True).first() or key

    def near(self, field: Field, written: str) -> Sequence[str]:
        """See `Names`."""
        match field:
            case Field.PLACE:
                return _near_places(slugify(written))
            case Field.TOPIC:
                known = _labels() | {fold(topic.slug): topic.code for topic in _topics()}
            case Field.SOURCE:
                known = _sources()
            case _:
                known = _languages()
        close = get_close_matches(fold(written), known, n=2 * _SUGGESTED)
        keys = dict.fromkeys(known[each] for each in close)
        return [self.written(field, key) for key in keys][:_SUGGESTED]


def _topic(slug: str) -> str | None:
    rows = Topic.objects.select_related("merged_into")
    topic = rows.filter(slug=slug).first() or rows.filter(code=slug).first()
    if topic is None:
        former = TopicAddress.objects.select_related("topic__merged_into").filter(slug=slug).first()
        topic = former.topic if former else None
    return (topic.merged_into or topic).code if topic else None


def _topics() -> Iterable[Topic]:
    """Upper levels before lower, topics in use before retired ones."""
    rows = Topic.objects.select_related("merged_into")
    return sorted(rows, key=lambda topic: (topic.retired, topic.path.count(" "), topic.code))


def _labels() -> dict[str, str]:
    """Labels in both languages → codes; of two that are called the same the first of `_topics`."""
    found: dict[str, str] = {}
    for topic in _topics():
        for label in filter(None, (topic.label_en, topic.label_ru)):
            found.setdefault(fold(label), (topic.merged_into or topic).code)
    return found


def _sources() -> dict[str, str]:
    rows = Source.objects.values_list("slug", "name")
    return {fold(name): slug for slug, name in rows} | {fold(slug): slug for slug, _ in rows}


def _place(written: str) -> str | None:
    place = gazetteer.by_slug(written)
    found = (place,) if place else gazetteer.find(written)
    return found[0].slug if found else None


def _near_places(slug: str) -> list[str]:
    slugs = Place.objects.filter(slug__startswith=slug[:_BEGINNING]).values_list("slug", flat=True)[:_COMPARED]
    return get_close_matches(slug, slugs, n=_SUGGESTED)


@cache
def _languages() -> dict[str, str]:
    """Languages by code and by their names in English and Russian → code."""
    names = {
        fold(name): code
        for locale in ("ru", "en")
        for code, name in Locale(locale).languages.items()
        if len(code) <= len("eng") and code.isalpha()
    }
    return names | {code: code for code in names.values()}
