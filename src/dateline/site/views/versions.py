"""The public history of a story: only versions that were public, newest first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from dateline.archive.history import Appearance, appearances
from dateline.archive.public import Gone
from dateline.core.ledger import Verb
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.entries import label
from dateline.site.serve import edition_page
from dateline.site.views.errors import gone
from dateline.site.views.story import find, moved


@dataclass(frozen=True, slots=True)
class Step:
    """One version in the history."""

    at: str
    iso: str
    kind: str
    label: str
    headline: str
    correction: str
    current: bool


@edition_page
def versions(request: HttpRequest, here: Here, story_id: int, slug: str = "") -> HttpResponse:  # noqa: ARG001
    """When the story was published, updated and corrected."""
    found = find(story_id)
    if isinstance(found, Gone):
        return gone(here, found)
    story = found.story
    home = here.home_of(story.language).code
    path = links.versions(home, story.pk, story.slug)
    if request.path_info != path:
        return moved(request, path)
    head = Head(title=gettext("Versions: %(headline)s") % {"headline": found.version.headline}, path=path)
    return render(
        "versions.html",
        here,
        head,
        headline=found.version.headline,
        language=story.language,
        story=links.story(home, story.pk, story.slug),
        steps=_steps(appearances(story.pk), Clock.of(here.edition.zone, here.language)),
    )


def _steps(history: list[Appearance], clock: Clock) -> list[Step]:
    steps = [
        Step(
            at=clock.stamp(seen.at),
            iso=clock.iso(seen.at),
            kind=seen.signal,
            label=_label(seen, first=number == 0),
            headline=seen.headline,
            correction=seen.correction,
            current=number == len(history) - 1,
        )
        for number, seen in enumerate(history)
    ]
    return steps[::-1]


def _label(seen: Appearance, *, first: bool) -> str:
    if seen.verb is Verb.RESTORED:
        return gettext("Published again")
    return label(seen.signal) or (gettext("Published") if first else gettext("Update"))
