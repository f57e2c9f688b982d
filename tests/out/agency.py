"""A small agency whose stories a test tells one by one."""

import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

from PIL import Image

from dateline.archive import photos
from dateline.archive.models import Edition, Photo, Source, Story, Topic
from dateline.archive.record import record
from dateline.core.photo.meta import Texts
from dateline.core.photo.write import write_metadata
from dateline.core.story import Code, Dateline, Item, PhotoRef, Policy
from dateline.core.taxonomy import by_code, path
from dateline.core.text.clean import CleanHtml, paragraphs
from dateline.index.registry import catch_up_all

NOW = dt.datetime(2026, 3, 28, 14, 44, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
BODY = paragraphs("The first paragraph, long enough to say something.", "The second one.")
WEATHER, DISASTER = "medtop:17000000", "medtop:20000151"
CREDIT = "Anna Lind/MERIDIAN"


class Agency:
    """Two editions, an own desk, and a source of every kind."""

    def __init__(self) -> None:
        for code in ("17000000", "03000000", "20000151", "15000000", "20000967"):
            _add_topic(code)
        for position, (code, name, sign) in enumerate((("en", "Meridian", "MRD"), ("ru", "Меридиан", "МРД"))):
            Edition.objects.create(
                code=code, language=code, name=name, agency_sign=sign, zone="Europe/Moscow", position=position
            )
        self.sources: dict[str, Source] = {}
        self.add_source("desk", own=True)
        self.add_source("wire", name="City Wire")
        self.add_source("linked", name="Linked Times", rights="link")
        self.add_source("inhouse", rights="internal")
        self.add_source("others", policy=Policy.COVERAGE.value)
        self.add_source("drafts", policy=Policy.DESK.value)

    def add_source(self, slug: str, **values: Any) -> None:
        """A source that publishes at once unless ``values`` say otherwise."""
        defaults = {"name": slug.capitalize(), "policy": Policy.AUTO.value, "language": "en"}
        self.sources[slug] = Source.objects.create(slug=slug, **defaults | values)

    def tell(
        self,
        name: str,
        *,
        source: str = "desk",
        now: dt.datetime = NOW,
        pictures: Mapping[int, Photo] | None = None,
        **said: Any,
    ) -> Story:
        """Record a version of the story called ``name`` and let the lists follow."""
        defaults: dict[str, Any] = {"format": "test", "headline": name, "language": "en", "published": now}
        item = Item(uri=f"urn:test:{name}", **defaults | {"body_html": _own_words(name)} | said)
        recorded = record(item, self.sources[source], now=now, pictures=pictures or {})
        catch_up_all()
        return Story.objects.get(pk=recorded.story_id)

    def full(self, name: str = "Harbour frozen", **said: Any) -> Story:
        """A story with everything that copy may have, but for a photo."""
        defaults: dict[str, Any] = {
            "lead": "Ships wait outside.",
            "body_html": BODY,
            "byline": "Ivan Petrov",
            "dateline": Dateline(place="MOSCOW", date=dt.date(2026, 3, 28), agency="MRD"),
            "topics": (Code(value=WEATHER), Code(value=DISASTER)),
            "usage_terms": "Not for broadcast.",
            "ednote": "CANARYNOTE not for readers",
        }
        return self.tell(name, **defaults | said)


def _add_topic(code: str) -> None:
    """One of the shipped topics; all of them would take longer than the test."""
    topic = by_code(code)
    assert topic is not None
    steps = " ".join(f"medtop:{step.code}" for step in path(topic))
    labels = {"label_en": topic.label_en, "label_ru": topic.label_ru}
    Topic.objects.create(code=f"medtop:{code}", slug=topic.slug, path=steps, **labels)


def picture(words: str = "", size: tuple[int, int] = (1600, 900)) -> Photo:
    """A photo in the archive, different for different ``words``, with its credit inside."""
    out = io.BytesIO()
    shade = sum(words.encode()) % 200
    Image.new("RGB", size, (shade, 90, 160)).save(out, "JPEG")
    texts = Texts(credit=CREDIT, byline="Anna Lind", caption=f"The harbour {words}".strip(), rights="© Meridian")
    return photos.store(write_metadata(out.getvalue(), texts), NOW)


def with_photo(photo: Photo) -> dict[str, Any]:
    """What a told story needs to show ``photo``."""
    ref = PhotoRef(url=f"{photo.digest[:8]}.jpg", caption="The harbour at noon", credit=CREDIT, rights="© Meridian")
    return {"photos": (ref,), "pictures": {0: photo}}


def _own_words(name: str) -> CleanHtml:
    return paragraphs(f"All there is to say about it: {name}. " * 4)
