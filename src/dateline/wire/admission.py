"""The door of the wire: who asks, whether they may, and how often. Django and the edge come through here alike."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from dateline.wire.limits import Allowance, allowance
from dateline.wire.problems import BAD_TOKEN, NO_SCOPE, NO_TOKEN, TOO_MANY, Problem
from dateline.wire.receivers import ANYBODY, Receiver, Scope
from dateline.wire.tokens import TokenError, receiver_for

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="wire"'}
_LONGEST = 200
"""Characters of an Authorization field; ours are shorter by far."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody who may ask, and what is left of how often."""

    receiver: Receiver
    allowance: Allowance


def admit(authorization: str, address: str, scope: Scope, now: dt.datetime) -> Admitted:
    """Raises `Problem` for who may not ask. Wrong tokens count as requests of the address that they come from."""
    try:
        receiver = _receiver(authorization, now)
    except Problem as problem:
        spent = allowance(ANYBODY, address)
        raise problem.with_headers(spent.headers()) from None
    left = allowance(receiver, address)
    if left.wait:
        detail = f"{left.limit} requests a minute are taken; ask again in {left.wait} s"
        raise Problem(TOO_MANY, detail, headers=left.headers())
    if scope not in receiver.scopes:
        raise _no_scope(receiver, scope, left)
    return Admitted(receiver, left)


def _receiver(authorization: str, now: dt.datetime) -> Receiver:
    if not authorization:
        if settings.CONFIG.wire.public:
            return ANYBODY
        raise Problem(
            NO_TOKEN, "send the token that the agency gave you as “Authorization: Bearer TOKEN”", {}, _CHALLENGE
        )
    try:
        return receiver_for(authorization[:_LONGEST], now)
    except TokenError as error:
        raise Problem(BAD_TOKEN, str(error), {}, _CHALLENGE) from None


def _no_scope(receiver: Receiver, scope: Scope, left: Allowance) -> Problem:
    if receiver.known:
        return Problem(NO_SCOPE, f"ask the agency for a token with the scope “{scope.value}”", {}, left.headers())
    headers = {**_CHALLENGE, **left.headers()}
    return Problem(NO_TOKEN, f"only clients may do this; a token needs the scope “{scope.value}”", {}, headers)


def address_of(peer: str, forwarded: str) -> str:
    """Where a request comes from: ``X-Forwarded-For`` is believed from the proxies in dateline.toml alone.

    Of its entries the last one that is no proxy counts; what stands before that, the sender may have made up.
    """
    proxies = set(settings.CONFIG.proxies)
    if peer not in proxies:
        return peer
    hops = (hop.strip() for hop in reversed(forwarded.split(",")))
    return next((hop for hop in hops if hop and hop not in proxies), peer)
