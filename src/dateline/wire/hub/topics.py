"""Which addresses are topics of this hub, and what is to be had there now."""

import io
from dataclasses import dataclass
from urllib.parse import unquote

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404
from django.urls import Resolver404, resolve

from dateline.out.feeds.forms import FORMS
from dateline.site import links

_NAMES = {f"{kind}_{form.name}" for kind in ("all", "topic", "place", "person", "coverage") for form in FORMS}
_OK = 200


@dataclass(frozen=True, slots=True)
class Content:
    """A feed as it is now."""

    body: bytes
    content_type: str


def address() -> str:
    """Of the hub."""
    return links.absolute(links.HUB)


def is_topic(written: str) -> bool:
    """Whether it is the address of a feed of ours that is there."""
    return content(written) is not None


def content(topic: str) -> Content | None:
    """What whoever fetches the feed now is answered; None where that is no feed."""
    site = links.absolute("")
    if not topic.startswith(f"{site}/") or "#" in topic:
        return None
    request = _request(topic.removeprefix(site))
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return None
    if found.namespace != "out" or found.url_name not in _NAMES:
        return None
    try:
        response = found.func(request, *found.args, **found.kwargs)
    except Http404:
        return None
    if response.status_code != _OK:
        return None
    return Content(response.content, response.headers["Content-Type"])


def _request(path: str) -> WSGIRequest:
    """As it would come over the network (PEP 3333: the path is unquoted, its bytes as Latin-1)."""
    path, _, query = path.partition("?")
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(path, "latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": settings.ALLOWED_HOSTS[0] or "127.0.0.1",
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
        }
    )
