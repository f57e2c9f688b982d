"""Topics together with what their lists hold."""

from collections.abc import Collection
from dataclasses import dataclass

from dateline.archive.models import Topic
from dateline.archive.sql import columns, instance, marks, select

_TOPIC = columns(Topic, "topic")
_FILLED = "EXISTS (SELECT 1 FROM index_listed listed WHERE listed.list = %s || ' ' || topic.code)"
_WITH_CODES = f"SELECT {_TOPIC} FROM archive_topic topic WHERE topic.code IN ({{marks}})"  # noqa: S608
_WITH_TRUNKS = f"SELECT {_TOPIC} FROM archive_topic topic WHERE topic.code IN ({{marks}}) OR topic.parent_id IS NULL"  # noqa: S608
_TREE = f"""
    SELECT {_TOPIC}, {_FILLED} FROM archive_topic topic
    WHERE topic.merged_into_id IS NULL AND ((topic.parent_id IS NULL AND NOT topic.retired) OR {_FILLED})
"""  # noqa: S608, column names of our own models
_AROUND = f"""
    WITH RECURSIVE above(id, parent_id) AS (
        SELECT id, parent_id FROM archive_topic WHERE slug = %s
        UNION ALL
        SELECT up.id, up.parent_id FROM archive_topic up JOIN above ON up.id = above.parent_id
    )
    SELECT {_TOPIC}, {_FILLED} FROM archive_topic topic
    WHERE topic.id IN (SELECT id FROM above)
        OR (topic.parent_id = (SELECT id FROM archive_topic WHERE slug = %s)
            AND topic.merged_into_id IS NULL AND {_FILLED})
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Counted:
    """A topic; ``filled`` says that some story in the language asked for lies under it."""

    topic: Topic
    filled: bool


@dataclass(frozen=True, slots=True)
class Around:
    """A topic among its neighbours."""

    topic: Topic
    above: tuple[Topic, ...]
    """From the first level down."""
    below: tuple[Topic, ...]
    """Right below it, those that have stories."""


_MOVED = """
    SELECT target.slug FROM archive_topic merged JOIN archive_topic target ON target.id = merged.merged_into_id
    WHERE merged.slug = %s
    UNION ALL
    SELECT COALESCE(target.slug, topic.slug) FROM archive_topicaddress former
    JOIN archive_topic topic ON topic.id = former.topic_id
    LEFT JOIN archive_topic target ON target.id = topic.merged_into_id
    WHERE former.slug = %s
"""


def moved_to(slug: str) -> str:
    """The present slug of a topic that was renamed or merged; empty where ``slug`` is no former one."""
    return next((row[0] for row in select(_MOVED, [slug, slug])), "")


def trunks_of(codes: Collection[str]) -> dict[str, Topic]:
    """For each topic code the topic of the first level that it lies under, itself perhaps. One query."""
    if not codes:
        return {}
    rows = select(_WITH_TRUNKS.format(marks=marks(len(codes))), list(codes))
    found = {topic.code: topic for topic in (instance(Topic, values) for values in rows)}
    paths = {code: found[code].path.split() for code in codes if code in found}
    return {code: found[path[0]] for code, path in paths.items() if path and path[0] in found}


def with_codes(codes: Collection[str]) -> dict[str, Topic]:
    """Topics by code."""
    if not codes:
        return {}
    found = (instance(Topic, values) for values in select(_WITH_CODES.format(marks=marks(len(codes))), list(codes)))
    return {topic.code: topic for topic in found}


def tree(language: str) -> list[Counted]:
    """The first level and everything that has stories in a language; each topic stands after all that it lies under."""
    found = [Counted(instance(Topic, row[:-1]), bool(row[-1])) for row in select(_TREE, [language, language])]
    # Right after a topic was moved its stories are not in the list above it yet.
    above = {code for counted in found for code in counted.topic.path.split()}
    missing = above - {counted.topic.code for counted in found}
    found += [Counted(topic, filled=True) for topic in with_codes(missing).values()]
    # A path begins with that of the topic above. Sorted here: databases differ in how they order spaces.
    return sorted(found, key=lambda counted: counted.topic.path)


def around(slug: str, language: str) -> Around | None:
    """The topic with this slug, or None."""
    rows = select(_AROUND, [slug, language, slug, language])
    found = sorted((instance(Topic, row[:-1]) for row in rows), key=lambda topic: topic.path)
    topic = next((each for each in found if each.slug == slug), None)
    if topic is None:
        return None
    below = tuple(each for each in found if each.parent_id == topic.pk)
    above = tuple(each for each in found if each is not topic and each.parent_id != topic.pk)
    return Around(topic, above, below)
