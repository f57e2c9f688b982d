"""Where this agency's mails and notifications go."""

from pathlib import Path
from typing import Any

from django.conf import settings

from dateline.alerts.letters import sender
from dateline.alerts.post.folder import Folder
from dateline.alerts.post.letter import Letter
from dateline.alerts.post.port import Office
from dateline.alerts.post.smtp import Server
from dateline.alerts.push.identity import Identity, own_key
from dateline.alerts.push.office import PushOffice
from dateline.core.alerts.channels import Channel
from dateline.intake.settings import intake


def folder() -> Path:
    """Of the mails that go nowhere."""
    return Path(settings.CONFIG.data) / "mails"


def office() -> Office[Letter]:
    """Of mails: the server of dateline.toml, else the folder."""
    smtp = settings.CONFIG.smtp
    if not smtp.host:
        return Folder(folder())
    return Server(host=smtp.host, port=smtp.port, security=smtp.security, user=smtp.user, password=smtp.password)


def offices() -> dict[Channel, Office[Any]]:
    """Of mails, and of notifications: the services that browsers name."""
    return {Channel.MAIL: office(), Channel.PUSH: PushOffice(identity(), intake().user_agent, intake().private)}


def identity() -> Identity:
    """Who we are to push services."""
    return Identity(own_key(Path(settings.CONFIG.data)), f"mailto:{sender()}")
