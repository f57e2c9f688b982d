"""The public history of a story: only versions that were public, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from dateline.archive.history import Appearance, appearances, texts
from dateline.archive.public import Gone, Page
from dateline.core.ledger import Verb
from dateline.core.story import Signal
from dateline.core.text.clean import CleanHtml
from dateline.core.text.difference import Piece, pieces
from dateline.core.text.plain import plain
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.depends import Depends, Kind
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.entries import label
from dateline.site.parts.source import headline_and_link_only
from dateline.site.serve import edition_page, moved
from dateline.site.views.errors import gone
from dateline.site.views.story import find


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
    changes: str
    """Address that shows what it changed; empty for the first."""
    difference: Sequence[tuple[str, Sequence[Piece]]]
    """(label, pieces) of headline, lead and body, where they differ; only where it was asked for."""
    shown: bool
    """Whether it was asked for."""


@edition_page
def versions(request: HttpRequest, here: Here, story_id: int, slug: str = "") -> HttpResponse:  # noqa: ARG001
    """When the story was published, updated and corrected."""
    found = find(story_id)
    if isinstance(found, Gone):
        return gone(here, found, request.path_info)
    story = found.story
    home = here.home_of(story.language).code
    path = links.versions(home, story.pk, story.slug)
    if request.path_info != path:
        return moved(request, path)
    history = appearances(story.pk)
    asked = _asked(request, history)
    head = Head(title=gettext("Versions: %(headline)s") % {"headline": found.version.headline}, path=path)
    address = f"{path}?changes={history[asked].ordinal}" if asked else path
    depends = Depends(kind=Kind.VERSIONS, address=address, stories=frozenset([story.pk]))
    return render(
        "versions.html",
        here,
        head,
        depends=depends,
        headline=found.version.headline,
        language=story.language,
        story=links.story(home, story.pk, story.slug),
        steps=_steps(found, history, Clock.of(here.edition.zone, here.language), path, asked),
    )


def _asked(request: HttpRequest, history: Sequence[Appearance]) -> int:
    """The place in the history whose changes the reader wants to see; 0, which has none, without ``?changes=``.

    Raises `Http404` for a version that was not public.
    """
    said = request.GET.get("changes")
    if said is None:
        return 0
    numbers = [str(seen.ordinal) for seen in history]
    if said not in numbers[1:]:
        raise Http404
    return len(numbers) - 1 - numbers[::-1].index(said)


def _steps(page: Page, history: Sequence[Appearance], clock: Clock, path: str, asked: int) -> list[Step]:
    steps = [
        Step(
            at=clock.stamp(seen.at),
            iso=clock.iso(seen.at),
            kind=seen.signal if seen.signal != Signal.REFILE.value else "",
            label=_label(seen, first=number == 0),
            headline=seen.headline,
            correction=seen.correction,
            current=number == len(history) - 1,
            changes=f"{path}?changes={seen.ordinal}#changes" if number and number != asked else "",
            difference=_difference(page, history[number - 1], seen) if number and number == asked else (),
            shown=bool(number) and number == asked,
        )
        for number, seen in enumerate(history)
    ]
    return steps[::-1]


def _difference(page: Page, before: Appearance, after: Appearance) -> list[tuple[str, Sequence[Piece]]]:
    found = texts(page.story.pk, (before.number, after.number))
    old, new = found[before.number], found[after.number]
    sides = [(gettext("Headline"), old.headline, new.headline), (gettext("Lead"), old.lead, new.lead)]
    if not headline_and_link_only(page):
        sides.append((gettext("Text"), plain(CleanHtml(old.body_html)), plain(CleanHtml(new.body_html))))
    return [(label, pieces(one, other)) for label, one, other in sides if one != other]


def _label(seen: Appearance, *, first: bool) -> str:
    if seen.verb is Verb.RESTORED:
        return gettext("Published again")
    if seen.signal == Signal.REFILE.value:
        return gettext("Typing error mended")
    return label(seen.signal) or (gettext("Published") if first else gettext("Update"))
