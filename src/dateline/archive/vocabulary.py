"""The vocabularies in the database, and filing stories under them."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, count, groupby

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from dateline.archive import gazette, ledger
from dateline.archive.epochs import advance
from dateline.archive.knowledge import changed
from dateline.archive.models import Annotation, Place, Topic, TopicAddress, Version
from dateline.archive.sql import insert_all, marks, select
from dateline.core import places, taxonomy
from dateline.core.ledger import Subject, Verb
from dateline.core.story import Code, Item
from dateline.core.text.translit import slugify
from dateline.core.topic_changes import LONGEST_PATH

MEDIA_TOPICS = "medtop:"
"""Prefix of the IPTC codes in our columns."""
OWN_TOPICS = "own:"
"""Prefix of the agency's own topics."""


def install() -> int:
    """Bring the shipped topics and places into the database; how many rows were new or got a label. Safe to repeat."""
    return _install_topics() + _install_labels() + _install_places()


def _install_topics() -> int:
    present = dict(Topic.objects.values_list("code", "pk"))
    before = len(present)
    # Each level refers to the one above, so upper levels go first.
    for _, level in groupby(sorted(taxonomy.topics(), key=_depth), key=_depth):
        rows = [_topic_row(topic, present) for topic in level if MEDIA_TOPICS + topic.code not in present]
        present |= {row.code: row.pk for row in Topic.objects.bulk_create(rows)}
    return len(present) - before


def _install_labels() -> int:
    """Russian labels that an earlier release did not have. What is labelled already may be an editor's choice."""
    bare = Topic.objects.filter(label_ru="", code__startswith=MEDIA_TOPICS)
    rows = [row for row in bare if _shipped_label(row)]
    for row in rows:
        row.label_ru = _shipped_label(row)
    Topic.objects.bulk_update(rows, ["label_ru"])
    return len(rows)


def _shipped_label(row: Topic) -> str:
    topic = taxonomy.by_code(row.code.removeprefix(MEDIA_TOPICS))
    return topic.label_ru if topic else ""


def _depth(topic: taxonomy.Topic) -> int:
    return len(taxonomy.path(topic))


def _topic_row(topic: taxonomy.Topic, present: Mapping[str, int]) -> Topic:
    return Topic(
        code=MEDIA_TOPICS + topic.code,
        slug=topic.slug,
        parent_id=present.get(MEDIA_TOPICS + topic.parent),
        path=" ".join(MEDIA_TOPICS + step.code for step in taxonomy.path(topic)),
        label_en=topic.label_en,
        label_ru=topic.label_ru,
        retired=topic.retired,
    )


def add_topic(label_en: str, label_ru: str = "", parent_code: str = "", *, actor: str = "") -> Topic:
    """A topic of the agency's own, under another (of the IPTC or its own) or on the first level.

    Its slug is that of the English label, with a number where that is taken. Raises `ValueError` for a label without
    letters or digits, for one that stands under the same parent already and for a place too deep in the tree,
    `LookupError` for a parent that is unknown or was merged.
    """
    if not sluggish(label_en):
        raise ValueError("a topic needs a label")
    with transaction.atomic():
        ledger.lock()
        parent = Topic.objects.filter(code=parent_code, merged_into=None).first()
        if parent_code and parent is None:
            raise LookupError(f"no topic in use has the code “{parent_code}”")
        if in_use_under(parent, label_en).exists():
            raise ValueError(f"there is a topic “{label_en.strip()}” here already")
        code = f"{OWN_TOPICS}{(Topic.objects.aggregate(last=Max('pk'))['last'] or 0) + 1}"
        path = f"{parent.path} {code}" if parent else code
        if len(path) > LONGEST_PATH:
            raise ValueError("too many topics lie above it")
        topic = Topic.objects.create(
            code=code,
            slug=free_slug(slugify(label_en)),
            parent=parent,
            path=path,
            label_en=label_en.strip(),
            label_ru=label_ru.strip(),
        )
        changed()
        advance("topics")
        ledger.tell(Subject.TOPIC, topic.pk, Verb.PUBLISHED, timezone.now(), actor=actor)
        return topic


def sluggish(words: str) -> bool:
    """Whether there is something in a label or an address that a slug can be made of."""
    return any(sign.isalnum() for sign in words)


def in_use_under(parent: Topic | None, label_en: str) -> QuerySet[Topic]:
    """The topics right under ``parent`` that bear this label and were not merged into another."""
    return Topic.objects.filter(parent=parent, label_en__iexact=label_en.strip(), merged_into=None)


def free_slug(slug: str, topic: Topic | None = None) -> str:
    """``slug``, with a number where another topic has it or had it: what it had before a topic may have again."""
    own = topic.pk if topic else 0
    taken = set(Topic.objects.filter(slug__startswith=slug).exclude(pk=own).values_list("slug", flat=True))
    former = TopicAddress.objects.filter(slug__startswith=slug).exclude(topic_id=own)
    taken |= set(former.values_list("slug", flat=True))
    tries = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(each for each in tries if each not in taken)


def _install_places() -> int:
    present = set(Place.objects.values_list("slug", flat=True))
    rows = [
        Place(
            slug=place.slug,
            name_en=place.name_en,
            name_ru=place.name_ru,
            country=place.country,
            zone=place.zone,
            lat=place.lat,
            lon=place.lon,
        )
        for place in places.places()
        if place.slug not in present
    ]
    Place.objects.bulk_create(rows)
    return len(rows)


def lineages(codes: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each topic code its path from the first level down to itself."""
    if not codes:
        return {}
    paths = select(f"SELECT code, path FROM archive_topic WHERE code IN ({marks(len(codes))})", list(codes))  # noqa: S608
    return {code: tuple(path.split()) for code, path in paths}


def place_paths(slugs: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each place its path from the widest region down to itself."""
    if not slugs:
        return {}
    found = select(f"SELECT slug, path FROM archive_place WHERE slug IN ({marks(len(slugs))})", list(slugs))  # noqa: S608
    return {slug: tuple(path.split()) or (slug,) for slug, path in found}


OWN = "dateline"
"""Scheme of a code that is ours already: an editor's choice from the tables."""


def annotate(item: Item, version: Version, now: dt.datetime, *, actor: str = "") -> None:
    """Record the topics and places that an item declares, as codes of ours where they are known.

    With an ``actor`` it is an editor's word about this version, else the wire's.
    """
    # Only an editor chooses from our tables: the same scheme in a wire's copy is no more than a word.
    chosen = [*_chosen("topic", item.topics), *_chosen("place", item.places)] if actor else []
    declared = chosen or [*_topics(item.topics), *_places(item.places)]
    for annotation in declared:
        annotation.story_id = version.story_id
        annotation.version = version
        annotation.origin = Annotation.Origin.EDITOR if chosen else Annotation.Origin.WIRE
        annotation.actor = actor if chosen else ""
        annotation.made_at = now
    gazette.install({each.value for each in declared if each.kind == "place" and each.resolved})
    insert_all(declared)


def _chosen(kind: str, codes: tuple[Code, ...]) -> Iterator[Annotation]:
    return (Annotation(kind=kind, value=code.value, resolved=True) for code in codes if code.scheme == OWN)


def _topics(codes: tuple[Code, ...]) -> Iterator[Annotation]:
    for code in codes:
        topic = taxonomy.resolve(code)
        value = MEDIA_TOPICS + topic.code if topic else code.value[:200]
        yield Annotation(kind="topic", value=value, label=code.label[:200], resolved=topic is not None)


def _places(codes: tuple[Code, ...]) -> Iterator[Annotation]:
    for code in codes:
        place = places.find(code.value) or places.find(code.label)
        value = place.slug if place else code.value[:200]
        yield Annotation(kind="place", value=value, label=code.label[:200], resolved=place is not None)
