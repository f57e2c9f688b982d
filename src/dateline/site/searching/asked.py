"""What a reader asks of news search."""

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils import timezone

from dateline.archive.names import AgencyNames
from dateline.core.filters import EVERYTHING, Field, FilterError, Node, parse, text
from dateline.core.filters.nodes import All, Among, all_of, among, terms
from dateline.core.filters.spoken import written_out
from dateline.index.pages import BadCursorError, Cursor
from dateline.index.search.public.ranking import CANDIDATES
from dateline.index.words import Asked
from dateline.site import links
from dateline.site.editions import Here

BEST = "best"
"""Value of ``order`` for the best first; without it the newest are."""
PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A question in the filter language, and how its answer is shown."""

    here: Here
    written: str
    """As it was typed."""
    node: Node
    """As it was understood; a filter that names no language is about the edition's."""
    now: dt.datetime
    best: bool = False
    before: Cursor | None = None
    """Where a further page begins, newest first."""
    start: int = 0
    """The same, best first."""

    @property
    def text(self) -> str:
        """The one form of the filter."""
        return text(self.node, AgencyNames())

    @property
    def zone(self) -> ZoneInfo:
        """Whose days are meant."""
        return ZoneInfo(self.here.edition.zone)

    @property
    def parts(self) -> tuple[Node, ...]:
        """What has to hold."""
        return self.node.parts if isinstance(self.node, All) else (self.node,)

    @property
    def names_language(self) -> bool:
        """Whether a language is asked for."""
        return any(isinstance(term, Among) and term.field is Field.LANGUAGE for term in terms(self.node))

    def asked(self, node: Node | None = None) -> Asked:
        """The question, or another one, in the edition's language unless it names one."""
        wanted = self.node if node is None else node
        tongue = EVERYTHING if self.names_language else among(Field.LANGUAGE, [self.here.language])
        return self.anywhere(all_of([wanted, tongue]))

    def anywhere(self, node: Node | None = None) -> Asked:
        """The same in any language."""
        return Asked(self.node if node is None else node, self.now, self.zone)

    def instead(self, node: Node) -> str:
        """The address of another question, shown the same way from its beginning."""
        return links.search(self.here.edition.code, text(node, AgencyNames()), order=self.order)

    def address(self, **ways: str) -> str:
        """Its own address, from the beginning unless ``ways`` say where."""
        return links.search(self.here.edition.code, self.written, **{"order": self.order, **ways})

    @property
    def order(self) -> str:
        """As addresses say it."""
        return BEST if self.best else ""


def search_of(query: QueryDict, here: Here) -> Search:
    """Raises `FilterError` for what cannot be read and `BadCursorError` for half an address."""
    now, written = timezone.now(), query.get("q", "").strip()
    search = Search(here=here, written=written, node=EVERYTHING, now=now, best=query.get("order") == BEST)
    today = now.astimezone(search.zone).date()
    node = parse(written_out(written, today, here.language), AgencyNames())
    before = Cursor.parse(written_before) if (written_before := query.get("before")) else None
    return replace(search, node=node, before=before, start=_start(query.get("from", "")))


def is_read(written: str) -> bool:
    """Whether a question says something and can be read."""
    try:
        return parse(written, AgencyNames()) != EVERYTHING
    except FilterError:
        return False


def _start(written: str) -> int:
    if not written:
        return 0
    if not (written.isascii() and written.isdecimal() and len(written) < 5 and int(written) < CANDIDATES):
        raise BadCursorError(written)
    return int(written)


def with_dates(query: QueryDict) -> str:
    """What was typed together with the days of the form's two fields; empty where these say nothing."""
    days = [
        f"{name}:{day.isoformat()}" for name in ("since", "until") if (day := _day(query.get(name, ""))) is not None
    ]
    return " ".join([query.get("q", "").strip(), *days]).strip() if days else ""


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
