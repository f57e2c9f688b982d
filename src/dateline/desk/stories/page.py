"""A story's page: what was said, what was done, what hangs on it. Nothing is edited here."""

from dataclasses import dataclass
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.apply import load
from dateline.archive.derived import hanging
from dateline.archive.editions import editions
from dateline.archive.models import Edition, LedgerEvent, Story, Version
from dateline.archive.translations import outdated_since
from dateline.archive.uses import uses_of
from dateline.core.ledger import Fate, Subject
from dateline.core.text.clean import CleanHtml
from dateline.core.text.difference import Piece, pieces
from dateline.core.text.plain import plain
from dateline.desk.drafts.find import signed_in
from dateline.desk.drafts.notes import notes_of
from dateline.desk.people.rights import Right, may, require
from dateline.desk.stories.understood import FileForm, understood
from dateline.desk.stories.verbs import offered
from dateline.desk.stories.words import AUDIENCES, SIGNALS, STANDINGS, TOLD, VERBS
from dateline.desk.times import in_zones
from dateline.index.desk.standing import standing
from dateline.site import links
from dateline.wire.holding import holdings


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    event: LedgerEvent
    verb: str
    audience: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two versions, from the older to the newer."""

    old: Version
    new: Version
    headline: tuple[Piece, ...]
    lead: tuple[Piece, ...]
    body: tuple[Piece, ...]


def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """``?from=NUMBER&to=NUMBER`` compares two versions; else the last two are."""
    user = signed_in(request)
    require(user, Right.ENTER)
    get_object_or_404(Story, pk=story_id)
    found = load(story_id)
    versions = list(Version.objects.filter(story=story_id).order_by("number"))
    context = {
        "header_title": title(found.story),
        "breadcrumbs_items": crumbs(found.story),
        "header_icon": "doc-full",
        "story": found.story,
        "standing": STANDINGS[standing(found.story).value],
        "address": address(found.story),
        "embargo": in_zones(found.story.embargo_at, home(found.story).zone) if found.story.embargo_at else "",
        "versions": [(version, SIGNALS[version.signal]) for version in reversed(versions)],
        "compared": compared(versions, request.GET.get("from", ""), request.GET.get("to", "")),
        "history": history(story_id),
        "hanging": hanging(story_id),
        "substitutes": found.story.substitutes.select_related("head"),
        "outdated": outdated_since(found.story),
        "from_killed": from_killed(found.story),
        "photos": [use for use in uses_of(found.story.head_id) if use.digest] if found.story.head_id else [],
        "notes": notes_of(found.story),
        "understood": understood(found.story),
        "may_answer": may(user, Right.PUBLISH),
        "file_form": FileForm(),
        "offered": (offer := offered(found, user, timezone.now())),
        "still": _still(found.story) if offer.receipts else 0,
        "verbs": [(verb.value, VERBS[verb]) for verb in offer.states],
        "editions": [each for each in editions() if each.language != found.story.language],
    }
    return render(request, "desk/stories/story.html", context)


def _still(story: Story) -> int:
    """How many clients may still show what was taken away."""
    if story.fate == Fate.STANDS.value:
        return 0
    return sum(each.still for each in holdings(story.pk))


def title(story: Story) -> str:
    """What the desk calls it: its headline, else its identity."""
    return story.head.headline if story.head else story.uri


def crumbs(story: Story, *more: str) -> list[dict[str, str]]:
    """The way here from the list."""
    trail = [(reverse("desk_stories"), _("Stories")), (reverse("desk_story", args=[story.pk]), title(story)[:60])]
    return [{"url": url, "label": label} for url, label in [*trail, *(("", label) for label in more)]]


def address(story: Story) -> str:
    """Where readers find it, or found it; empty where they never did."""
    if story.listed_at is None:
        return ""
    return links.absolute(links.story(home(story).code, story.pk, story.slug))


def home(story: Story) -> Edition:
    """The edition of its language, else the first one."""
    return next((each for each in editions() if each.language == story.language), editions()[0])


def history(story_id: int, after: int = 0) -> list[Told]:
    """Everything that happened to it after a ``seq``, latest first."""
    events = LedgerEvent.objects.filter(subject=Subject.STORY.value, subject_id=story_id, seq__gt=after)
    return [
        Told(event, str(TOLD[event.verb]), str(AUDIENCES[event.audience]))
        for event in events.select_related("version").order_by("-seq")
    ]


def compared(versions: list[Version], old: str, new: str) -> Compared | None:
    """The two versions with these numbers, else the last two; None where there is one only."""
    by_number = {str(version.number): version for version in versions}
    pair = (by_number.get(old), by_number.get(new))
    before, after = pair if all(pair) else next(reversed(list(pairwise(versions))), (None, None))
    if before is None or after is None:
        return None
    return Compared(
        old=before,
        new=after,
        headline=pieces(before.headline, after.headline),
        lead=pieces(before.lead, after.lead),
        body=pieces(plain(CleanHtml(before.body_html)), plain(CleanHtml(after.body_html))),
    )


def from_killed(story: Story) -> Story | None:
    """The killed story that it was taken from."""
    taken = story.taken_from
    return taken if taken and taken.fate == Fate.KILLED.value else None
