"""A page as an answer: content in its frame, kept by readers and asked for again."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag

from dateline.site.clock import Clock
from dateline.site.depends import Declared, Depends, earliest
from dateline.site.editions import Here
from dateline.site.frame import files, foot, masthead
from dateline.site.head import Head, metadata
from dateline.site.parts.rates import strip


def render(
    template: str, here: Here, head: Head, *, status: int = 200, depends: Depends | None = None, **context: Any
) -> Declared:
    """A page as an answer. No context processors: what a template gets is what the view gave.

    With ``depends`` the page cache may keep it.
    """
    frame = {
        "here": here,
        "head": head,
        "metadata": metadata(here, head),
        "masthead": masthead(here, head, strip(here)),
        "foot": foot(here, head),
        "files": files(),
    }
    response = Declared(get_template(f"site/{template}").render({**frame, **context}), status=status)
    if depends:
        # Its header has today's rates.
        midnight = Clock.of(here.edition.zone, here.language).midnight(timezone.now())
        response.depends = replace(depends, until=earliest(depends.until, midnight))
    return response


def revalidated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With ETag and length; a 304 where the reader has it already (RFC 9110, section 13)."""
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["Content-Length"] = str(len(response.content))
    if response.status_code != 200:
        return response
    set_response_etag(response)
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return answer if isinstance(answer, HttpResponse) else response
