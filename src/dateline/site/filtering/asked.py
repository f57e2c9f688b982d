"""What an address asks of a list: a filter in its one form, and how to show it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from dateline.core.filters import EVERYTHING, Field, Node, text
from dateline.core.filters.nodes import All, Among, all_of, among, terms
from dateline.index.pages import Cursor
from dateline.site.editions import Here
from dateline.site.filtering.names import PageNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A list and a filter on it. ``node`` is the reader's, `whole` what is looked for, `base` what there is without."""

    path: str
    """Of the list, without a query."""
    language: str
    """Of the edition: a filter that names no language is about its stories."""
    names: PageNames
    lists: tuple[str, ...]
    """Names of the index's lists that are it without a filter; empty where the index has none of it."""
    within: Node = EVERYTHING
    """What the list itself is limited to, such as its topic."""
    node: Node = EVERYTHING
    others: bool = False
    """Other outlets' headlines stand among ours."""
    grouped: bool = False
    """One line per event."""
    before: Cursor | None = None
    hidden: bool = False
    """Show in their places, too, the stories that do not pass."""
    panel: bool = False
    """Show the panel."""
    why: int = 0
    """The story of which is asked why it stands here."""
    mine: str = ""
    """The path of My feed, where the filter is kept in the reader's browser and not in the address."""

    @property
    def text(self) -> str:
        """The filter's one form; empty for none."""
        return text(self.node, self.names)

    @property
    def plain(self) -> Node:
        """The list without a filter, as `lists` have it."""
        return all_of([self.within, among(Field.LANGUAGE, [self.language])])

    @property
    def base(self) -> Node:
        """The list without the filter, in the languages that this asks for."""
        return all_of([self.within, self._tongue()])

    @property
    def whole(self) -> Node:
        """The list with it."""
        return all_of([self.base, self.node])

    def _tongue(self) -> Node:
        """Languages that limit all of the filter; the edition's where it names none; all where it names some within."""
        parts = self.node.parts if isinstance(self.node, All) else (self.node,)
        for part in parts:
            if isinstance(part, Among) and part.field is Field.LANGUAGE:
                return part
        named = any(isinstance(term, Among) and term.field is Field.LANGUAGE for term in terms(self.node))
        return EVERYTHING if named else among(Field.LANGUAGE, [self.language])

    @property
    def address(self) -> str:
        """The list from its beginning."""
        return self.addressed()

    @property
    def shared(self) -> str:
        """The list with this filter, as it is told to others."""
        return replace(self, mine="").address

    @property
    def stream(self) -> str:
        """The list with this filter as it changes."""
        query = urlencode({"f": self.text}) if self.node != EVERYTHING else ""
        return f"{self.path}/live?{query}" if query else f"{self.path}/live"

    def feed(self, form: str) -> str:
        """The feed of the list with this filter, in the form with this ending."""
        path, mark, query = self.address.partition("?")
        return f"{path}.{form}{mark}{query}"

    @property
    def exactly(self) -> str:
        """The page itself, as it is shown."""
        ways = {"hidden": "1" if self.hidden else "", "panel": "open" if self.panel else ""}
        return self.addressed(**ways, before=str(self.before or ""), why=str(self.why or ""))

    def addressed(self, **ways: str) -> str:
        """The list with this filter, shown in some way: ``hidden="1"``, ``panel="open"``, ``before=…``."""
        filtered = {} if self.mine or self.node == EVERYTHING else {"f": self.text}
        sources = {"sources": "all"} if self.others else {}
        lines = {"group": "story"} if self.grouped else {}
        said = {**sources, **lines, **filtered, **{name: value for name, value in ways.items() if value}}
        path = self.mine or self.path
        return f"{path}?{urlencode(said)}" if said else path

    def with_filter(self, node: Node) -> "Asked":
        """The same list with another filter, from its beginning."""
        return replace(self, node=node, before=None, why=0)


def on_list(
    here: Here, path: str, *lists: str, within: Node = EVERYTHING, others: bool = False, grouped: bool = False
) -> Asked:
    """A list without a filter: its path, the names of the index's lists that it is, and the same as a filter."""
    return Asked(
        path=path, language=here.language, names=PageNames(), lists=lists, within=within, others=others, grouped=grouped
    )


def flags(query: QueryDict) -> tuple[bool, bool, int]:
    """Whether the hidden are shown, whether the panel is, and the story asked about (0 for none)."""
    why = query.get("why", "")
    return (
        query.get("hidden") == "1",
        query.get("panel") == "open",
        int(why) if why.isascii() and why.isdecimal() and len(why) < 19 else 0,
    )
