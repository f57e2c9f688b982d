"""What the desk does to a topic. Its addresses stay alive, and what was filed under it stays filed.

Each is one transaction and one public event about the topic, with who did it. All raise
`dateline.core.topic_changes.Refused` where the change does not apply, and then nothing is recorded. Annotations are
never rewritten: readers weigh a merged topic's as those of the one that stands for it.
"""

import datetime as dt

from django.db import transaction

from dateline.archive import ledger
from dateline.archive.epochs import advance
from dateline.archive.knowledge import changed
from dateline.archive.models import Topic, TopicAddress
from dateline.archive.vocabulary import free_slug, in_use_under, sluggish
from dateline.core.ledger import Subject, Verb
from dateline.core.text.translit import slugify
from dateline.core.topic_changes import Refused, Standing, Why, may_merge, may_rename, may_restore, may_retire, moved

_LONGEST_SLUG = 100


def rename(topic_id: int, label_en: str, label_ru: str, slug: str = "", *, actor: str, now: dt.datetime) -> int:
    """Give a topic other labels, and perhaps another address; the ``seq`` of the event.

    An empty ``slug`` makes one from the English label where that changes, with a number where it is taken. The former
    address leads on. The code stays: it is what stories are filed under.
    """
    label_en, label_ru = " ".join(label_en.split()), " ".join(label_ru.split())
    if not sluggish(label_en):
        raise Refused(Why.NO_LABEL)
    with transaction.atomic():
        ledger.lock()
        topic = _get(topic_id)
        may_rename(_standing(topic))
        if in_use_under(topic.parent, label_en).exclude(pk=topic.pk).exists():
            raise Refused(Why.LABEL_TAKEN)
        new_slug = _new_slug(topic, label_en, slug)
        if (topic.label_en, topic.label_ru, topic.slug) == (label_en, label_ru, new_slug):
            raise Refused(Why.DONE)
        before = _named(topic)
        topic.label_en, topic.label_ru = label_en, label_ru
        if new_slug != topic.slug:
            TopicAddress.objects.filter(slug=new_slug, topic=topic).delete()
            TopicAddress.objects.create(slug=topic.slug, topic=topic)
            topic.slug = new_slug
        topic.save()
        return _tell(topic, Verb.UPDATED, f"{before} → {_named(topic)}", actor, now)


def move(topic_id: int, parent_id: int | None, *, actor: str, now: dt.datetime) -> int:
    """Put a topic of the agency's own, with all that lies under it, under another or, with None, on the first level."""
    with transaction.atomic():
        ledger.lock()
        topic, parent = _get(topic_id), _get(parent_id) if parent_id is not None else None
        below = list(Topic.objects.filter(path__startswith=f"{topic.path} "))
        paths = moved(_standing(topic), _standing(parent) if parent else None, tuple(map(_standing, below)))
        if in_use_under(parent, topic.label_en).exists():
            raise Refused(Why.LABEL_TAKEN)
        before = topic.parent.slug if topic.parent else "/"
        topic.parent = parent
        for row, path in zip((topic, *below), paths, strict=True):
            row.path = " ".join(path)
        Topic.objects.bulk_update([topic, *below], ["parent", "path"])
        return _tell(topic, Verb.REGROUPED, f"{before} → {parent.slug if parent else '/'}", actor, now)


def merge(topic_id: int, into_id: int, *, actor: str, now: dt.datetime) -> int:
    """Let another topic stand for this one: its addresses lead there, and its stories count as that one's."""
    with transaction.atomic():
        ledger.lock()
        topic, into = _get(topic_id), _get(into_id)
        may_merge(_standing(topic), _standing(into), tuple(map(_standing, topic.children.all())))
        # Merges never chain: what was merged into this one goes along.
        topic.merged.update(merged_into=into)
        topic.merged_into = into
        topic.save(update_fields=["merged_into"])
        return _tell(topic, Verb.REGROUPED, f"{topic.slug} → {into.slug}", actor, now)


def retire(topic_id: int, *, actor: str, now: dt.datetime) -> int:
    """Offer and propose a topic no longer. Its page and its stories stay."""
    with transaction.atomic():
        ledger.lock()
        topic = _get(topic_id)
        may_retire(_standing(topic))
        topic.retired = True
        topic.save(update_fields=["retired"])
        return _tell(topic, Verb.EXPIRED, "", actor, now)


def restore(topic_id: int, *, actor: str, now: dt.datetime) -> int:
    """Use a retired or merged topic again, with what was filed under it. What had been merged into it stays away."""
    with transaction.atomic():
        ledger.lock()
        topic = _get(topic_id)
        may_restore(_standing(topic), _standing(topic.parent) if topic.parent else None)
        if in_use_under(topic.parent, topic.label_en).exclude(pk=topic.pk).exists():
            raise Refused(Why.LABEL_TAKEN)
        target = topic.merged_into
        topic.retired, topic.merged_into = False, None
        topic.save(update_fields=["retired", "merged_into"])
        if target is not None:
            _tell(target, Verb.REGROUPED, f"{topic.slug} → /", actor, now)
        return _tell(topic, Verb.RESTORED, "", actor, now)


def _get(topic_id: int) -> Topic:
    topic = Topic.objects.select_related("parent", "merged_into").filter(pk=topic_id).first()
    if topic is None:
        raise Refused(Why.UNKNOWN)
    return topic


def _standing(topic: Topic) -> Standing:
    return Standing(tuple(topic.path.split()), retired=topic.retired, merged=topic.merged_into_id is not None)


def _new_slug(topic: Topic, label_en: str, wanted: str) -> str:
    if wanted:
        if not sluggish(wanted):
            raise Refused(Why.NO_LABEL)
        slug = slugify(wanted, limit=_LONGEST_SLUG)
        if free_slug(slug, topic) != slug:
            raise Refused(Why.ADDRESS_TAKEN)
        return slug
    return topic.slug if label_en == topic.label_en else free_slug(slugify(label_en), topic)


def _named(topic: Topic) -> str:
    labels = " / ".join(filter(None, (topic.label_en, topic.label_ru)))
    return f"{labels} ({topic.slug})"


def _tell(topic: Topic, verb: Verb, note: str, actor: str, now: dt.datetime) -> int:
    changed()
    advance("topics")
    return ledger.tell(Subject.TOPIC, topic.pk, verb, now, actor=actor, note=note)
