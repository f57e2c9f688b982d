"""The answer of news search."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.archive.editions import primary
from dateline.core.filters import Field
from dateline.index.pages import ListPage
from dateline.index.search.public.port import Snapshot
from dateline.index.search.public.ranking import CANDIDATES
from dateline.site.searching import calendar, narrowing
from dateline.site.searching.asked import PAGE, Search
from dateline.site.searching.guesses import Alone, Guess, alone, guesses, unknown_words
from dateline.site.searching.hits import Hit, hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything that the page shows of an answer."""

    count: int
    shown_count: str
    hits: Sequence[Hit]
    more: str
    """Where the next page is; empty on the last."""
    facets: Sequence[narrowing.Facet]
    bars: Sequence[narrowing.Bar]
    elsewhere: Sequence[narrowing.Value]
    guesses: Sequence[Guess]
    alone: Sequence[Alone]
    """Where nothing was found: what each part has by itself."""
    page: ListPage
    """What the index said."""
    by_itself: bool
    """Nothing on it comes from other stories than those that pass: no words and no counts of theirs are shown."""


def results(search: Search, snapshot: Snapshot) -> Results:
    """Ask the index. Raises `TooBroadError`."""
    today = search.now.astimezone(search.zone).date()
    starts = calendar.months(calendar.first_day(search.here, today), today)
    tally = snapshot.tally(
        search.asked(), narrowing.FIELDS, 3 * narrowing.MOST, calendar.midnights(starts, search.here)
    )
    page, more = _page(search, snapshot)
    unknown = unknown_words(search, snapshot)
    return Results(
        count=tally.count,
        shown_count=calendar.figure(tally.count, search.here.language),
        hits=hits(page.ids, search.node, search.here, search.now),
        more=more,
        facets=narrowing.facets(search, tally),
        bars=narrowing.histogram(search, starts, tally.periods),
        elsewhere=list(narrowing.elsewhere(search, _languages(search, snapshot))),
        guesses=guesses(search, snapshot, unknown),
        alone=alone(search, snapshot) if tally.count == 0 else (),
        page=page,
        by_itself=not unknown and tally.count > 0,
    )


def _languages(search: Search, snapshot: Snapshot) -> Sequence[tuple[str, int]]:
    """How many there are in the languages of other editions; nothing where languages were asked for."""
    if search.names_language:
        return ()
    others = sorted({primary(edition.language) for edition in search.here.editions} - {search.here.language})
    counted = zip(others, snapshot.spread(search.anywhere(), Field.LANGUAGE, others), strict=True)
    return [(language, count) for language, count in counted if count]


def _page(search: Search, snapshot: Snapshot) -> tuple[ListPage, str]:
    if not search.best:
        newest = snapshot.newest(search.asked(), search.before, PAGE + 1)
        last, beyond = (newest[PAGE - 1], newest[PAGE]) if len(newest) > PAGE else (None, None)
        more = search.address(before=str(last)) if last else ""
        return ListPage(tuple(where.story_id for where in newest[:PAGE]), last, beyond), more
    best = snapshot.best(search.asked(), CANDIDATES)
    end = search.start + PAGE
    more = search.address(**{"from": str(end)}) if len(best) > end else ""
    return ListPage(tuple(hit.where.story_id for hit in best[search.start : end]), None), more
