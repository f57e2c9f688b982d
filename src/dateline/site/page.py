"""What every page has around its content, and the answer that carries it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.safestring import SafeString

from dateline.site import links
from dateline.site.editions import Here, language_name
from dateline.site.menu import menu


@dataclass(frozen=True, slots=True)
class Feed:
    """An address of the page's list for feed readers."""

    media_type: str
    name: str
    """``RSS``."""
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Title and head of a page."""

    title: str
    description: str = ""
    path: str = ""
    """Canonical path with query; empty for pages that have no address of their own, as errors do."""
    others: Mapping[str, str] = field(default_factory=dict)
    """The same page in other editions: edition code → path."""
    feeds: Sequence[Feed] = ()
    kind: str = "website"
    """Open Graph type."""
    image: str = ""
    """Open Graph picture, absolute."""
    image_alt: str = ""
    jsonld: SafeString | None = None
    current: str = ""
    """Name of the header's entry that the page belongs to."""


@dataclass(frozen=True, slots=True)
class Switch:
    """An edition in the language switch; ``alternate`` says that the same page exists there."""

    language: str
    label: str
    href: str
    current: bool
    alternate: bool


def render(template: str, here: Here, head: Head, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page as an answer. No context processors: what a template gets is what the view gave."""
    site = {
        "here": here,
        "head": head,
        "canonical": links.absolute(head.path) if head.path else "",
        "menu": menu(here.edition.code),
        "switches": [_switch(each.code, each.language, here, head) for each in here.editions],
        "root": links.absolute(""),
    }
    return HttpResponse(get_template(f"site/{template}").render({**site, **context}), status=status)


def revalidated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With ETag and length; a 304 where the reader has it already (RFC 9110, section 13)."""
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["Content-Length"] = str(len(response.content))
    if response.status_code != 200:
        return response
    set_response_etag(response)
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return answer if isinstance(answer, HttpResponse) else response


def _switch(code: str, language: str, where: Here, head: Head) -> Switch:
    other = head.others.get(code, "")
    return Switch(
        language=language,
        label=language_name(language),
        href=other or links.front(code),
        current=code == where.edition.code,
        alternate=bool(other),
    )
