"""The two cookies that a reader's browser keeps: what is kept, and that the front page and stories follow it.

The second one is apart so that whoever stands in front of Django sees by a few bytes that this reader's front page is
no page for all.
"""

from django.http import HttpRequest, HttpResponse

from dateline.site.mine.kept import Kept, packed, unpacked

NAME = "mine"
FRONT, FOLLOWS = "front", "mine"
_LASTS = 400 * 24 * 3600
"""Seconds; browsers keep none longer."""


def kept_by(request: HttpRequest) -> Kept:
    """What the reader keeps; nothing where the cookie cannot be read."""
    return unpacked(request.COOKIES.get(NAME, ""))


def keep(request: HttpRequest, response: HttpResponse, kept: Kept) -> None:
    """Have the browser keep it. Raises `mine.kept.FullError`."""
    value = packed(kept)
    if not value:
        forget(response, NAME)
        return
    _set(request, response, NAME, value)


def front_follows(request: HttpRequest) -> bool:
    """Whether the reader has chosen that the front page is made of My feed."""
    return request.COOKIES.get(FRONT) == FOLLOWS


def let_front_follow(request: HttpRequest, response: HttpResponse) -> None:
    """Have the browser say so from now on."""
    _set(request, response, FRONT, FOLLOWS)


def forget(response: HttpResponse, name: str) -> None:
    """Have the browser drop a cookie."""
    response.delete_cookie(name, samesite="Lax")


def _set(request: HttpRequest, response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_LASTS, samesite="Lax", secure=request.is_secure())
