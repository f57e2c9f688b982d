"""Mails and notifications are written, a batch at a time, from what is public now."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db import transaction

from dateline.alerts.letters import Telling, mail_of
from dateline.alerts.lines import Desk, Line, Told
from dateline.alerts.models import Address, Mail, MailState, Notice
from dateline.alerts.post.letter import Letter
from dateline.alerts.push.message import Push
from dateline.alerts.push.words import push_of
from dateline.core.alerts.channels import Channel
from dateline.core.alerts.telling import Kind

_REFUSALS, _REFUSED_FOR = 5, dt.timedelta(days=3)
"""After so many mails in a row that its server refused, over so long, an address is written to no more."""
_Former: TypeAlias = defaultdict[tuple[int, int], list[Told]]
"""By alert and story, in the order in which mails told it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A mail as it will be handed over, and the versions that it tells."""

    mail: Mail
    message: Letter | Push
    versions: dict[int, int]
    """Notice → version."""


def write(mails: Sequence[Mail], now: dt.datetime) -> list[Ready]:
    """Write them, drop those that have nothing to tell any more, and note what the others tell before they go."""
    notices = list(Notice.objects.filter(mail__in=mails).order_by("id"))
    desk, told = Desk({mail.alert.filter for mail in mails}, now), _told(notices)
    desk.look_up([each.story_id for each in notices])
    within: dict[int | None, list[Notice]] = defaultdict(list)
    for notice in notices:
        within[notice.mail_id].append(notice)
    ready, dropped = [], []
    for mail in mails:
        found = _written(mail, within[mail.pk], desk, told, now)
        if found:
            ready.append(found)
        else:
            dropped.append(mail.pk)
    with transaction.atomic():
        Mail.objects.filter(pk__in=dropped).update(state=MailState.DROPPED)
        Mail.objects.filter(pk__in=[each.mail.pk for each in ready]).update(handed_at=now)
        _note_versions(ready)
    return ready


def _written(mail: Mail, notices: Sequence[Notice], desk: Desk, told: _Former, now: dt.datetime) -> Ready | None:
    # Who is written to no more is so until a confirmation.
    if not mail.confirms and _silent(mail.address, now):
        return None
    lines: list[Line] = []
    versions: dict[int, int] = {}
    answers: Told | None = None
    for notice in notices:
        key = (notice.alert_id, notice.story_id)
        # A mail that is tried again tells the same.
        former = next((each for each in reversed(told[key]) if each.mail_key != mail.key), None)
        line = desk.line(notice, mail.alert, former)
        if line:
            lines.append(line)
            versions[notice.pk] = line.version
            answers = former if line.kind is not Kind.NEWS else None
            told[key].append(Told(line.version, now, mail.key))
    if not lines and not mail.confirms:
        return None
    telling = Telling(
        mail=mail,
        filter=desk.filters.words(mail.alert.filter),
        now=now,
        lines=lines,
        answers=answers if len(lines) == 1 else None,
    )
    return Ready(mail, push_of(telling) if mail.channel == Channel.PUSH.value else mail_of(telling), versions)


def _note_versions(ready: Iterable[Ready]) -> None:
    having: dict[int, list[int]] = defaultdict(list)
    for each in ready:
        for notice, version in each.versions.items():
            having[version].append(notice)
    for version, notices in having.items():
        Notice.objects.filter(pk__in=notices).update(version=version)


def _told(notices: Sequence[Notice]) -> _Former:
    """What mails of the same alerts that were handed over said of the same stories, whether or not we know that they
    arrived.
    """
    rows = Notice.objects.filter(
        alert__in={each.alert_id for each in notices},
        story_id__in={each.story_id for each in notices},
        mail__handed_at__isnull=False,
        version__isnull=False,
    ).order_by("mail__handed_at", "id")
    found: _Former = defaultdict(list)
    for each in rows.select_related("mail"):
        if each.mail and each.mail.handed_at and each.version is not None:
            found[each.alert_id, each.story_id].append(Told(each.version, each.mail.handed_at, each.mail.key))
    return found


def _silent(address: Address, now: dt.datetime) -> bool:
    since = address.refused_since
    return address.refusals >= _REFUSALS and since is not None and now - since >= _REFUSED_FOR
