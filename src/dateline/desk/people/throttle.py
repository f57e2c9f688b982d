"""Sign-in attempts: who is counted, and what those are told who tried too often."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def address_of(request: HttpRequest) -> str:
    """Where a request comes from.

    ``X-Forwarded-For`` is believed only from the proxies in dateline.toml, and then its last entry that is none of
    them: what stands before that, the sender may have made up.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    proxies = set(settings.CONFIG.proxies)
    if peer not in proxies:
        return peer
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    return next((hop for hop in reversed(hops) if hop and hop not in proxies), peer)


def shut_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """The answer to one attempt too many. It does not say whether the name exists."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    page = TemplateResponse(request, "desk/people/shut_out.html", {"minutes": minutes}, status=429)
    page.headers["Retry-After"] = str(minutes * 60)
    return page.render()
