"""Adding deliveries and looking after them: for the command line and for the newsroom."""

import datetime as dt
import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils.translation import gettext as _

from dateline.archive.keyfile import write_once
from dateline.archive.ledger import last_seq
from dateline.archive.models import LedgerEvent
from dateline.core.alerts.addresses import BadAddressError, read_address
from dateline.intake.net.address import AddressError, AllowPrivate, secure_target
from dateline.wire.delivery.carriers.choose import SFTP_KEY
from dateline.wire.delivery.carriers.sftp import place_of
from dateline.wire.delivery.carriers.signing import new_secret
from dateline.wire.forms import BY_NAME, DEFAULT
from dateline.wire.models import Client, Delivery, Kind, State

GRACE = dt.timedelta(hours=24)
"""How long the former secret signs as well."""
MOST = 10
"""Deliveries of one client."""
_CHANNEL = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}|-100[0-9]{5,15}")
_BOT = re.compile(r"[0-9]{5,15}:[A-Za-z0-9_-]{30,60}")
_FOLDER = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


class NotAddedError(ValueError):
    """Why a delivery cannot be as is asked, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A delivery as somebody asks for it."""

    kind: Kind
    target: str
    form: str = ""
    host_key: str = ""
    password: str = ""
    """Of SFTP where the client has no place for our key; the token of a Telegram bot."""


def add(client: Client, wanted: Wanted, *, now: dt.datetime, allow: AllowPrivate) -> Delivery:
    """A new delivery, which begins with what happens from now on. Raises `NotAddedError`.

    Its secret, where it has one of ours, is in it to be shown this once.
    """
    if client.deliveries.count() >= MOST:
        raise NotAddedError(_("a client has {count} deliveries at most").format(count=MOST))
    delivery = Delivery(
        client=client,
        kind=wanted.kind,
        target=_target(wanted, allow),
        form=_form(wanted),
        secret=_secret(wanted),
        host_key=_host_key(wanted) if wanted.kind == Kind.SFTP else "",
        cursor=last_seq(),
        due_at=now,
        made_at=now,
    )
    try:
        with transaction.atomic():
            delivery.save()
    except IntegrityError:
        raise NotAddedError(_("there is a delivery to the same place already")) from None
    return delivery


def rotate(delivery: Delivery, *, now: dt.datetime) -> str:
    """A new secret; messages are signed with the old one, too, for a day. Raises `NotAddedError`."""
    if delivery.kind != Kind.WEBHOOK:
        raise NotAddedError(_("only webhooks are signed"))
    delivery.former_secret, delivery.former_until = delivery.secret, now + GRACE
    delivery.secret = new_secret()
    delivery.save(update_fields=["secret", "former_secret", "former_until"])
    return delivery.secret


def replay(delivery: Delivery, after: int, *, now: dt.datetime) -> int:
    """Send everything after ``seq`` again, as it stands then; the number of events that are looked at."""
    last = last_seq()
    with transaction.atomic():
        delivery.asides.all().delete()
        _begin_anew(delivery, now, cursor=max(0, min(after, last)))
    return last - delivery.cursor


def seq_before(moment: dt.datetime) -> int:
    """The ``seq`` of the last event before a time; 0 where there is none."""
    first = LedgerEvent.objects.filter(at__gte=moment).aggregate(first=Min("seq"))["first"]
    return last_seq() if first is None else first - 1


def pause(delivery: Delivery) -> None:
    """Send nothing until `resume`; nothing is lost meanwhile."""
    Delivery.objects.filter(pk=delivery.pk).update(state=State.PAUSED)


def resume(delivery: Delivery, *, now: dt.datetime) -> None:
    """Go on from where it was, at once."""
    _begin_anew(delivery, now)
    delivery.asides.filter(due_at__isnull=False).update(due_at=now)


def public_key(data: Path) -> str:
    """The public half of the key by which we come in at SFTP servers, made when it is first asked for.

    Raises `NotAddedError` without the library.
    """
    asyncssh = _library()
    path = data / SFTP_KEY
    if not path.exists():
        key = asyncssh.generate_private_key("ssh-ed25519", comment="dateline")
        write_once(path, key.export_private_key().decode())
    return str(asyncssh.read_private_key(path).export_public_key().decode().strip())


def _library() -> Any:
    """asyncssh, an extra. Raises `NotAddedError`."""
    try:
        return import_module("asyncssh")
    except ImportError:
        raise NotAddedError(_("SFTP needs a library more: pip install 'dateline[sftp]'")) from None


def _begin_anew(delivery: Delivery, now: dt.datetime, **changed: int) -> None:
    for name, value in {
        **changed, "state": State.ON, "tries": 0, "failing_since": None, "trouble": "", "due_at": now,
    }.items():  # fmt: skip
        setattr(delivery, name, value)
    delivery.save(update_fields=[*changed, "state", "tries", "failing_since", "trouble", "due_at"])


def _secret(wanted: Wanted) -> str:
    if wanted.kind == Kind.WEBHOOK:
        return new_secret()
    if wanted.kind == Kind.TELEGRAM and not _BOT.fullmatch(wanted.password):
        raise NotAddedError(_("a channel needs the token of a bot that may post, edit and delete there"))
    return wanted.password


def _form(wanted: Wanted) -> str:
    if wanted.kind == Kind.TELEGRAM:
        return ""
    form = wanted.form or ("text" if wanted.kind == Kind.MAIL else DEFAULT.name)
    if form not in BY_NAME:
        raise NotAddedError(_("formats are {list}").format(list=", ".join(BY_NAME)))
    return form


def _target(wanted: Wanted, allow: AllowPrivate) -> str:
    written = wanted.target.strip()
    if len(written) > 500:
        raise NotAddedError(_("the address is longer than 500 characters"))
    try:
        return {
            Kind.WEBHOOK: _web,
            Kind.FOLDER: _folder,
            Kind.SFTP: _sftp,
            Kind.MAIL: _mail,
            Kind.TELEGRAM: _channel,
        }[wanted.kind](written, allow)
    except (AddressError, ValueError) as error:
        raise NotAddedError(str(error)) from None


def _web(written: str, allow: AllowPrivate) -> str:
    return secure_target(written, allow).url


def _folder(written: str, _allow: AllowPrivate) -> str:
    if not _FOLDER.fullmatch(written):
        raise NotAddedError(
            _("a folder is a name of small letters, digits, - and _; it lies in the data folder's out/")
        )
    return written


def _sftp(written: str, _allow: AllowPrivate) -> str:
    place_of(written)
    return written


def _mail(written: str, _allow: AllowPrivate) -> str:
    try:
        return read_address(written).sent_to
    except BadAddressError:
        raise NotAddedError(_("this is no mail address")) from None


def _channel(written: str, _allow: AllowPrivate) -> str:
    if not _CHANNEL.fullmatch(written):
        raise NotAddedError(_("a channel is @name, or its number, which begins with -100"))
    return written


def _host_key(wanted: Wanted) -> str:
    asyncssh = _library()
    try:
        key = asyncssh.import_public_key(wanted.host_key.strip())
    except (asyncssh.KeyImportError, ValueError):
        raise NotAddedError(_("SFTP needs the server's host key, a line like “ssh-ed25519 AAAA…”")) from None
    return str(key.export_public_key().decode().strip())
