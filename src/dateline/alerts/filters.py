"""Saved filters as trees, on the list that they were saved from."""

from dateline.alerts.models import SavedFilter
from dateline.core.filters import FilterError, Node, parse
from dateline.index.lists import all_news
from dateline.site import links
from dateline.site.editions import Here, here
from dateline.site.filtering.asked import Asked, on_list


def list_of(where: Here) -> Asked:
    """All news of an edition, which alerts are about."""
    return on_list(where, links.all_news(where.edition.code), all_news(where.language))


def asked_of(saved: SavedFilter) -> Asked | None:
    """The list with the filter; None where it can be read no longer, or the edition is gone."""
    where = here(saved.edition.code)
    if where is None:
        return None
    of = list_of(where)
    try:
        return of.with_filter(parse(saved.text, of.names))
    except FilterError:
        return None


def node_of(saved: SavedFilter) -> Node | None:
    """What a story has to pass: the filter, in the edition's language where it names none."""
    asked = asked_of(saved)
    return asked.whole if asked else None
