"""Tokens: told once, kept as digests, with what they are good for and until when."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from dateline.wire.models import Client, Token
from dateline.wire.receivers import Receiver, Scope, receiver_of

PREFIX = "dlc_"
"""By which a token is known for one wherever it turns up."""
_BEARER = "bearer "
_GRACE = dt.timedelta(hours=24)
_NOTED = dt.timedelta(minutes=1)
"""Times of use are written no more often."""


class TokenError(Exception):
    """Why a token is refused, in a sentence; a wrong one and a revoked one look alike."""


def issue(
    client: Client, *, now: dt.datetime, scopes: Iterable[Scope] = tuple(Scope), expires_at: dt.datetime | None = None
) -> str:
    """A new token of a client, which is not kept: it is shown now or never."""
    token = PREFIX + secrets.token_urlsafe(32)
    Token.objects.create(
        client=client,
        digest=_digest(token),
        hint=token[: len(PREFIX) + 4],
        scopes=" ".join(sorted(scopes)),
        made_at=now,
        expires_at=expires_at,
    )
    return token


def rotate(old: Token, *, now: dt.datetime, grace: dt.timedelta = _GRACE) -> str:
    """A new token like ``old``, which ends after ``grace`` so that the client can change over."""
    lifetime = old.expires_at - old.made_at if old.expires_at else None
    with transaction.atomic():
        end = now + grace
        old.expires_at = min(old.expires_at, end) if old.expires_at else end
        old.save(update_fields=["expires_at"])
        scopes = [Scope(word) for word in old.scopes.split()]
        return issue(old.client, now=now, scopes=scopes, expires_at=now + lifetime if lifetime else None)


def receiver_for(authorization: str, now: dt.datetime) -> Receiver:
    """Whom an ``Authorization`` field names. Raises `TokenError` where it names nobody, or nobody any more."""
    if not authorization.lower().startswith(_BEARER):
        raise TokenError("send the token as “Authorization: Bearer TOKEN”")
    # The digest is looked up, so how long that takes says nothing about a token that is nearly right.
    digest = _digest(authorization[len(_BEARER) :].strip())
    token = Token.objects.select_related("client").filter(digest=digest, client__active=True).first()
    if token is None:
        raise TokenError("this token is not known, or was revoked")
    if token.expires_at and token.expires_at <= now:
        raise TokenError(f"this token expired on {token.expires_at:%Y-%m-%d %H:%M} UTC; ask the agency for another")
    _note(token, now)
    return receiver_of(token.client, frozenset(Scope(word) for word in token.scopes.split()))


def standing(client: Client, now: dt.datetime) -> list[Token]:
    """The tokens of a client that open something."""
    return list(client.tokens.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now)))


def _note(token: Token, now: dt.datetime) -> None:
    if token.used_at is None or now - token.used_at >= _NOTED:
        Token.objects.filter(pk=token.pk).update(used_at=now)
        Client.objects.filter(pk=token.client_id).update(seen_at=now)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
