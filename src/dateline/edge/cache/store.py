"""The kept pages, within bounds, and finding those that a change makes wrong."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import Among, terms
from dateline.core.filters.reverse import Watches
from dateline.core.filters.story import Facts
from dateline.core.ledger import Subject
from dateline.edge.cache.affects import affects
from dateline.edge.cache.entry import Entry
from dateline.edge.cache.recent import Recent
from dateline.edge.change import Change, Seen
from dateline.site.depends import Depends

MOST_BYTES = 64_000_000
MOST_ENTRIES = 20_000
LONGEST = 300.0
"""Seconds: what changes outside the ledger, by an operator's own hand, is seen after that at the latest."""


@dataclass(frozen=True, slots=True)
class Turns:
    """How often pages were forgotten together: one that was begun before belongs to those."""

    all: int = 0
    partners: int = 0

    def hold(self, now: "Turns", depends: Depends) -> bool:
        """Whether a page that was begun then still stands."""
        return self.all == now.all and (self.partners == now.partners or not depends.partners)


class PageCache:
    """Pages by address, the one that was asked for longest ago in front. Belongs to one thread, the event loop's."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self.recent = Recent()
        self.turns = Turns()
        self.clear()

    def clear(self) -> None:
        """Forget all of them."""
        self.turns = replace(self.turns, all=self.turns.all + 1)
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._size = 0
        self._by_story: dict[int, set[Entry]] = defaultdict(set)
        self._by_event: dict[int, set[Entry]] = defaultdict(set)
        self._by_node: dict[Node, set[Entry]] = {}
        self._counting: set[Entry] = set()
        self._grouping: set[Entry] = set()
        """Those among the counting whose filters ask for events of coverage."""
        self._outlets: set[Entry] = set()
        self._leading: set[Entry] = set()
        self._partnered: set[Entry] = set()
        self._watches: Watches[Node] = Watches()

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(list(self._entries.values()))

    @property
    def size(self) -> int:
        """Bytes, about."""
        return self._size

    def get(self, key: str, now: float) -> Entry | None:
        """The page at an address; ``now`` in seconds since 1970."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        if entry.until <= now:
            self.drop(entry)
            return None
        self._entries.move_to_end(key)
        return entry

    def partners_changed(self) -> None:
        """Forget the pages that show what partners offer."""
        self.turns = replace(self.turns, partners=self.turns.partners + 1)
        for entry in list(self._partnered):
            self.drop(entry)

    def put(self, entry: Entry, noted: int, turns: Turns, now: float) -> bool:
        """Keep a page; whether it may be kept.

        ``noted`` is what everything that it reads had seen of the ledger when it was begun, ``turns`` are of then, too.
        """
        until = entry.depends.until
        entry.until = min(now + LONGEST, until.timestamp()) if until else now + LONGEST
        if noted < self.recent.floor or not turns.hold(self.turns, entry.depends):
            return False
        if entry.until <= now or entry.size > self._most_bytes // 8:
            return False
        if any(self._wrong(happened, entry) for happened in self.recent.since(noted)):
            return False
        if (old := self._entries.get(entry.key)) is not None:
            self.drop(old)
        self._register(entry)
        self._bound()
        return True

    def grown(self, entry: Entry, by: int) -> None:
        """A page has got a further form."""
        if self._entries.get(entry.key) is entry:
            self._size += by
            self._bound()

    def happened(self, changes: Sequence[Change]) -> None:
        """Drop what changes make wrong, as far as that is seen without asking what the stories are now."""
        self.recent.add(changes)
        for change in changes:
            for entry in list(self._concerned(change)):
                self.drop(entry)

    def learnt(self, seen: Sequence[Seen]) -> None:
        """Drop the lists that stories have come into or left, after `happened` was told of the changes."""
        self.recent.learn(seen)
        for each in seen:
            for entry in list(self._moved(each)):
                self.drop(entry)

    def drop(self, entry: Entry) -> None:
        """Forget a page."""
        if self._entries.get(entry.key) is not entry:
            return
        del self._entries[entry.key]
        self._size -= entry.size
        depends = entry.depends
        for found, keys in ((self._by_story, depends.stories), (self._by_event, depends.events)):
            for key in keys:
                found[key].discard(entry)
                if not found[key]:
                    del found[key]
        for watched in depends.watched:
            among = self._by_node.get(watched.node, set())
            among.discard(entry)
            if not among and self._by_node.pop(watched.node, None) is not None:
                self._watches.remove(watched.node)
        for group in (self._counting, self._grouping, self._outlets, self._leading, self._partnered):
            group.discard(entry)

    def _register(self, entry: Entry) -> None:
        self._entries[entry.key] = entry
        self._size += entry.size
        depends = entry.depends
        for story in depends.stories:
            self._by_story[story].add(entry)
        for number in depends.events:
            self._by_event[number].add(entry)
        for watched in depends.watched:
            if watched.node not in self._by_node:
                self._by_node[watched.node] = set()
                self._watches.add(watched.node, watched.node)
            self._by_node[watched.node].add(entry)
        if depends.counts:
            self._counting.add(entry)
            if _asks_for_events(depends):
                self._grouping.add(entry)
        if depends.outlets:
            self._outlets.add(entry)
        if depends.leads:
            self._leading.add(entry)
        if depends.partners:
            self._partnered.add(entry)

    def _bound(self) -> None:
        while self._size > self._most_bytes or len(self._entries) > MOST_ENTRIES:
            self.drop(next(iter(self._entries.values())))

    def _concerned(self, change: Change) -> Iterable[Entry]:
        match change.subject:
            case Subject.STORY:
                stories = (change.subject_id, *change.concerned)
                return set[Entry]().union(*(self._by_story.get(story, ()) for story in stories))
            case Subject.COVERAGE:
                return self._by_event.get(change.subject_id, ())
            case Subject.EDITION:
                return self._leading
        return self._entries.values()

    def _moved(self, seen: Seen) -> Iterator[Entry]:
        """The pages whose lists the story has come into or left."""
        if seen.facts is None:
            yield from self._outlets
        if seen.unsure:
            yield from self._grouping if seen.change.grouped else self._counting
        for facts, left in ((seen.facts, False), (seen.before, True)):
            if facts is not None and facts.listed:
                for node in self._watches.touching(facts):
                    yield from (entry for entry in self._by_node.get(node, ()) if _moves(entry, node, facts, left=left))

    def _wrong(self, happened: Change | Seen, entry: Entry) -> bool:
        change = happened if isinstance(happened, Change) else happened.change
        if affects(change, entry.depends):
            return True
        if isinstance(happened, Change):
            # What the story is now will be learnt, and `learnt` will find the page then.
            return False
        if happened.facts is None and entry.depends.outlets:
            return True
        if happened.unsure and entry.depends.counts and (not change.grouped or _asks_for_events(entry.depends)):
            return True
        return any(
            facts is not None and facts.listed and self._touches(facts, entry, left=left)
            for facts, left in ((happened.facts, False), (happened.before, True))
        )

    def _touches(self, facts: Facts, entry: Entry, *, left: bool) -> bool:
        watches: Watches[Node] = Watches()
        for watched in entry.depends.watched:
            watches.add(watched.node, watched.node)
        return any(_moves(entry, node, facts, left=left) for node in watches.touching(facts))


def _asks_for_events(depends: Depends) -> bool:
    named = (term for watched in depends.watched for term in terms(watched.node))
    return any(isinstance(term, Among) and term.field is Field.COVERAGE for term in named)


def _moves(entry: Entry, node: Node, facts: Facts, *, left: bool) -> bool:
    """Whether a story that has come into the list of a filter, or has ``left`` it, makes the page another one."""
    return any(
        watched.counts if left else watched.holds((facts.listed_at, facts.story_id))
        for watched in entry.depends.watched
        if watched.node == node
    )
