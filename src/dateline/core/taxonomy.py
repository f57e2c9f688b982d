"""The topics: IPTC Media Topics (April 2019) with slugs, and with Russian labels for all that are in use.

Slugs of the first level are the desk's short words; below, a slug is the slugified English label, with the parent's
slug in front where another topic took it first. Upper levels come before lower, topics in use before retired ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.core.data import rows
from dateline.core.places import fold
from dateline.core.story import Code
from dateline.core.text.translit import slugify

_FIRST = (
    "arts", "crime", "disaster", "economy", "education", "environment", "health", "human-interest", "labour",
    "lifestyle", "politics", "religion", "science", "society", "sport", "conflict", "weather",
)  # fmt: skip
_PREFIXES = ("medtop:", "http://cv.iptc.org/newscodes/mediatopic/", "https://cv.iptc.org/newscodes/mediatopic/")
_MAX_SLUG = 100


@dataclass(frozen=True, slots=True)
class Topic:
    """A Media Topic. ``code`` has eight digits, ``parent`` is the broader code or empty; ``label_ru`` may be empty."""

    code: str
    parent: str
    slug: str
    label_en: str
    label_ru: str = ""
    retired: bool = False

    def label(self, language: str) -> str:
        """The label in ``ru`` where there is one, else the English label."""
        return (language == "ru" and self.label_ru) or self.label_en


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, by code, retired ones included."""
    russian = {row["code"]: row["label_ru"] for row in rows("mediatopics-ru.tsv")}
    table = {row["code"]: row for row in rows("mediatopics.tsv")}
    slugs = _slugs(table)
    return tuple(
        Topic(
            code=code,
            parent=row["broader"],
            slug=slugs[code],
            label_en=row["label_en"],
            label_ru=russian.get(code, ""),
            retired=row["status"] == "retired",
        )
        for code, row in sorted(table.items())
    )


def resolve(code: Code) -> Topic | None:
    """The topic that a wire declares; None where it stays unresolved.

    Understood are a Media Topics code as a qcode (``medtop:20000822``), as a URI
    (``http://cv.iptc.org/newscodes/mediatopic/20000822``) or bare with either as its scheme, and the slug or the
    label, in English or Russian, of a topic on the two upper levels. A scheme other than Media Topics with an eight
    digit value is left alone: Subject Codes have eight digits, too.
    """
    value = code.value.strip()
    prefix = next((prefix for prefix in _PREFIXES if value.startswith(prefix)), "")
    if prefix or (value.isdigit() and _is_mediatopic(code.scheme)):
        return by_code(value.removeprefix(prefix))
    return _by_name().get(fold(value)) or _by_name().get(fold(code.label))


def by_code(code: str) -> Topic | None:
    """The topic with this eight-digit code."""
    return _by_code().get(code)


def by_slug(slug: str) -> Topic | None:
    """The topic with this slug."""
    return _by_slug().get(slug)


def children(code: str = "") -> tuple[Topic, ...]:
    """The topics in use right below ``code``, in the order of their codes; the first level for an empty one."""
    return _children().get(code, ())


def path(topic: Topic) -> tuple[Topic, ...]:
    """From the first level down to ``topic`` itself."""
    parent = _by_code().get(topic.parent)
    return (*path(parent), topic) if parent else (topic,)


def _is_mediatopic(scheme: str) -> bool:
    trimmed = scheme.rstrip("/:")
    return any(trimmed == prefix.rstrip("/:") for prefix in _PREFIXES)


def _slugs(table: dict[str, dict[str, str]]) -> dict[str, str]:
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    first = iter(_FIRST)
    for code in sorted(table, key=lambda code: (_depth(table, code), table[code]["status"] == "retired", code)):
        row = table[code]
        slug = slugify(row["label_en"], limit=_MAX_SLUG) if row["broader"] else next(first)
        if slug in taken:
            slug = f"{slugs[row['broader']]}-{slug}"
        slugs[code] = slug
        taken.add(slug)
    return slugs


def _depth(table: dict[str, dict[str, str]], code: str) -> int:
    parent = table[code]["broader"]
    return 1 + _depth(table, parent) if parent else 1


@cache
def _by_code() -> dict[str, Topic]:
    return {topic.code: topic for topic in topics()}


@cache
def _by_slug() -> dict[str, Topic]:
    return {topic.slug: topic for topic in topics()}


@cache
def _children() -> dict[str, tuple[Topic, ...]]:
    below: dict[str, list[Topic]] = {}
    for topic in topics():
        if not topic.retired:
            below.setdefault(topic.parent, []).append(topic)
    return {parent: tuple(found) for parent, found in below.items()}


@cache
def _by_name() -> dict[str, Topic]:
    upper = [topic for topic in topics() if len(path(topic)) <= 2]
    # First level last, so that it wins: "crime" is the slug of a first and the label of a second level.
    ordered = sorted(upper, key=lambda topic: -len(path(topic)))
    return {fold(name): topic for topic in ordered for name in _names(topic)}


def _names(topic: Topic) -> Iterable[str]:
    return (name for name in (topic.slug, topic.label_en, topic.label_ru) if name)
