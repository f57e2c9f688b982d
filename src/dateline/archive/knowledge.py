"""What this agency knows about topics beyond what is shipped, as the database has it."""

import logging
from functools import lru_cache

from django.db.models import F

from dateline.archive.models import CodeRule, Mark, Topic, TopicModel
from dateline.archive.sql import select
from dateline.core.understand.topics import NO_KNOWLEDGE, Knowledge, OwnTopic, Rule
from dateline.core.understand.topics.model import Model, from_bytes

_MARK = "knowledge"
log = logging.getLogger(__name__)


def knowledge() -> Knowledge:
    """The agency's own topics, the desk's code table and the model in use. Asks for one number if nothing changed."""
    rows = select("SELECT value FROM archive_mark WHERE name = %s", [_MARK])
    return _read(int(rows[0][0])) if rows else NO_KNOWLEDGE


def changed() -> None:
    """To be called in the transaction that changes a topic, a rule, or which model is in use."""
    Mark.objects.get_or_create(name=_MARK)
    Mark.objects.filter(name=_MARK).update(value=F("value") + 1)


@lru_cache(maxsize=1)
def _read(_state: int) -> Knowledge:
    # Every process notices a change by the number; what was read with an older one is dropped.
    used = TopicModel.objects.filter(in_use=True).first()
    model = _model(used) if used else None
    return Knowledge(
        own=tuple(
            _own(topic) for topic in Topic.objects.filter(code__startswith="own:", retired=False, merged_into=None)
        ),
        rules=tuple(
            Rule(rule.source.slug if rule.source else "", rule.value, _meant(rule.topic))
            for rule in CodeRule.objects.select_related("source", "topic__merged_into").order_by("pk")
        ),
        retired=frozenset(Topic.objects.filter(retired=True, merged_into=None).values_list("code", flat=True)),
        model=model,
        name=f"topics {used.version}" if used and model else NO_KNOWLEDGE.name,
    )


def _meant(topic: Topic | None) -> str:
    return (topic.merged_into or topic).code if topic else ""


def _own(topic: Topic) -> OwnTopic:
    labels = tuple(label for label in (topic.label_en, topic.label_ru) if label)
    return OwnTopic(topic.code, labels, tuple(topic.path.split()[:-1]))


def _model(used: TopicModel) -> Model | None:
    """A model that cannot be read is no reason to take no copy in."""
    try:
        return from_bytes(bytes(used.weights))
    except ValueError as error:
        log.warning("topic model %d is left out: %s", used.version, error)
        return None
