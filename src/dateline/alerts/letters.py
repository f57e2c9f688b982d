"""Mails as messages: text and HTML of the same words, and the header fields that mail programs act upon.

``List-Unsubscribe`` and ``List-Unsubscribe-Post``: RFC 2369 and RFC 8058. ``Auto-Submitted``: RFC 3834, so that no
holiday answers it. ``In-Reply-To``: a correction lies beside what it corrects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import get_template
from django.utils.translation import gettext, ngettext, override

from dateline.alerts.lines import Line, Told
from dateline.alerts.models import Alert, Mail
from dateline.alerts.post.letter import Letter, composed, mailbox
from dateline.alerts.tokens import Purpose, token
from dateline.archive.editions import primary
from dateline.archive.models import Edition
from dateline.core.alerts.telling import Kind
from dateline.site import links

_SUBJECT = 200
"""Characters of a subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a mail or notification has to say. Without lines it asks for the confirmation of its alert."""

    mail: Mail
    filter: str
    """Of the alert, in words."""
    now: datetime
    lines: Sequence[Line] = ()
    answers: Told | None = None
    """The mail that it corrects or takes back."""

    @property
    def edition(self) -> Edition:
        """Whose list the alert is about, and in whose language it is told."""
        return self.mail.alert.filter.edition

    @property
    def language(self) -> str:
        """Of the words."""
        return primary(self.edition.language)


def mail_of(telling: Telling) -> Letter:
    """The message, in the edition's language."""
    with override(telling.language):
        return _message(telling)


def message_id(key: str) -> str:
    """The same whenever the mail with this key is sent."""
    return f"<{key}@{_host()}>"


def sender() -> str:
    """The address in From."""
    return settings.CONFIG.smtp.sender or f"alerts@{_host()}"


def links_of(alert: Alert) -> dict[str, str]:
    """Where the links at the foot of a mail lead."""
    keys = {Purpose.CONFIRM: alert.key, Purpose.STOP: alert.key, Purpose.DATA: alert.address.key}
    return {each.value: links.absolute(f"/mail/{each}/{token(each, key)}") for each, key in keys.items()}


def subject(telling: Telling) -> str:
    """One line that says it."""
    if not telling.lines:
        return gettext("Confirm your alert from %(agency)s") % {"agency": telling.edition.name}
    if len(telling.lines) > 1:
        count = len(telling.lines)
        said = ngettext("%(agency)s: %(count)s story", "%(agency)s: %(count)s stories", count)
        return said % {"agency": telling.edition.name, "count": count}
    (only,) = telling.lines
    if only.kind is Kind.GONE:
        return gettext("Taken back: a story that we sent you")
    return f"{only.label}: {only.headline}" if only.label else only.headline


def _host() -> str:
    host = urlsplit(settings.CONFIG.site).hostname or "localhost"
    # An address literal of RFC 5321 is not what mail programs expect; the loopback one is only for trying things out.
    return "localhost" if host[-1].isdecimal() or ":" in host else host


def _message(telling: Telling) -> Letter:
    mail, ways, about = telling.mail, links_of(telling.mail.alert), subject(telling)
    context = {
        "edition": telling.edition,
        "language": telling.language,
        "alert": mail.alert,
        "filter": telling.filter,
        "lines": telling.lines,
        "links": ways,
        "subject": about,
    }
    name = "confirm" if mail.confirms else "alert"
    octets = composed(
        _fields(telling, ways, about),
        get_template(f"alerts/mail/{name}.txt").render(context),
        get_template(f"alerts/mail/{name}.html").render(context),
    )
    return Letter(key=mail.key, sender=sender(), to=mail.address.sent_to, octets=octets)


def _fields(telling: Telling, ways: dict[str, str], about: str) -> dict[str, str]:
    mail = telling.mail
    fields = {
        "Subject": about[:_SUBJECT],
        "From": mailbox(telling.edition.name, sender()),
        "To": mail.address.sent_to,
        "Date": format_datetime(telling.now),
        "Message-ID": message_id(mail.key),
        "Auto-Submitted": "auto-generated",
    }
    if not mail.confirms:
        fields["List-Unsubscribe"] = f"<{ways[Purpose.STOP]}>"
        fields["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if telling.answers:
        fields["In-Reply-To"] = fields["References"] = message_id(telling.answers.mail_key)
    return fields
