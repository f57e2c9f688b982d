"""Saved filters as trees, on the list that they were saved from."""

from dateline.alerts.models import SavedFilter
from dateline.archive.models import Edition
from dateline.core.filters import FilterError, Node, parse
from dateline.index.lists import all_news
from dateline.site import links
from dateline.site.editions import Here, here
from dateline.site.filtering.asked import Asked, on_list


def list_of(where: Here) -> Asked:
    """All news of an edition, which alerts are about."""
    return on_list(where, links.all_news(where.edition.code), all_news(where.language))


class Filters:
    """Saved filters as they are read now. For one batch: each is read once, and so is each name in them."""

    def __init__(self) -> None:
        self._heres: dict[str, Here | None] = {}
        self._lists: dict[str, Asked | None] = {}
        self._asked: dict[int, Asked | None] = {}
        self._words: dict[int, str] = {}

    def asked(self, saved: SavedFilter) -> Asked | None:
        """The list with the filter; None where it can be read no longer, or the edition is gone."""
        if saved.pk not in self._asked:
            self._asked[saved.pk] = self._read(saved)
        return self._asked[saved.pk]

    def node(self, saved: SavedFilter) -> Node | None:
        """What a story has to pass: the filter, in the edition's language where it names none."""
        asked = self.asked(saved)
        return asked.whole if asked else None

    def words(self, saved: SavedFilter) -> str:
        """The filter as it is told to a reader; empty for all news."""
        if saved.pk not in self._words:
            asked = self.asked(saved)
            self._words[saved.pk] = asked.text if asked else saved.text
        return self._words[saved.pk]

    def here(self, edition: Edition) -> Here | None:
        """The edition among all of them; None where it is gone."""
        if edition.code not in self._heres:
            self._heres[edition.code] = here(edition.code)
        return self._heres[edition.code]

    def _read(self, saved: SavedFilter) -> Asked | None:
        of = self._list(saved.edition)
        if of is None:
            return None
        try:
            return of.with_filter(parse(saved.text, of.names))
        except FilterError:
            return None

    def _list(self, edition: Edition) -> Asked | None:
        if edition.code not in self._lists:
            where = self.here(edition)
            self._lists[edition.code] = list_of(where) if where else None
        return self._lists[edition.code]
