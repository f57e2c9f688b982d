"""What is added to a story without a new version of it: the picture of a credit, the link to its original."""

import datetime as dt

from django.db import transaction

from dateline.archive import ledger
from dateline.archive.models import Photo, Story, VersionPhoto
from dateline.core.ledger import Audience, Subject, Verb
from dateline.core.story import PhotoRef


def supply_picture(story_id: int, ref: PhotoRef, photo: Photo, now: dt.datetime) -> int | None:
    """Fill the empty frame of ``ref`` in the story's latest version.

    Returns the ``seq`` of the event, or None when that picture was there already. Raises `LookupError` when the
    version has no such credit, or another picture to it.
    """
    with transaction.atomic():
        ledger.lock()
        story = Story.objects.select_related("head", "public").get(pk=story_id)
        same = {"url": ref.url, "caption": ref.caption, "credit": ref.credit, "byline": ref.byline}
        frame = VersionPhoto.objects.filter(version=story.head, **same).first()
        if frame is None:
            raise LookupError("the latest version of the story has no such photo credit")
        if frame.photo_id == photo.pk:
            return None
        if frame.photo_id is not None:
            raise LookupError("the story has another picture to that credit already")
        frame.photo = photo
        frame.save(update_fields=["photo"])
        return tell(story, now)


def link_translation(story_id: int, original_id: int, now: dt.datetime) -> int | None:
    """Say that a story is a translation of another; the ``seq`` of the event, None when that was said before.

    Raises `ValueError` where the two are the same story or in the same language.
    """
    with transaction.atomic():
        ledger.lock()
        story = Story.objects.select_related("head", "public").get(pk=story_id)
        original = Story.objects.get(pk=original_id)
        if story.pk == original.pk or story.language == original.language:
            raise ValueError(f"{story.uri} is no translation of {original.uri}: both are in “{story.language}”")
        if story.translation_of_id == original.pk:
            return None
        story.translation_of = original
        return tell(story, now)


def tell(
    story: Story, now: dt.datetime, *, seen: bool = True, backfill: bool = False, actor: str = "", note: str = ""
) -> int:
    """Write that something was added to a story, and save the story; the ``seq``. The caller holds the ledger's lock.

    ``seen`` is False for what concerns a version that readers do not see.
    """
    audience = Audience.PUBLIC if story.public_id is not None and seen else Audience.TRUSTED
    entry = ledger.Entry(
        subject=Subject.STORY,
        subject_id=story.pk,
        verb=Verb.ANNOTATED,
        audience=audience,
        prev_seq=story.last_seq,
        prev_public_seq=story.last_public_seq,
        # An embargoed head is nobody's business; the public is told of the version that it sees.
        version=story.head if audience is Audience.TRUSTED or story.head_id == story.public_id else story.public,
        backfill=backfill,
        actor=actor,
        note=note,
    )
    event = ledger.write(entry, now)
    story.last_seq = event.seq
    if audience is Audience.PUBLIC:
        story.last_public_seq = event.seq
    story.save()
    return event.seq
