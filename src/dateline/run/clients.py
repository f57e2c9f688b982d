"""Clients at a terminal."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import click
from django.utils import timezone

from dateline.run.errors import Failure
from dateline.wire import clients, tokens
from dateline.wire.models import Client, Token
from dateline.wire.receivers import Scope


def add(
    name: str, slug: str, written: str, *, embargoed: bool, photos: bool, rate: int | None, days: int | None
) -> None:
    """Add one and show its token."""
    now = timezone.now()
    try:
        client = clients.add(name, now=now, slug=slug, written=written, embargoed=embargoed, photos=photos, rate=rate)
    except clients.NotAddedError as error:
        raise Failure(f"{error}.") from error
    issued = tokens.issue(client, now=now, expires_at=_end(days, now))
    click.echo(f"{client.name} is the client “{client.slug}”. {_rights(client)}")
    _show(issued)


def listed(*, as_json: bool) -> None:
    """All of them."""
    found = list(Client.objects.prefetch_related("tokens"))
    if as_json:
        click.echo(json.dumps([_json(client) for client in found], ensure_ascii=False))
        return
    if not found:
        click.echo('There is no client yet: dateline client add "Harbour Gazette"')
    for client in found:
        seen = f"{client.seen_at:%Y-%m-%d %H:%M} UTC" if client.seen_at else "never"
        click.echo(f"{client.slug:<24} {client.name}; last here {seen}. {_rights(client)}")
        for each in client.tokens.all():
            click.echo(f"    {each.hint}…  {each.scopes}; {_until(each)}")


def token(slug: str, scopes: Sequence[str], days: int | None, *, rotate: str, revoke: str) -> None:
    """A new token, one instead of another, or one less."""
    client, now = _named(slug), timezone.now()
    if revoke:
        _one(client, revoke).delete()
        click.echo(f"{revoke}… opens nothing any more.")
    elif rotate:
        _show(tokens.rotate(_one(client, rotate), now=now))
        click.echo(f"{rotate}… is good for another day.")
    else:
        chosen = [Scope(scope) for scope in scopes] or list(Scope)
        _show(tokens.issue(client, now=now, scopes=chosen, expires_at=_end(days, now)))


def remove(slug: str) -> None:
    """Remove one."""
    client = _named(slug)
    kept = clients.remove(client)
    click.echo(f"{client.name} is no client any more; it has {kept} of our stories and will be told nothing of them.")


def _named(slug: str) -> Client:
    try:
        return clients.named(slug)
    except LookupError as error:
        raise Failure(f"{error.args[0]}.") from error


def _one(client: Client, hint: str) -> Token:
    found = [each for each in client.tokens.all() if each.hint.startswith(hint.rstrip("…"))]
    if len(found) != 1:
        known = ", ".join(f"{each.hint}…" for each in client.tokens.all()) or "none"
        raise Failure(f"{len(found)} tokens of {client.slug} begin with “{hint}”; it has {known}.")
    return found[0]


def _end(days: int | None, now: dt.datetime) -> dt.datetime | None:
    return now + dt.timedelta(days=days) if days else None


def _show(issued: str) -> None:
    click.echo(f"Its token, shown this once:\n\n    {issued}\n")


def _rights(client: Client) -> str:
    said = [f"Receives {client.filter}" if client.filter else "Receives everything"]
    said += [] if client.photos else ["without photos"]
    said += ["with what is under an embargo"] if client.embargoed else []
    said += [f"at most {client.rate} requests a minute"] if client.rate else []
    return f"{', '.join(said)}."


def _until(each: Token) -> str:
    return f"until {each.expires_at:%Y-%m-%d %H:%M} UTC" if each.expires_at else "for ever"


def _json(client: Client) -> dict[str, Any]:
    return {
        "slug": client.slug,
        "name": client.name,
        "filter": client.filter,
        "embargoed": client.embargoed,
        "photos": client.photos,
        "rate": client.rate,
        "seen": client.seen_at.isoformat() if client.seen_at else None,
        "tokens": [
            {
                "hint": each.hint,
                "scopes": each.scopes.split(),
                "expires": each.expires_at.isoformat() if each.expires_at else None,
            }
            for each in client.tokens.all()
        ],
    }
