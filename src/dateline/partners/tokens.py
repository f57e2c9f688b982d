"""Signed addresses that count a click: what they lead to is looked up here, never taken from the address."""

import base64
import re
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "dateline.partners.go"
_FORM = re.compile(r"([os])(\d{1,18})-(\d{1,18})-([a-z]{1,8})-([A-Za-z0-9_-]{16})")


@dataclass(frozen=True, slots=True)
class Click:
    """``kind`` is ``o`` for a partner's offer on our pages, ``s`` for a story of ours on a partner's."""

    kind: str
    number: int
    """Of the offer or the story."""
    partner: int
    placement: str


def path(click: Click) -> str:
    """``/go/o12-3-story-…``"""
    text = _text(click)
    return f"/go/{text}-{_signature(text)}"


def read(token: str) -> Click | None:
    """None for what was not signed here."""
    found = _FORM.fullmatch(token)
    if not found:
        return None
    click = Click(found[1], int(found[2]), int(found[3]), found[4])
    return click if constant_time_compare(_signature(_text(click)), found[5]) else None


def _text(click: Click) -> str:
    return f"{click.kind}{click.number}-{click.partner}-{click.placement}"


def _signature(text: str) -> str:
    digest = salted_hmac(_SALT, text, algorithm="sha256").digest()[:12]
    return base64.urlsafe_b64encode(digest).decode("ascii")
