"""Where this agency's mails go."""

from pathlib import Path

from django.conf import settings

from dateline.alerts.post.folder import Folder
from dateline.alerts.post.port import Office
from dateline.alerts.post.smtp import Server


def folder() -> Path:
    """Of the mails that go nowhere."""
    return Path(settings.CONFIG.data) / "mails"


def office() -> Office:
    """The server of dateline.toml, else the folder."""
    smtp = settings.CONFIG.smtp
    if not smtp.host:
        return Folder(folder())
    return Server(host=smtp.host, port=smtp.port, security=smtp.security, user=smtp.user, password=smtp.password)
