"""What a draft would look like: published for the length of a transaction, shown, and taken back."""

import uuid
from dataclasses import replace

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone

from dateline.archive import verbs
from dateline.archive.editions import own_source
from dateline.archive.verbs import By
from dateline.core.desk import CopyVerb
from dateline.core.story import Signal
from dateline.desk.drafts.item import item_of
from dateline.desk.models import Draft
from dateline.site.preview import preview as public_page


def preview(draft: Draft, edition: str) -> HttpResponse:
    """The real public page of a draft, saved or not, in the frame of an edition. Nothing of it stays in the archive.

    It is shown as a story of its own, so that drafts of killed, held and embargoed stories can be looked at, too.
    Raises what `item_of` raises.
    """
    now = timezone.now()
    prepared = item_of(draft, now)
    alone = replace(prepared.item, uri=f"urn:uuid:{uuid.uuid4()}", embargo=None, signal=Signal.NONE)
    with transaction.atomic():
        recorded = verbs.bring(
            alone,
            own_source(),
            CopyVerb.PUBLISH,
            by=By(actor="preview"),
            now=now,
            pictures=prepared.pictures,
            relations=prepared.relations,
        )
        page = public_page(recorded.story_id, edition)
        transaction.set_rollback(True)
    return page
