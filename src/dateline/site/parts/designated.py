"""Designated organisations that a story names, by the operator's list; nothing where there is none."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings

from dateline.archive.models import Edition
from dateline.core.designated import Finding, check
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def list_changed() -> dt.datetime:
    """When the operator's list was changed last: what was made of copy before that may say something else now."""
    listed = settings.CONFIG.designated
    return listed.changed if listed else _NEVER


def designated(edition: Edition, moment: dt.datetime, headline: str, lead: str, body: str) -> tuple[Finding, ...]:
    """What copy names of the list that applies to an edition, on its day of ``moment``; ``body`` is clean HTML."""
    listed = settings.CONFIG.designated
    if listed is None:
        return ()
    day = moment.astimezone(ZoneInfo(edition.zone)).date()
    text = "\n".join((headline, lead, plain(CleanHtml(body))))
    return tuple(found for each in listed.on(edition.code, edition.language) for found in check(each, text, day))
