"""The forms in which a feed is offered, by the ending of its address."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.out.feeds import atom, jsonfeed, rss
from dateline.out.feeds.values import Channel


@dataclass(frozen=True, slots=True)
class Form:
    """A feed format."""

    name: str
    """Ending of the address, without its dot."""
    media_type: str
    write: Callable[[Channel], bytes]


FORMS = (
    Form("rss", rss.MEDIA_TYPE, rss.write),
    Form("atom", atom.MEDIA_TYPE, atom.write),
    Form("json", jsonfeed.MEDIA_TYPE, jsonfeed.write),
)
