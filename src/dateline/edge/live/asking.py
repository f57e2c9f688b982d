"""Reading what a stream is asked for. Asks the database, so in threads."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from django.utils.translation import override

from dateline.archive.ledger import last_seq
from dateline.archive.models import Topic
from dateline.core.filters import EVERYTHING, Field, FilterError, Node, parse
from dateline.core.filters.nodes import among
from dateline.edge.app import LIVE
from dateline.edge.asgi import Scope, header
from dateline.edge.live.channel import Wanted
from dateline.index import places
from dateline.site.editions import here
from dateline.site.filtering.asked import on_list
from dateline.site.filtering.problems import in_a_line
from dateline.wire.cursors import BadCursorError, FutureCursorError, seq_of

MOST_BACK = 120
"""Seconds; see `Asked`."""


class Refused(Exception):  # noqa: N818  (an answer, not a fault)
    """The request cannot be answered: a status and what to do, in a line."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


@dataclass(frozen=True, slots=True)
class Asked:
    """A list with a filter, and from where on."""

    wanted: Wanted
    after: int | None
    """From the event after this one; None from now on."""
    back: float
    """… or from so many seconds ago: who has just read the list misses nothing that has happened since."""


def asked(scope: Scope) -> Asked:
    """Raises `Refused`."""
    found = LIVE.fullmatch(scope["path"])
    where = here(found["edition"]) if found else None
    if found is None or where is None:
        raise Refused(404, "There is no such list.")
    try:
        query = dict(parse_qsl(scope["query_string"].decode("ascii", "replace"), max_num_fields=10))
    except ValueError:
        raise Refused(400, "The query has too many fields.") from None
    within = _within(found["topic"] or "", found["place"] or "")
    listed = on_list(where, scope["path"].removesuffix("/live"), within=within)
    with override(where.language):
        written = query.get("f", "")
        try:
            listed = replace(listed, node=parse(written, listed.names))
        except FilterError as error:
            raise Refused(400, in_a_line(error, written)) from None
    wanted = Wanted(listed.whole, ZoneInfo(where.edition.zone))
    return Asked(wanted, _after(scope, query.get("after", "")), _back(query.get("back", "")))


def _within(topic: str, place: str) -> Node:
    if topic:
        code = Topic.objects.filter(slug=topic, merged_into=None).values_list("code", flat=True).first()
        if code is None:
            raise Refused(404, "There is no such topic.")
        return among(Field.TOPIC, [code])
    if place:
        if not places.with_slugs([place]):
            raise Refused(404, "There is no such place.")
        return among(Field.PLACE, [place])
    return EVERYTHING


def _after(scope: Scope, said: str) -> int | None:
    """A browser that connects again says what it got last; that counts more than the address."""
    text = header(scope, b"last-event-id").decode("latin-1") or said
    if not text:
        return None
    try:
        return seq_of(text, last_seq())
    except BadCursorError:
        raise Refused(400, "This place in the stream is none that we gave; connect without one.") from None
    except FutureCursorError:
        raise Refused(400, "This place in the stream is ahead of us; connect without one.") from None


def _back(said: str) -> float:
    if not said:
        return 0.0
    if not (said.isascii() and said.isdigit() and len(said) < 6):
        raise Refused(400, "“back” is a number of seconds.")
    return min(float(said), MOST_BACK)
