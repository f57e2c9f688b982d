"""New wires: a feed or a site's address, a drop folder, a mailbox; one by one or as a list."""

import datetime as dt
import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction

from dateline.archive.models import Source
from dateline.core.opml import Outline
from dateline.core.story import Policy
from dateline.core.text.translit import slugify
from dateline.intake import folder, peers
from dateline.intake.models import Kind, Peer, Wire
from dateline.intake.models.wires import ADDRESS_LENGTH
from dateline.intake.settings import intake

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class NotAddedError(Exception):
    """Why an address cannot be a wire, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a list."""

    added: tuple[Wire, ...]
    known: int
    refused: tuple[str, ...]


def add(source: Source, address: str, now: dt.datetime, *, kind: Kind = Kind.FEED) -> Wire:
    """A wire of ``source``, visited as soon as may be. The address of a site will do: its feed is looked for then.

    Raises `NotAddedError` for an address that is none, or that is a wire already.
    """
    if source.own:
        raise NotAddedError(f"“{source.name}” is our own desk, whose copy comes from nowhere else; name another source")
    checked = _checked(address.strip(), kind)
    taken = Wire.objects.select_related("source").filter(address=checked).first()
    if taken is not None:
        raise NotAddedError(f"{checked} is a wire of “{taken.source.name}” already")
    if kind is Kind.FOLDER:
        folder.prepare(intake().drop, checked)
    return Wire.objects.create(source=source, kind=kind.value, address=checked, next_at=now, asked_for=True)


def add_new(
    address: str, name: str, policy: Policy | None, now: dt.datetime, *, kind: Kind = Kind.FEED, token: str = ""
) -> Wire:
    """`add` under `source_for`: both or neither; ``token`` is another Dateline's. Raises `NotAddedError`."""
    if token and kind is not Kind.DATELINE:
        raise NotAddedError("a token is for another Dateline: add it with that kind")
    with transaction.atomic():
        wire = add(source_for(name, address, policy), address, now, kind=kind)
        if kind is Kind.DATELINE:
            Peer.objects.create(wire=wire, token=token)
        return wire


def source_for(name: str, address: str, policy: Policy | None = None) -> Source:
    """The source of that name, made if it is new; without a name, one named after the address's host."""
    said = name.strip() or _host(address)
    slug = slugify(said)
    made = {"name": said[:200], "policy": (policy or Policy.DESK).value}
    source, _ = Source.objects.get_or_create(slug=slug[:60], defaults=made)
    return source


def add_list(outlines: Iterable[Outline], now: dt.datetime, *, policy: Policy | None = None) -> Added:
    """Each feed of a list under a source of its title, each on its own: the desk can save in between."""
    added: list[Wire] = []
    refused: list[str] = []
    known = 0
    for outline in outlines:
        if Wire.objects.filter(address=outline.feed).exists():
            known += 1
            continue
        try:
            added.append(add_new(outline.feed, outline.title, policy, now))
        except NotAddedError as error:
            refused.append(str(error))
    return Added(added=tuple(added), known=known, refused=tuple(refused))


def outlines() -> list[Outline]:
    """Our feeds as a list."""
    wires = Wire.objects.filter(kind=Kind.FEED.value).select_related("source")
    return [Outline(title=wire.title or wire.source.name, feed=wire.address) for wire in wires]


def _checked(address: str, kind: Kind) -> str:
    if kind is Kind.FOLDER:
        return _named(address, "a folder’s name has small letters, digits and hyphens only")
    if kind is Kind.MAIL:
        if address not in intake().mail:
            raise NotAddedError(f"dateline.toml has no mailbox [mail.{address}]")
        return address
    return _ledger(_url(address)) if kind is Kind.DATELINE else _url(address)


def _ledger(address: str) -> str:
    """Where another Dateline tells what happens, given its site or that address itself."""
    return f"{address.partition('?')[0].rstrip('/').removesuffix(peers.LEDGER)}{peers.LEDGER}"


def _named(name: str, otherwise: str) -> str:
    if not _NAME.fullmatch(name):
        raise NotAddedError(otherwise)
    return name


def _url(address: str) -> str:
    """With ``https://`` in front where no scheme is written."""
    written = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise NotAddedError(f"“{address}” is no address: {error}") from error
    if parts.scheme not in {"http", "https"} or not _is_host(host) or any(mark.isspace() for mark in written):
        raise NotAddedError(f"“{address}” is no address that can be fetched; it should begin with https://")
    if parts.username or parts.password:
        raise NotAddedError("an address with a name and password in it would show them in every list; leave them out")
    if len(written) > ADDRESS_LENGTH:
        raise NotAddedError(f"the address has more than {ADDRESS_LENGTH} characters")
    return written.partition("#")[0]


def _is_host(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return "." in host or host == "localhost"


def _host(address: str) -> str:
    host = urlsplit(address if "://" in address else f"https://{address}").hostname or address
    return host.removeprefix("www.")
