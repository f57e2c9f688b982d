"""What the publish page shows: what would be published, against what is public, and what to think of first."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.derived import Hanging, hanging
from dateline.archive.models import Story, Version
from dateline.core.desk import CopyVerb
from dateline.core.facts import Change, changed
from dateline.core.ledger import Fate
from dateline.core.story import Item
from dateline.core.text.clean import CleanHtml
from dateline.core.text.difference import Piece, pieces
from dateline.core.text.plain import plain
from dateline.desk.drafts.item import item_of
from dateline.desk.drafts.marks import mark_of
from dateline.desk.models import Draft, User
from dateline.desk.people.rights import may
from dateline.desk.publishing.service import NEEDS
from dateline.desk.times import in_zones
from dateline.site.parts.designated import designated


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A draft as it is about to be published."""

    draft: Draft
    """Its latest revision."""
    item: Item
    story: Story | None
    public: Version | None
    revision: str
    """`mark_of` that revision."""
    seen: int | None
    """``last_seq`` of the story."""
    verbs: tuple[CopyVerb, ...]
    """Those that apply and that the person may use."""
    difference: tuple[tuple[str, tuple[Piece, ...]], ...]
    """(label, pieces) of headline, lead and body, where they differ from what is public."""
    facts: tuple[Change, ...]
    warnings: tuple[str, ...]
    grave: tuple[str, ...]
    """Warnings that have to be answered in so many words."""
    body: str
    """As plain text."""
    embargo: str
    """In the edition's zone and the desk's; empty where it would be public at once."""
    hanging: Hanging | None
    drafts: tuple[Draft, ...]
    """Translations and takers that nobody has published yet."""


def proposal(draft_id: int, user: User, now: dt.datetime) -> Proposal:
    """Raises `Draft.DoesNotExist` and what `item_of` raises."""
    stored = Draft.objects.select_related("story__public", "latest_revision").get(pk=draft_id)
    revision = stored.latest_revision or stored.save_revision(user=user)
    draft = revision.as_object()
    item = item_of(draft, now).item
    story = stored.story
    public = story.public if story else None
    return Proposal(
        draft=draft,
        item=item,
        story=story,
        public=public,
        revision=mark_of(revision),
        seen=story.last_seq if story else None,
        verbs=tuple(verb for verb in _applying(story) if may(user, NEEDS[verb])),
        difference=_difference(public, item) if public else (),
        facts=changed(_text(public.headline, public.lead, public.body_html), _text_of(item)) if public else (),
        warnings=tuple(_warnings(draft, item)),
        grave=tuple(_grave(draft, item, stored.locked_by if stored.locked_by != user else None)),
        body=plain(item.body_html),
        embargo=in_zones(item.embargo, draft.edition.zone) if item.embargo else "",
        hanging=hanging(story.pk) if story and story.listed_at else None,
        drafts=_drafts(story) if story and story.listed_at else (),
    )


def _drafts(story: Story) -> tuple[Draft, ...]:
    made_of = Q(taken_from=story) | Q(translation_of=story)
    return tuple(Draft.objects.filter(made_of, story=None).order_by("pk"))


def _applying(story: Story | None) -> tuple[CopyVerb, ...]:
    if story is None or story.listed_at is None:
        return (CopyVerb.PUBLISH,)
    if story.fate != Fate.STANDS.value:
        return ()
    return (CopyVerb.UPDATE, CopyVerb.CORRECT, CopyVerb.REFILE)


def _difference(public: Version, item: Item) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    sides = (
        (_("Headline"), public.headline, item.headline),
        (_("Lead"), public.lead, item.lead),
        (_("Body"), plain(CleanHtml(public.body_html)), plain(item.body_html)),
    )
    return tuple((label, pieces(old, new)) for label, old, new in sides if old != new)


def _text_of(item: Item) -> str:
    return _text(item.headline, item.lead, item.body_html)


def _text(headline: str, lead: str, body: str) -> str:
    return "\n".join((headline, lead, plain(CleanHtml(body))))


def _warnings(draft: Draft, item: Item) -> Iterator[str]:
    if not plain(item.body_html):
        yield _("The body is empty: readers get the headline and the lead alone.")
    if any(not photo.credit for photo in item.photos):
        yield _("A photo has no credit line.")
    if item.dateline is None:
        yield _("There is no dateline.")
    if draft.translation_of and draft.translation_of.public_id is None and not draft.translation_of.fate:
        yield _("The story that this translates is not public.")
    for found in designated(draft.edition, timezone.now(), item.headline, item.lead, item.body_html):
        if not found.noted:
            yield _("“%(name)s” is designated (%(law)s) and the copy does not say so: %(phrase)s.") % {
                "name": found.printed,
                "law": found.jurisdiction,
                "phrase": found.entity.phrase,
            }


def _grave(draft: Draft, item: Item, holder: User | None) -> Iterator[str]:
    if holder:
        yield _("%(user)s has locked the draft and may still be writing.") % {"user": holder}
    origin = draft.taken_from
    if origin and origin.fate:
        yield _("The copy that this was taken from has been killed or withdrawn.")
    if origin and origin.embargo_at and origin.public_id is None and _before(item.embargo, origin.embargo_at):
        yield _("The copy that this was taken from is under an embargo, which this would break.")
    if draft.translation_of and draft.translation_of.fate:
        yield _("The story that this translates has been killed or withdrawn.")


def _before(time: dt.datetime | None, other: dt.datetime) -> bool:
    return time is None or time < other
