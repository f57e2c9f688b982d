"""Saved filters as trees, on the list that they were saved from."""

from collections.abc import Iterable

from django.utils.translation import gettext, override

from dateline.alerts.models import SavedFilter
from dateline.archive.editions import primary
from dateline.archive.models import Edition
from dateline.core.filters import FilterError, Node, parse
from dateline.index.lists import all_news
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.editions import Here, here
from dateline.site.filtering.asked import Asked, on_list
from dateline.site.filtering.labels import Labels


def list_of(where: Here) -> Asked:
    """All news of an edition, which alerts are about."""
    return on_list(where, links.all_news(where.edition.code), all_news(where.language))


def in_words(asked: Asked, where: Here) -> str:
    """A filter for somebody who has never seen one, in the edition's language."""
    labels = Labels(where, Clock.of(where.edition.zone, where.language), asked.names, [asked.node])
    with override(where.language):
        return labels.said(asked.node) or gettext("all news")


class Filters:
    """Saved filters as they are read now. For one batch: each is read once, and so is each name in them."""

    def __init__(self, saved: Iterable[SavedFilter] = ()) -> None:
        """``saved``: those that will be put into words."""
        self._saved = list(saved)
        self._labels: dict[str, Labels] = {}
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
        """The filter as it is told to a reader, in the edition's language."""
        if saved.pk not in self._words:
            asked, where = self.asked(saved), self.here(saved.edition)
            with override(primary(saved.edition.language)):
                said = self.labels(where).said(asked.node) if asked and where else saved.text
                self._words[saved.pk] = said or gettext("all news")
        return self._words[saved.pk]

    def labels(self, where: Here) -> Labels:
        """For all that was saved on an edition's list, read at once."""
        code = where.edition.code
        if code not in self._labels:
            found = [self.asked(saved) for saved in self._saved if saved.edition.code == code]
            clock, names = Clock.of(where.edition.zone, where.language), self._list(where.edition)
            assert names is not None, "the edition is there"
            self._labels[code] = Labels(where, clock, names.names, [asked.node for asked in found if asked])
        return self._labels[code]

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
