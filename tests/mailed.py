"""What readers are sent by mail and as notifications, as they see it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from dateline import alerts
from dateline.alerts.keeping import Wish, confirm, sign_up
from dateline.alerts.models import Alert
from dateline.alerts.post.letter import Letter
from dateline.alerts.push.message import Push
from dateline.alerts.push.subscriptions import Subscription
from dateline.alerts.service import Service
from dateline.archive.models import Edition
from dateline.core.alerts.addresses import read_address
from dateline.core.alerts.channels import Channel
from dateline.core.alerts.schedule import Frequency
from dateline.index.models import FollowerCursor
from tests.alerts.push_service import Browser

TEMPLATES = Path(alerts.__path__[0]) / "templates" / "alerts" / "mail"
"""Of mails to readers."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An office that keeps the words of mails."""

    words: list[bytes] = field(default_factory=list)

    @contextmanager
    def open(self) -> Iterator["Mailbox"]:
        """See `dateline.alerts.post.Office`."""
        yield self

    def hand_over(self, messages: Sequence[Letter | Push]) -> Iterator[None]:
        """See `dateline.alerts.post.port.Counter`."""
        for letter in messages:
            if isinstance(letter, Push):
                self.words.append(letter.octets)
                yield None
                continue
            message = message_from_bytes(letter.octets, policy=policy.default)
            self.words.extend(f"{name}: {value}".encode() for name, value in message.items())
            self.words.extend(part.get_content().encode() for part in message.walk() if not part.is_multipart())
            yield None


def mails() -> Iterable[bytes]:
    """What readers who want everything are sent of all that the ledger has, if it is handed over now.

    Nothing of them is left afterwards.
    """
    mailbox = Mailbox()
    with transaction.atomic():
        for edition in Edition.objects.all():
            for address in (read_address("canary@example.org"), _browser()):
                sign_up(address, _everything(edition), timezone.now())
        for alert in Alert.objects.all():
            confirm(alert, timezone.now())
        Alert.objects.update(since_seq=0)
        FollowerCursor.objects.filter(name="alerts").delete()
        service = Service({Channel.MAIL: mailbox, Channel.PUSH: mailbox}, timezone.now)
        while service.step():
            pass
        transaction.set_rollback(True)
    return mailbox.words


def _browser() -> Subscription:
    form = Browser("https://push.example/1").form
    return Subscription(form["endpoint"], form["public_key"], form["secret"])


def _everything(edition: Edition) -> Wish:
    return Wish(edition=edition, filter="", zone="UTC", frequency=Frequency.INSTANT, updates=True, corrections=True)
