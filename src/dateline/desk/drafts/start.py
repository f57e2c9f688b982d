"""Where drafts come from: a story that is taken up, translated, told again or told in another's stead."""

import datetime as dt
import io

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection

from dateline.archive.annotations import FILED_UNDER, vouched_for
from dateline.archive.models import Edition, Place, Story, Topic, Version, VersionPhoto
from dateline.archive.photos import path_of
from dateline.desk.models import DeskImage, Draft, DraftPhoto, User

_SUFFIX = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def take(story: Story, user: User) -> Draft:
    """A draft made from a wire's copy. It keeps the wire's embargo."""
    draft = _from(story, user)
    draft.taken_from = story
    draft.embargo_at = _embargo(story)
    return _saved(draft, story, user)


def translate(story: Story, edition: Edition, user: User) -> Draft:
    """A draft for another edition, with the original's text to start from."""
    draft = _from(story, user)
    draft.edition = edition
    draft.agency_sign = ""
    draft.translation_of = story
    draft.embargo_at = _embargo(story)
    return _saved(draft, story, user)


def duplicate(story: Story, user: User) -> Draft:
    """A draft with the same text and no tie to the story."""
    draft = _from(story, user)
    draft.embargo_at = _embargo(story)
    return _saved(draft, story, user)


def substitute(story: Story, user: User) -> Draft:
    """A draft to be told in a killed story's stead: filed as that was, with none of its words."""
    draft = Draft(edition=_edition(story), slug=_head(story).slug, substitute_for=story, created_by=user)
    return _saved(draft, story, user, photos=False)


def about(story: Story, user: User) -> Draft:
    """A draft about what another outlet tells: filed as that is, with none of its words."""
    draft = Draft(edition=_edition(story), slug=_head(story).slug[:80], created_by=user)
    return _saved(draft, story, user, photos=False)


def open_for(story: Story, user: User) -> Draft:
    """The draft of a story of our own; made from its latest version where there is none yet.

    Raises `LookupError` for a story of somebody else's, which is taken instead.
    """
    if not story.source.own:
        raise LookupError("copy of a wire is not edited; take it instead")
    known: Draft | None = Draft.objects.filter(story=story).first()
    if known is not None:
        return known
    draft = _from(story, user)
    draft.story = story
    draft.translation_of, draft.taken_from = story.translation_of, story.taken_from
    draft.substitute_for = story.substitute_for
    draft.embargo_at = _embargo(story)
    return _saved(draft, story, user)


def _from(story: Story, user: User) -> Draft:
    head = _head(story)
    place = head.dateline_place
    return Draft(
        headline=head.headline[:300],
        slug=head.slug[:80],
        lead=head.lead,
        body=head.body_html,
        edition=_edition(story),
        dateline_place=Place.objects.filter(name_en__iexact=place).first() or _russian(place),
        dateline_date=head.dateline_date,
        byline=head.byline[:300],
        kind=head.extra.get("kind", "")[:20],
        urgency=head.urgency or 4,
        sources=head.extra.get("sources", "")[:300],
        usage_terms=head.usage_terms,
        created_by=user,
    )


def _russian(place: str) -> Place | None:
    # SQLite folds the case of Latin letters only.
    return Place.objects.filter(name_ru__in=(place, place.title(), place.capitalize())).first()


def _head(story: Story) -> Version:
    if story.head is None:
        raise LookupError("the story has no copy")
    return story.head


def _edition(story: Story) -> Edition:
    own = Edition.objects.filter(language=story.language).first()
    return own or Edition.objects.order_by("position", "code")[0]


def _embargo(story: Story) -> dt.datetime | None:
    due = story.embargo_at
    return due if due and due > timezone.now() else None


def _saved(draft: Draft, story: Story, user: User, *, photos: bool = True) -> Draft:
    with transaction.atomic():
        draft.live = False
        draft.save()
        _file(draft, story)
        if photos:
            draft.photos.set(_photos(story, user))
        draft.save()
        draft.save_revision(user=user, clean=False)
        return draft


def _file(draft: Draft, story: Story) -> None:
    """File it as wires and editors filed the story. What only a model proposed, the form proposes again.

    A draft's list is an editor's word, from which topics are learnt: a guess that came in unasked would teach itself.
    """
    filed = vouched_for(story.pk)
    draft.topics.set(Topic.objects.filter(code__in=filed.topics))
    draft.places.set(Place.objects.filter(slug__in=[each.slug for each in filed.places if each.role in FILED_UNDER]))


def _photos(story: Story, user: User) -> list[DraftPhoto]:
    uses = _head(story).photos.filter(photo__isnull=False).select_related("photo").order_by("position")
    return [
        DraftPhoto(sort_order=position, image=_in_library(use, user), caption=use.caption, credit=use.credit)
        for position, use in enumerate(uses)
    ]


def _in_library(use: VersionPhoto, user: User) -> DeskImage:
    photo = use.photo
    assert photo is not None, "asked for"
    data = path_of(photo.digest).read_bytes()
    image = DeskImage(
        title=(use.caption or use.credit or photo.digest)[:255],
        file=ImageFile(io.BytesIO(data), name=f"{photo.digest[:16]}.{_SUFFIX.get(photo.media_type, 'jpg')}"),
        credit=use.credit[:255],
        byline=use.byline[:255],
        caption=use.caption,
        rights=use.rights[:255],
        uploaded_by_user=user,
        collection=Collection.get_first_root_node(),
        file_hash="",
    )
    if use.focus_x is not None and use.focus_y is not None:
        image.focal_point_x = round(use.focus_x * photo.width)
        image.focal_point_y = round(use.focus_y * photo.height)
    image.save()
    return image
