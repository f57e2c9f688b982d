"""The stories of the demo as items, with the times they would have if the agency had been at work until now."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.core.story import Code, Dateline, Item, PhotoRef, Pubstatus, Signal
from dateline.core.text.clean import CleanHtml, paragraphs
from dateline.demo import agency, days
from dateline.demo.parse import parse
from dateline.demo.story import DemoStory, DemoVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One story as it came in."""

    uri: str
    items: tuple[Item, ...]
    """The versions in order; ``updated`` of each is when it came in."""
    photos: tuple[str, ...] = ()
    """File names for `dateline.demo.pictures.draw`; the items' photo references have them as ``url``."""
    translation_of: str = ""
    """``uri`` of the original; empty for an original."""


def stories(now: dt.datetime) -> tuple[Scene, ...]:
    """All scenes, in the order in which their first versions came in. ``now`` is aware.

    Raises:
        MalformedStory: a story file breaks the rules of `parse`.
    """
    scenes = (_scene(story, now) for story in library())
    return tuple(sorted(scenes, key=lambda scene: (scene.items[0].updated or now, scene.uri)))


@cache
def library() -> tuple[DemoStory, ...]:
    """The stories as their files tell them, by file name."""
    folder = files("dateline.demo").joinpath("stories")
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda entry: entry.name)
    return tuple(parse(entry.read_text(encoding="utf-8"), f"stories/{entry.name}") for entry in found)


def _scene(story: DemoStory, now: dt.datetime) -> Scene:
    language, _, slug = story.translates.partition("/")
    return Scene(
        uri=agency.uri(story.language, story.slug),
        items=tuple(_item(story, number, version, now) for number, version in enumerate(story.versions, 1)),
        photos=(story.photo,) if story.photo else (),
        translation_of=agency.uri(language, slug) if story.translates else "",
    )


def _item(story: DemoStory, number: int, version: DemoVersion, now: dt.datetime) -> Item:
    first = now + story.versions[0].at
    embargo = now + story.embargo if story.embargo else None
    day = (embargo or first).astimezone(agency.ZONE).date()

    def told(copy: str) -> str:
        return days.fill(copy, story.language, day)

    killed = version.signal is Signal.KILL
    return Item(
        uri=agency.uri(story.language, story.slug),
        format=agency.FORMAT,
        version=number,
        pubstatus=Pubstatus.CANCELED if killed else Pubstatus.USABLE,
        signal=version.signal,
        embargo=embargo,
        published=first,
        updated=now + version.at,
        headline=told(version.headline),
        lead=told(version.lead),
        body_html=_body(version, told),
        correction=told(version.correction),
        ednote=told(version.ednote),
        dateline=_dateline(story, embargo or now + version.at),
        slug=story.slug,
        language=story.language,
        byline=story.byline,
        credit=agency.SIGN[story.language],
        topics=tuple(Code(value=code, scheme="medtop") for code in story.topics),
        places=tuple(Code(value=name, label=name) for name in story.places),
        urgency=story.urgency,
        photos=_photos(story),
    )


def _body(version: DemoVersion, told: Callable[[str], str]) -> CleanHtml:
    return paragraphs(*(told(paragraph) for paragraph in version.body))


def _dateline(story: DemoStory, filed: dt.datetime) -> Dateline:
    date = filed.astimezone(agency.ZONE).date()
    return Dateline(place=story.dateline, date=date, agency=agency.SIGN[story.language])


def _photos(story: DemoStory) -> tuple[PhotoRef, ...]:
    """The photo, or the credit of one that did not arrive."""
    if not story.credit:
        return ()
    return (PhotoRef(url=story.photo, caption=story.caption, credit=story.credit),)
