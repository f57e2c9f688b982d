"""What must hold of any archive, asked in plain SQL. None of the product's code is used.

``Rows`` runs one statement and returns all its rows; it may be Django's connection, sqlite3's or psycopg's.
"""

from collections.abc import Callable
from typing import Any

Rows = Callable[[str], list[tuple[Any, ...]]]

_LISTED = """
    story.fate = '' AND story.pubstatus = 'usable' AND story.public_id IS NOT NULL
    AND story.policy = 'auto' AND source.rights <> 'internal'
"""
_COVERED = _LISTED.replace("'auto'", "'coverage'")
_LISTS = f"""
    WITH RECURSIVE
    above(code, above, parent_id) AS (
        SELECT code, code, parent_id FROM archive_topic
        UNION ALL
        SELECT above.code, parent.code, parent.parent_id
        FROM above JOIN archive_topic parent ON parent.id = above.parent_id
    ),
    weighed AS (
        SELECT said.story_id, said.kind, said.value, said.rejects, row_number() OVER (
            PARTITION BY said.story_id, said.kind, said.value ORDER BY (said.origin = 'editor') DESC, said.id DESC
        ) AS place
        FROM archive_annotation said JOIN archive_story story ON story.id = said.story_id
        WHERE said.kind IN ('topic', 'coverage') AND said.resolved
            AND (said.version_id IS NULL OR said.version_id = story.public_id)
    )
    SELECT story.language, story.listed_at, story.id
    FROM archive_story story JOIN archive_source source ON source.id = story.source_id
    WHERE {_LISTED}
    UNION
    SELECT story.language || ' coverage', story.listed_at, story.id
    FROM archive_story story JOIN archive_source source ON source.id = story.source_id
    WHERE {_COVERED}
    UNION
    SELECT story.language || ' ' || above.above, story.listed_at, story.id
    FROM archive_story story JOIN archive_source source ON source.id = story.source_id
    JOIN weighed ON weighed.story_id = story.id AND weighed.place = 1 AND NOT weighed.rejects
    JOIN above ON above.code = weighed.value AND weighed.kind = 'topic'
    WHERE {_LISTED}
    UNION
    SELECT story.language || ' event:' || weighed.value, story.listed_at, story.id
    FROM archive_story story JOIN archive_source source ON source.id = story.source_id
    JOIN weighed ON weighed.story_id = story.id AND weighed.place = 1 AND NOT weighed.rejects
    WHERE weighed.kind = 'coverage' AND ({_LISTED} OR {_COVERED})
"""
_DESK = """
    SELECT story.id, story.last_seq, event.at,
        CASE
            WHEN story.fate <> '' THEN story.fate
            WHEN story.pubstatus <> 'usable' THEN 'withheld'
            WHEN story.public_id IS NOT NULL THEN 'public'
            WHEN story.embargo_at IS NOT NULL THEN 'embargoed'
            ELSE 'waiting'
        END,
        story.source_id, story.language, coalesce(head.urgency, 0)
    FROM archive_story story
    JOIN archive_ledgerevent event ON event.seq = story.last_seq
    LEFT JOIN archive_version head ON head.id = story.head_id
"""
_DESK_KEPT = "SELECT story_id, changed_seq, changed_at, standing, source_id, language, urgency FROM index_deskrow"
FOLLOWERS = {
    "lists": (_LISTS, "SELECT list, listed_at, story_id FROM index_listed"),
    "desk": (_DESK, _DESK_KEPT),
}
"""For each follower of the registry: what it should keep, and what it does keep."""


def follower_faults(rows: Rows) -> list[str]:
    """What followers that have caught up keep and should not, or lack."""
    faults = []
    for name, (wanted, kept) in FOLLOWERS.items():
        should, does = rows(wanted), rows(kept)
        faults += [f"{name} lacks {row}" for row in sorted(set(should) - set(does))]
        faults += [f"{name} keeps {row}" for row in sorted(set(does) - set(should))]
        if len(does) != len(set(does)):
            faults.append(f"{name} keeps {len(does) - len(set(does))} rows twice")
    return faults


def chain_faults(rows: Rows) -> list[str]:
    """Where seq is not 1..max, or an event does not point to the one before of its subject."""
    events = rows(
        "SELECT seq, subject, subject_id, audience, prev_seq, prev_public_seq FROM archive_ledgerevent ORDER BY seq"
    )
    faults = []
    last: dict[Any, int] = {}
    last_public: dict[Any, int] = {}
    for number, (seq, subject, subject_id, audience, prev_seq, prev_public_seq) in enumerate(events, start=1):
        key = (subject, subject_id)
        if seq != number:
            faults.append(f"seq {seq} stands where {number} should")
        if prev_seq != last.get(key):
            faults.append(f"prev_seq of {seq} is {prev_seq}, not {last.get(key)}")
        if prev_public_seq != last_public.get(key):
            faults.append(f"prev_public_seq of {seq} is {prev_public_seq}, not {last_public.get(key)}")
        last[key] = seq
        if audience == "public":
            last_public[key] = seq
    return [*faults, *_remembered_faults(rows, last, last_public)]


def _remembered_faults(rows: Rows, last: dict[Any, int], last_public: dict[Any, int]) -> list[str]:
    """Where the counter or a story remembers another last seq than the ledger has."""
    faults = []
    ((counter,),) = rows("SELECT value FROM archive_ledgercounter")
    if counter != max(last.values(), default=0):
        faults.append(f"the counter says {counter}, the ledger ends with {max(last.values(), default=0)}")
    for story_id, seq, public_seq in rows("SELECT id, last_seq, last_public_seq FROM archive_story"):
        key = ("story", story_id)
        if (seq, public_seq) != (last.get(key), last_public.get(key)):
            faults.append(f"story {story_id} remembers {seq}, {public_seq}")
    return faults
