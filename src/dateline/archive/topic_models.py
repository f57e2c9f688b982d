"""The trained models of topics: making them, and which one is in use."""

import dataclasses
import logging

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dateline.archive import knowledge
from dateline.archive.models import Annotation, TopicModel
from dateline.archive.training import TooFewError, examples
from dateline.core.understand.topics.train import evaluate
from dateline.core.understand.topics.train import train as learn

log = logging.getLogger(__name__)
STORIES = 50
"""Stories that the desk must have spoken on before a model is trained."""
NEW_ANSWERS = 20
"""Answers since the last model that make another one worth while."""


def train(*, actor: str, use: bool = True) -> TopicModel:
    """Train a model on all that the desk said, measure it, keep it and, if asked, put it to use.

    Raises `TooFewError` where it spoke on fewer than `STORIES` stories.
    """
    found = examples()
    if len(found) < STORIES:
        raise TooFewError(f"the desk has confirmed or refused topics of {len(found)} stories; a model needs {STORIES}")
    figures = evaluate(found)
    weights = learn(found).to_bytes()
    with transaction.atomic():
        last = TopicModel.objects.aggregate(last=Max("version"))["last"] or 0
        model = TopicModel.objects.create(
            version=last + 1,
            made_at=timezone.now(),
            actor=actor,
            stories=len(found),
            figures=dataclasses.asdict(figures),
            weights=weights,
        )
        if use:
            _use(model)
    return model


def due() -> bool:
    """Whether the desk has said enough since the last model."""
    spoken = Annotation.objects.filter(kind="topic", origin=Annotation.Origin.EDITOR)
    last = TopicModel.objects.order_by("-version").first()
    if last is not None:
        return spoken.filter(made_at__gt=last.made_at).count() >= NEW_ANSWERS
    return spoken.values("story_id").distinct().count() >= STORIES


def models() -> list[TopicModel]:
    """All there are, newest first, without their weights."""
    return list(TopicModel.objects.defer("weights").order_by("-version"))


def use(version: int | None, *, actor: str) -> None:
    """Put a model to use, or with None none. Raises `LookupError` for a version that is none."""
    with transaction.atomic():
        model = TopicModel.objects.filter(version=version).first() if version is not None else None
        if version is not None and model is None:
            raise LookupError(f"there is no model {version}; see “dateline topics models”")
        _use(model)
        log.info("%s put topic model %s to use", actor, version or "none")


def _use(model: TopicModel | None) -> None:
    TopicModel.objects.filter(in_use=True).update(in_use=False)
    if model is not None:
        model.in_use = True
        model.save(update_fields=["in_use"])
    knowledge.changed()
