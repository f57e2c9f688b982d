"""Each delivery's carrier, made from its row and from what the agency has."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dateline.alerts.post import Office
from dateline.alerts.post.letter import Letter
from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import Client
from dateline.wire.delivery.carriers.folder import Folder
from dateline.wire.delivery.carriers.mail import Mail
from dateline.wire.delivery.carriers.sftp import Sftp, place_of
from dateline.wire.delivery.carriers.telegram.bot import Bot
from dateline.wire.delivery.carriers.telegram.channel import Channel
from dateline.wire.delivery.carriers.webhook import Webhook
from dateline.wire.delivery.pacing import Pace
from dateline.wire.delivery.port import Carrier
from dateline.wire.forms import BY_NAME, DEFAULT
from dateline.wire.models import Delivery, Kind

OUT = "out"
"""The folder of the data folder below which clients' folders lie."""
SFTP_KEY = "sftp-key"
"""The file in the data folder with the key by which we come in at clients' servers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What carriers need beside a delivery's row."""

    client: Client
    allow: AllowPrivate
    office: Office[Letter]
    sender: str
    """Of mails."""
    site: str
    data: Path
    now: Callable[[], dt.datetime]
    telegram: str
    """Where the Bot API is."""
    pace: Pace = field(default_factory=Pace)

    def carrier_of(self, delivery: Delivery) -> Carrier:
        """How this one is sent."""
        return _MAKERS[Kind(delivery.kind)](self, delivery)


def _webhook(means: Means, delivery: Delivery) -> Carrier:
    secrets = [delivery.secret]
    if delivery.former_secret and delivery.former_until and delivery.former_until > means.now():
        secrets.append(delivery.former_secret)
    return Webhook(client=means.client, url=delivery.target, secrets=tuple(secrets), form=BY_NAME[delivery.form])


def _folder(means: Means, delivery: Delivery) -> Carrier:
    return Folder(path=means.data / OUT / delivery.target, form=BY_NAME[delivery.form])


def _sftp(means: Means, delivery: Delivery) -> Carrier:
    return Sftp(
        place=place_of(delivery.target),
        form=BY_NAME[delivery.form],
        host_key=delivery.host_key,
        key=means.data / SFTP_KEY,
        password=delivery.secret,
        allow=means.allow,
    )


def _mail(means: Means, delivery: Delivery) -> Carrier:
    return Mail(
        office=means.office,
        address=delivery.target,
        sender=means.sender,
        host=urlsplit(means.site).hostname or "localhost",
        form=BY_NAME.get(delivery.form, DEFAULT),
    )


def _telegram(means: Means, delivery: Delivery) -> Carrier:
    bot = Bot(client=means.client, root=means.telegram, token=delivery.secret, chat=delivery.target, pace=means.pace)
    return Channel(bot)


_MAKERS: Mapping[Kind, Callable[[Means, Delivery], Carrier]] = {
    Kind.WEBHOOK: _webhook,
    Kind.FOLDER: _folder,
    Kind.SFTP: _sftp,
    Kind.MAIL: _mail,
    Kind.TELEGRAM: _telegram,
}
