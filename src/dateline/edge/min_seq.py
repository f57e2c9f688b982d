"""Who has published reads what was published: a cookie with the ``seq`` that their pages have to have seen."""

from dateline.edge.asgi import Scope

COOKIE = b"min_seq"
LIFE = 30
"""Seconds that it is kept: everything has followed long before."""
PATIENCE = 0.5
"""Seconds that a page waits for it."""
_DIGITS = 18


def asked(scope: Scope) -> int | None:
    """The ``seq`` that a request's cookie names; None without one, or for one that is no number."""
    for name, value in scope["headers"]:
        if name == b"cookie" and COOKIE in value:
            for each in value.split(b";"):
                key, _, said = each.strip().partition(b"=")
                if key == COOKIE and said.isdigit() and len(said) <= _DIGITS:
                    return int(said)
    return None
