"""Mails as messages: text and HTML of the same words, and the header fields that mail programs act upon.

``List-Unsubscribe`` and ``List-Unsubscribe-Post``: RFC 2369 and RFC 8058. ``Auto-Submitted``: RFC 3834, so that no
holiday answers it. ``In-Reply-To``: a correction lies beside what it corrects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address as Named
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import get_template
from django.utils.translation import gettext, ngettext, override

from dateline.alerts.filters import asked_of
from dateline.alerts.lines import Line, Told
from dateline.alerts.models import Alert, Mail
from dateline.alerts.tokens import Purpose, token
from dateline.archive.models import Edition
from dateline.core.alerts.telling import Kind
from dateline.site import links
from dateline.site.editions import primary

_SUBJECT = 200
"""Characters of a subject."""


@dataclass(frozen=True, slots=True)
class Written:
    """A subject and what the templates show below it."""

    subject: str
    template: str
    lines: Sequence[Line] = ()


def confirmation(mail: Mail, now: datetime) -> EmailMessage:
    """The mail that asks whether the address's owner wants the alert."""
    edition = mail.alert.filter.edition
    with override(primary(edition.language)):
        subject = gettext("Confirm your alert from %(agency)s") % {"agency": edition.name}
        return _message(mail, Written(subject, "confirm"), now)


def alert_mail(mail: Mail, lines: Sequence[Line], answers: Told | None, now: datetime) -> EmailMessage:
    """What an alert tells; ``answers`` is the mail that it corrects or takes back."""
    edition = mail.alert.filter.edition
    with override(primary(edition.language)):
        message = _message(mail, Written(_subject(lines, edition), "alert", lines), now)
    if answers:
        message["In-Reply-To"] = message["References"] = message_id(answers.mail_key)
    return message


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


def filter_words(alert: Alert) -> str:
    """The filter as it is told to the reader."""
    asked = asked_of(alert.filter)
    return (asked.text if asked else alert.filter.text) or gettext("all news")


def _host() -> str:
    host = urlsplit(settings.CONFIG.site).hostname or "localhost"
    # An address literal of RFC 5321 is not what mail programs expect; the loopback one is only for trying things out.
    return "localhost" if host[-1].isdecimal() or ":" in host else host


def _subject(lines: Sequence[Line], edition: Edition) -> str:
    if len(lines) > 1:
        count = len(lines)
        said = ngettext("%(agency)s: %(count)s story", "%(agency)s: %(count)s stories", count)
        return said % {"agency": edition.name, "count": count}
    only = lines[0]
    if only.kind is Kind.GONE:
        return gettext("Taken back: a story that we sent you")
    return f"{only.label}: {only.headline}" if only.label else only.headline


def _message(mail: Mail, written: Written, now: datetime) -> EmailMessage:
    alert = mail.alert
    edition, ways = alert.filter.edition, links_of(alert)
    context = {
        "edition": edition,
        "language": primary(edition.language),
        "alert": alert,
        "filter": filter_words(alert),
        "lines": written.lines,
        "links": ways,
        "subject": written.subject,
    }
    message = EmailMessage(policy=SMTP)
    # A headline comes from anywhere: what is not printed ends no header field.
    message["Subject"] = "".join(each if each.isprintable() else " " for each in written.subject)[:_SUBJECT]
    message["From"] = Named(display_name=edition.name, addr_spec=sender())
    message["To"] = mail.address.sent_to
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id(mail.key)
    message["Auto-Submitted"] = "auto-generated"
    if not mail.confirms:
        message["List-Unsubscribe"] = f"<{ways[Purpose.STOP]}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(get_template(f"alerts/mail/{written.template}.txt").render(context))
    message.add_alternative(get_template(f"alerts/mail/{written.template}.html").render(context), subtype="html")
    return message
