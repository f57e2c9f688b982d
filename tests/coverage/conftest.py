"""An agency, other outlets, and the stage that groups what they tell."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dateline.archive.models import Edition, Source
from dateline.archive.record import record
from dateline.core.story import Item, Link, Pubstatus
from dateline.core.text.clean import paragraphs
from dateline.coverage.reading import Event, event, number_of
from dateline.coverage.stage import Stage

NOW = dt.datetime(2016, 3, 26, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
"""No collected files are needed to render a page."""


@pytest.fixture
def editions(db: None) -> None:
    """English and Russian, in Moscow."""
    for position, (code, name) in enumerate((("en", "Meridian"), ("ru", "Меридиан"))):
        same = {"language": code, "name": name, "agency_sign": name, "zone": "Europe/Moscow", "position": position}
        Edition.objects.get_or_create(code=code, defaults=same)


@dataclass
class Press:
    """Outlets that tell things, and the stage."""

    folder: Path
    sources: dict[str, Source] = field(default_factory=dict)
    stage: Stage | None = None
    sent: int = 0

    def outlet(self, slug: str, **settings: object) -> Source:
        """An outlet by its slug, made when first named."""
        if slug not in self.sources:
            made = {"policy": "coverage", "rights": "link", "language": "en", "name": slug.title(), **settings}
            self.sources[slug] = Source.objects.create(slug=slug, **made)
        return self.sources[slug]

    def tell(self, slug: str, headline: str, text: str, **more: object) -> int:
        """Record a story of an outlet, a minute after the last one; its id."""
        self.sent += 1
        source = self.outlet(slug)
        uri = str(more.pop("uri", f"https://{slug}.example/{self.sent}"))
        at = NOW + self.sent * MINUTE
        fields: dict[str, object] = {"published": at, "links": (Link(url=uri),), "language": source.language, **more}
        item = Item(uri=uri, format="rss", headline=headline, body_html=paragraphs(text), **fields)  # type: ignore[arg-type]
        return record(item, source, now=at).story_id

    def kill(self, slug: str, uri: str) -> None:
        """The outlet cancels a story."""
        self.sent += 1
        item = Item(uri=uri, format="rss", headline="Killed", version=self.sent + 100, pubstatus=Pubstatus.CANCELED)
        record(item, self.outlet(slug), now=NOW + self.sent * MINUTE)

    def group(self) -> None:
        """Let the stage follow to the end."""
        if self.stage is None:
            self.stage = Stage(self.folder, lambda: NOW + self.sent * MINUTE)
        while self.stage.step():
            pass

    def restart(self, *, save: bool = True) -> None:
        """End the stage, in good order or as a kill does."""
        if self.stage and save:
            self.stage.close()
        self.stage = None

    def event_of(self, story: int) -> Event:
        """The event of a story, which must have one."""
        number = number_of(story)
        assert number is not None
        return event(number)


@pytest.fixture
def press(db: None, tmp_path: Path) -> Press:
    """Nobody has told anything yet."""
    press = Press(tmp_path)
    press.outlet("meridian", name="Meridian", policy="auto", rights="full", own=True)
    press.outlet("russkie", language="ru")
    return press


Tell = Callable[..., int]
