"""Ways to ask for less: by topic, place, source, language, kind and time, each with how many there are."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext

from dateline.archive.models import Source
from dateline.archive.names import AgencyNames
from dateline.core.filters import EVERYTHING, Field, Node, text
from dateline.core.filters.nodes import Among, Date, When, all_of, among
from dateline.index.places import with_slugs
from dateline.index.search.public.port import Tally
from dateline.index.topics import with_codes
from dateline.site import links
from dateline.site.parts import kinds
from dateline.site.parts.places import place_name
from dateline.site.parts.topics import capital
from dateline.site.searching.asked import Search
from dateline.site.searching.calendar import figure, locale_of, month_name

FIELDS = (Field.TOPIC, Field.PLACE, Field.SOURCE, Field.LANGUAGE, Field.KIND)
MOST = 8
"""Values of each field that are offered."""
_FEW_YEARS = 2
_TALLEST = 40
"""Of a bar, in units of its drawing."""


@dataclass(frozen=True, slots=True)
class Value:
    """A narrower question and how many stories it has."""

    label: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field."""

    name: str
    title: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or month: ``height`` of 40."""

    label: str
    count: int
    href: str
    height: int

    @property
    def top(self) -> int:
        """Where the bar begins, from above."""
        return _TALLEST - self.height


@dataclass(frozen=True, slots=True)
class Chosen:
    """A part of the question, and the question without it."""

    text: str
    href: str


def facets(search: Search, tally: Tally) -> list[Facet]:
    """Values that some but not all of the stories have, most frequent first."""
    titles = {
        Field.TOPIC: gettext("Topic"),
        Field.PLACE: gettext("Place"),
        Field.SOURCE: gettext("Source"),
        Field.LANGUAGE: gettext("Language"),
        Field.KIND: gettext("Kind"),
    }
    chosen = {(part.field, key) for part in search.parts if isinstance(part, Among) for key in part.keys}
    found = []
    for field in FIELDS:
        counted = {
            key: count for key, count in tally.values[field] if count < tally.count and (field, key) not in chosen
        }
        labels = _LABELS[field](list(counted), search.here.language)
        values = [
            Value(labels[key], counted[key], search.instead(all_of([search.node, among(field, [key])])))
            for key in counted
            if key in labels
        ]
        if values:
            found.append(Facet(field.value, titles[field], values[:MOST]))
    return found


def chosen(search: Search) -> list[Chosen]:
    """What has to hold, each part in its canonical form."""
    if search.node == EVERYTHING:
        return []
    return [
        Chosen(text(part, AgencyNames()), search.instead(all_of(each for each in search.parts if each != part)))
        for part in search.parts
    ]


def histogram(search: Search, starts: Sequence[dt.date], counts: Sequence[int]) -> list[Bar]:
    """The years in which there is something, or if these are few the months, oldest first."""
    filled = {start.year for start, count in zip(starts, counts, strict=False) if count}
    if len(filled) > _FEW_YEARS:
        years = range(min(filled), max(filled) + 1)
        totals = dict.fromkeys(years, 0)
        for start, count in zip(starts, counts, strict=False):
            if start.year in totals:
                totals[start.year] += count
        return _bars(search, [(str(year), dt.date(year, 1, 1), dt.date(year, 12, 31), totals[year]) for year in years])
    spans = [
        (month_name(one, search.here.language, with_year=True), one, other - dt.timedelta(days=1), count)
        for (one, other), count in zip(pairwise(starts), counts, strict=True)
    ]
    return _bars(search, _trimmed(spans))


_Span = tuple[str, dt.date, dt.date, int]


def _trimmed(spans: Sequence[_Span]) -> Sequence[_Span]:
    """Without the empty months before the first and after the last that is not."""
    full = [at for at, span in enumerate(spans) if span[3]]
    return spans[full[0] : full[-1] + 1] if full else ()


def _bars(search: Search, spans: Sequence[_Span]) -> list[Bar]:
    if len(spans) < 2:
        return []
    rest: Node = all_of(part for part in search.parts if not isinstance(part, When))
    tallest = max(count for *_, count in spans)
    return [
        Bar(
            label,
            count,
            search.instead(all_of([rest, When(until=False, moment=Date(first)), When(until=True, moment=Date(last))])),
            -(-count * _TALLEST // tallest),
        )
        for label, first, last, count in spans
    ]


def language_name(code: str, language: str) -> str:
    """A language in the words of another: ``Russian``."""
    return capital(locale_of(language).languages.get(code, code))


def _topics(keys: Sequence[str], language: str) -> Mapping[str, str]:
    return {code: capital(topic.label(language)) for code, topic in with_codes(keys).items()}


def _places(keys: Sequence[str], language: str) -> Mapping[str, str]:
    return {slug: place_name(place, language) for slug, place in with_slugs(keys).items()}


def _sources(keys: Sequence[str], language: str) -> Mapping[str, str]:  # noqa: ARG001, as the others
    return dict(Source.objects.filter(slug__in=keys).values_list("slug", "name"))


def _languages(keys: Sequence[str], language: str) -> Mapping[str, str]:
    return {code: language_name(code, language) for code in keys}


def _kinds(keys: Sequence[str], language: str) -> Mapping[str, str]:  # noqa: ARG001, as the others
    return {kind: kinds.label(kind) for kind in keys if kinds.label(kind)}


_LABELS: Mapping[Field, Callable[[Sequence[str], str], Mapping[str, str]]] = {
    Field.TOPIC: _topics,
    Field.PLACE: _places,
    Field.SOURCE: _sources,
    Field.LANGUAGE: _languages,
    Field.KIND: _kinds,
}


def elsewhere(search: Search, counted: Sequence[tuple[str, int]]) -> Iterator[Value]:
    """How many there are in other languages, and where: in the edition of that language, if there is one."""
    for code, count in counted:
        if code != search.here.language:
            label = gettext("%(count)s more in %(language)s") % {
                "count": figure(count, search.here.language),
                "language": language_name(code, search.here.language),
            }
            other = text(all_of([search.node, among(Field.LANGUAGE, [code])]), AgencyNames())
            yield Value(label, count, links.search(search.here.home_of(code).code, other, order=search.order))
