"""A list with its filter as pages show it: bar, panel, result line, rows."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from dateline.core.filters import EVERYTHING, text
from dateline.core.filters.choice import choice_of
from dateline.core.filters.expiry import changes_at
from dateline.core.filters.nodes import all_of
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.depends import Depends, Kind, Watched, earliest
from dateline.site.editions import Here
from dateline.site.filtering.asked import Asked
from dateline.site.filtering.panel import Panel, panel
from dateline.site.filtering.reading import Today, filtered_listing, today
from dateline.site.head import Feed
from dateline.site.parts.lists import Listing, feeds, stories_of, stretch
from dateline.site.parts.live import Arrived, arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """What the templates show of a list and its filter."""

    asked: Asked
    edition: str
    name: str
    """Of the list without a filter: “All news”."""
    listing: Listing
    size: int
    """How many things are chosen."""
    panel: Panel | None
    """None while it is closed."""
    today: Today | None
    """None where there is neither a filter nor an open panel."""
    feeds: Sequence[Feed]
    arrived: Arrived | None
    """None on later pages: what comes in stands on the first."""

    @property
    def everything(self) -> str:
        """The list without the filter."""
        return replace(self.asked.with_filter(EVERYTHING), mine="").address

    @property
    def opened(self) -> str:
        """With the panel."""
        return self.asked.addressed(panel="open", hidden=self._hidden)

    @property
    def closed(self) -> str:
        """Without it."""
        return self.asked.addressed(hidden=self._hidden)

    @property
    def hidden_shown(self) -> str:
        """With the hidden stories in their places."""
        return self.asked.addressed(panel=self._open, hidden="1")

    @property
    def hidden_away(self) -> str:
        """Without them."""
        return self.asked.addressed(panel=self._open)

    @property
    def alert(self) -> str:
        """Where the filter can be made a mail alert."""
        return links.alert(self.edition, text(all_of([self.asked.within, self.asked.node]), self.asked.names))

    @property
    def share(self) -> str:
        """What is sent to others."""
        return links.absolute(self.asked.shared)

    @property
    def _hidden(self) -> str:
        return "1" if self.asked.hidden else ""

    @property
    def _open(self) -> str:
        return "open" if self.asked.panel else ""


def choosing(here: Here, asked: Asked, name: str, now: dt.datetime) -> Choosing:
    """Read a list with its filter."""
    counted = asked.panel or asked.node != EVERYTHING
    return Choosing(
        edition=here.edition.code,
        asked=asked,
        name=name,
        listing=filtered_listing(here, asked, now),
        size=choice_of(asked.node).size,
        panel=panel(here, asked, now) if asked.panel else None,
        today=today(asked, now, Clock.of(here.edition.zone, here.language)) if counted else None,
        feeds=feeds_of(here, asked, name),
        arrived=arrived(asked.stream) if asked.before is None else None,
    )


def depends_of(here: Here, shown: Choosing, now: dt.datetime, *watched: Watched) -> Depends:
    """What the page of a list depends on; ``watched`` are what else it shows."""
    asked, page = shown.asked, shown.listing.page
    clock = Clock.of(here.edition.zone, here.language)
    node = asked.base if asked.hidden else asked.whole
    counted = (Watched(node=asked.base, counts=True),) if shown.today else ()
    return Depends(
        kind=Kind.LIST,
        address=asked.exactly,
        stories=stories_of(page),
        watched=(stretch(node, page, asked.before), *counted, *watched),
        events=shown.listing.events,
        outlets=asked.others,
        until=earliest(clock.midnight(now) if shown.today else None, changes_at(asked.node, now, clock.zone, None)),
    )


def feeds_of(here: Here, asked: Asked, name: str) -> tuple[Feed, ...]:
    """The feeds of the list with its filter."""
    title = f"{here.edition.name}: {name}"
    if asked.node == EVERYTHING:
        return feeds(asked.path, title)
    return feeds(asked.path, f"{title}: {asked.text}", asked.text)


def title_of(asked: Asked, name: str) -> str:
    """Of the page: what is chosen is said, so that a bookmark and a tab tell it."""
    return name if asked.node == EVERYTHING else gettext("%(list)s: %(filter)s") % {"list": name, "filter": asked.text}
