"""What the web process asks of the database about the ledger."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dateline.archive import public
from dateline.archive.editions import editions
from dateline.archive.epochs import PREFIX as EPOCH
from dateline.archive.epochs import Epochs
from dateline.archive.history import TAKES
from dateline.archive.sql import marks, select
from dateline.core.ledger import Audience, Subject, Verb
from dateline.coverage.records import VERSION as STAGE
from dateline.edge.change import Change, Seen, Shown
from dateline.index.facts import facts_of, facts_of_versions
from dateline.index.feed.current import opened
from dateline.index.registry import FOLLOWERS
from dateline.index.search.public import reader
from dateline.site import links
from dateline.site.editions import Here

SEARCH = "search"
"""What turns when news search answers from other files."""
MOST = 1_000
"""Changes that are read at once."""

_CHANGES = f"""
    SELECT event.seq, event.subject, event.subject_id, event.verb, event.prev_public_seq, event.backfill,
        event.actor, story.translation_of_id, story.substitute_for_id
    FROM archive_ledgerevent event
    LEFT JOIN archive_story story ON event.subject = '{Subject.STORY.value}' AND story.id = event.subject_id
    WHERE event.seq > %s AND event.audience = '{Audience.PUBLIC.value}'
    ORDER BY event.seq LIMIT {MOST}
"""  # noqa: S608, words of our own


def changes_between(after: int, upto: int) -> list[Change]:
    """The first of the public changes with ``after < seq <= upto``, `MOST` at most."""
    if upto <= after:
        return []
    return [change for change in map(_change, select(_CHANGES, [after])) if change.seq <= upto]


def _change(row: tuple[int, str, int, str, int | None, bool, str, int | None, int | None]) -> Change:
    seq, subject, subject_id, verb, before, backfill, actor, *concerned = row
    return Change(
        seq=seq,
        subject=Subject(subject),
        subject_id=subject_id,
        verb=Verb(verb),
        known=before is not None,
        backfill=bool(backfill),
        grouped=verb == Verb.ANNOTATED.value and actor.startswith(STAGE),
        concerned=frozenset(each for each in concerned if each is not None),
    )


def seen(changes: Sequence[Change]) -> list[Seen]:
    """What the stories among the subjects are now, and what they were."""
    stories = [change for change in changes if change.subject is Subject.STORY]
    ids = {change.subject_id for change in stories}
    now = facts_of(ids)
    versions = shown_before([change for change in stories if change.known])
    before = facts_of_versions(set(versions.values()))
    shown = _shown(ids)
    return [
        Seen(
            change,
            now.get(change.subject_id),
            before.get(versions.get(change.seq, 0)),
            shown.get(change.subject_id),
        )
        for change in stories
    ]


def _shown(ids: Collection[int]) -> dict[int, Shown]:
    among = editions()
    if not among or not ids:
        return {}
    where = Here(among[0], among)
    return {
        row.id: Shown(
            links.absolute(links.story(where.home_of(row.language).code, row.id, row.slug)),
            row.headline,
            row.listed_at,
            row.language,
        )
        for row in public.rows(list(ids))
    }


_SHOWN = f"""
    SELECT event.subject_id, event.seq, event.verb, event.version_id FROM archive_ledgerevent event
    WHERE event.subject = '{Subject.STORY.value}' AND event.subject_id IN ({{marks}})
        AND event.audience = '{Audience.PUBLIC.value}' AND event.seq < %s
        AND (event.version_id IS NOT NULL OR event.verb IN {tuple(verb.value for verb in TAKES)})
    ORDER BY event.seq DESC
"""  # noqa: S608, words of our own


def shown_before(changes: Sequence[Change]) -> dict[int, int]:
    """The version that the public saw right before each change, by the change's ``seq``."""
    if not changes:
        return {}
    ids = {change.subject_id for change in changes}
    told = defaultdict(list)
    for story_id, seq, verb, version in select(_SHOWN.format(marks=marks(len(ids))), [*ids, changes[-1].seq]):
        told[story_id].append((seq, None if verb in TAKES else version))
    found = {}
    for change in changes:
        version = next((version for seq, version in told[change.subject_id] if seq < change.seq), None)
        if version is not None:
            found[change.seq] = version
    return found


_KEPT = tuple(follower.name for follower in FOLLOWERS if follower.audience is Audience.PUBLIC)
"""What other processes keep in the database for this one to read."""
_STATE = f"""
    SELECT 0, '', value FROM archive_ledgercounter
    UNION ALL SELECT 1, name, seq FROM index_followercursor WHERE name IN ({marks(len(_KEPT))})
    UNION ALL SELECT 2, name, value FROM archive_mark WHERE name LIKE '{EPOCH}%%'
    ORDER BY 1, 2
"""  # noqa: S608, words of our own


@dataclass(frozen=True, slots=True)
class State:
    """Where everything stands, by one look."""

    last: int
    """The ledger's last ``seq``."""
    positions: tuple[int, ...]
    """Up to where each index has come that other processes keep. News search counts from when there is one."""
    epochs: Epochs
    search: str
    """Which files news search answers from; empty where it has none."""

    @property
    def noted(self) -> int:
        """The ``seq`` up to which every index has come that public pages read."""
        own = opened()
        return min(self.positions + ((own.seq,) if own else ()))

    def turned(self, before: "State") -> frozenset[str]:
        """What is another than before: epochs by their names, and `SEARCH`.

        Other files may know less for a moment than those that they took the place of.
        """
        now, then = self.epochs._asdict() | {SEARCH: self.search}, before.epochs._asdict() | {SEARCH: before.search}
        return frozenset(name for name in now if now[name] != then[name])


def state() -> State:
    """One query: in a process that has much to do each one is waited for."""
    rows = select(_STATE, list(_KEPT))
    found = {name: int(seq) for kind, name, seq in rows if kind == 1}
    told = {name.removeprefix(EPOCH): int(value) for kind, name, value in rows if kind == 2}
    # Asked of what pages answer from, not of what the worker says of it: that comes later, and sooner than a new index.
    serving = reader().serving()
    return State(
        last=int(rows[0][2]),
        positions=(*(found.get(name, 0) for name in _KEPT), *([serving.seq] if serving else ())),
        epochs=Epochs(**{name: told.get(name, 0) for name in Epochs._fields}),
        search=serving.files if serving else "",
    )


def catch_up(last: int) -> None:
    """Bring the index up to date that this process keeps for itself."""
    own = opened()
    while own is not None and own.seq < last and own.catch_up():
        pass
