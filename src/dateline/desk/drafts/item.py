"""From a draft to the item that the archive records."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from dateline.archive.models import Photo
from dateline.archive.verbs import Relations
from dateline.archive.vocabulary import OWN
from dateline.core.dateline import render
from dateline.core.story import Code, Dateline, Item, PhotoRef, Signal
from dateline.desk.drafts.copy import Copy, copy_of
from dateline.desk.models import DeskImage, Draft
from dateline.desk.photos.file import archived

FORMAT = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An item with the files of its photos, by position, and the stories that it refers to."""

    item: Item
    pictures: dict[int, Photo]
    relations: Relations


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A picture and the words that go with it here."""

    image: DeskImage | None
    """None where it was deleted from the library; the place in the body then stays empty."""
    caption: str
    credit: str


def uri_of(draft: Draft) -> str:
    """The story's identity: a NewsML URN (RFC 3085) of our host, the day of writing and the draft."""
    host = urlsplit(settings.CONFIG.site).hostname or "localhost"
    written = draft.created_at or timezone.now()
    return f"urn:newsml:{host}:{written:%Y%m%d}:{draft.uid}"


def item_of(draft: Draft, now: dt.datetime) -> Prepared:
    """What is published of a draft. Stores the pictures' files, which is harmless if nothing comes of it.

    Raises `PhotoRefused` for a picture that cannot be read, `TooDeepError` for a body that no editor made.
    """
    above = [_Use(image=use.image, caption=use.caption, credit=use.credit) for use in draft.photos.all()]
    copy = copy_of(draft.body, first_photo=len(above))
    uses = [*above, *_within(copy)]
    return Prepared(
        item=_item(draft, copy, uses),
        pictures={position: archived(use.image, now) for position, use in enumerate(uses) if use.image},
        relations=Relations(
            translation_of=draft.translation_of_id,
            taken_from=draft.taken_from_id,
            substitute_for=draft.substitute_for_id,
        ),
    )


def _item(draft: Draft, copy: Copy, uses: list[_Use]) -> Item:
    public = draft.story is not None and draft.story.listed_at is not None
    return Item(
        uri=uri_of(draft) if draft.story is None else draft.story.uri,
        format=FORMAT,
        headline=_line(draft.headline),
        lead=draft.lead.strip(),
        body_html=copy.html,
        slug=_line(draft.slug),
        byline=_line(draft.byline),
        credit=_sign(draft),
        dateline=_dateline(draft),
        language=draft.edition.language,
        topics=tuple(Code(value=topic.code, scheme=OWN) for topic in draft.topics.all()),
        places=tuple(Code(value=place.slug, scheme=OWN) for place in draft.places.all()),
        urgency=draft.urgency,
        kind=draft.kind,
        sources=_line(draft.sources),
        usage_terms=draft.usage_terms.strip(),
        ednote=draft.ednote.strip(),
        embargo=None if public else draft.embargo_at,
        signal=Signal.FLASH if draft.flash and not public else Signal.NONE,
        photos=tuple(_ref(use) for use in uses),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _sign(draft: Draft) -> str:
    return _line(draft.agency_sign) or draft.edition.agency_sign


def _dateline(draft: Draft) -> Dateline | None:
    place = draft.dateline_place
    if place is None:
        return None
    language = draft.edition.language
    printed = (place.name_ru if language == "ru" else place.name_en).upper()
    text = render(printed, draft.dateline_date, language=language, sign=_sign(draft))
    return Dateline(place=printed, date=draft.dateline_date, agency=_sign(draft), text=text)


def _within(copy: Copy) -> list[_Use]:
    found = DeskImage.objects.in_bulk(copy.images)
    return [_Use(image=found.get(number), caption="", credit="") for number in copy.images]


def _ref(use: _Use) -> PhotoRef:
    image = use.image
    if image is None:
        return PhotoRef()
    return PhotoRef(
        caption=use.caption.strip() or image.caption.strip(),
        credit=_line(use.credit) or _line(image.credit),
        byline=_line(image.byline),
        rights=_line(image.rights),
        focus=image.focus,
    )
