"""The demo's mailbox: what would have been sent, read from the folder of mails. Anywhere else there is no such page."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, override

from dateline.alerts.office import folder
from dateline.archive.editions import editions
from dateline.site.editions import Here, preferred
from dateline.site.head import Head
from dateline.site.page import render

_NAME = re.compile(r"[0-9a-f]{32}", re.ASCII)
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A mail as the page has it; the words are a reader's or a wire's and are escaped like any other."""

    name: str
    subject: str
    sender: str
    to: str
    date: str
    text: str


def inbox(request: HttpRequest) -> HttpResponse:
    """The latest mails, newest first."""
    files = sorted(folder().glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True)[:_SHOWN]
    return _page(request, "alerts/inbox.html", mails=[_shown(file) for file in files])


def one(request: HttpRequest, name: str) -> HttpResponse:
    """One mail: its text part, in which addresses are links."""
    file = folder() / f"{name}.eml"
    if not _NAME.fullmatch(name) or not file.is_file():
        raise Http404
    return _page(request, "alerts/inbox_mail.html", mail=_shown(file))


def _page(request: HttpRequest, template: str, **said: Any) -> HttpResponse:
    if not settings.CONFIG.demo:
        raise Http404
    found = editions()
    where = Here(preferred(request, found), found)
    with override(where.language):
        response = render(template, where, Head(title=gettext("Demo mailbox")), **said)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _shown(file: Path) -> Shown:
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    part = mail.get_body(("plain",)) if isinstance(mail, EmailMessage) else None
    return Shown(
        name=file.stem,
        subject=str(mail["Subject"]),
        sender=str(mail["From"]),
        to=str(mail["To"]),
        date=str(mail["Date"]),
        text=str(part.get_content()) if part else "",
    )
