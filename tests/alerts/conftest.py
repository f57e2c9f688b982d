"""Readers of a small agency, a worker that goes round when it is told to, and what landed in their mailboxes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from dateline.alerts import keeping
from dateline.alerts.keeping import Wish
from dateline.alerts.models import Alert
from dateline.alerts.post.folder import Folder
from dateline.alerts.post.letter import Letter
from dateline.alerts.post.port import Office
from dateline.alerts.service import Service
from dateline.archive.models import Edition
from dateline.core.alerts.addresses import read_address
from dateline.core.alerts.channels import Channel
from dateline.core.alerts.schedule import Frequency
from tests.site import newsroom as agency
from tests.site.newsroom import Newsroom


@dataclass
class Clock:
    """A clock that a test moves; it begins at the real time, at which stories are recorded."""

    ahead: dt.timedelta = dt.timedelta()

    def __call__(self) -> dt.datetime:
        return timezone.now() + self.ahead

    def wait(self, **time: float) -> None:
        self.ahead += dt.timedelta(**time)


@dataclass
class Post:
    """The worker's service and the mails that it has handed over, in the order in which they came."""

    path: Path
    clock: Clock
    office: Office[Letter]
    service: Service = field(init=False)
    _read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """As when the worker was killed and begins anew."""
        self.service = Service({Channel.MAIL: self.office}, self.clock)

    def round(self) -> None:
        """Until there is nothing to do."""
        while self.service.step():
            pass

    def new(self) -> list[EmailMessage]:
        """Mails that have come since this was asked last, after a round."""
        self.round()
        files = [each for each in self.path.glob("*.eml") if each.name not in self._read]
        self._read |= {each.name for each in files}
        return [mail_of(each.read_bytes()) for each in sorted(files, key=lambda each: each.stat().st_mtime_ns)]

    def subjects(self) -> list[str]:
        """Theirs."""
        return [str(each["Subject"]) for each in self.new()]


def mail_of(written: bytes) -> EmailMessage:
    """As a mail program reads it."""
    return message_from_bytes(written, policy=policy.default)  # type: ignore[return-value]


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    """The words of a part."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """The agency without stories."""
    return agency.found()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def post(tmp_path: Path, clock: Clock, newsroom: Newsroom) -> Post:
    """With mails as files."""
    return Post(tmp_path / "mails", clock, Folder(tmp_path / "mails"))


Subscribe = Callable[..., Alert]


@pytest.fixture
def subscribe(newsroom: Newsroom, clock: Clock) -> Subscribe:
    """A confirmed alert of a reader."""

    def subscribed(address: str = "ann@example.org", filter: str = "", **said: Any) -> Alert:  # noqa: A002
        defaults: dict[str, Any] = {
            "edition": Edition.objects.get(code=said.pop("edition", "en")),
            "zone": "Europe/Moscow",
            "frequency": Frequency(said.pop("frequency", "instant")),
            "updates": False,
            "corrections": True,
        }
        assert keeping.sign_up(read_address(address), Wish(filter=filter, **defaults | said), clock())
        alert = Alert.objects.order_by("-pk")[0]
        alert.mails.all().delete()
        keeping.confirm(alert, clock())
        return alert

    return subscribed
