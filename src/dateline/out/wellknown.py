"""What robots are told, and the list of all feeds."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from dateline.archive.editions import editions, primary
from dateline.core import opml
from dateline.core.opml import Outline
from dateline.index.places import tree as places
from dateline.index.topics import tree as topics
from dateline.site import links
from dateline.site.conditional import answer
from dateline.site.parts.places import place_name
from dateline.site.parts.topics import capital

_FORM = "atom"
_CLOSED = ("/desk/", "/wire/", "/websub/", "/healthz")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309: everything public may be read; where the maps are."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _CLOSED),
        "",
        f"Sitemap: {links.absolute('/sitemap.xml')}",
        "",
    ]
    return answer(request, "\n".join(lines).encode(), content_type="text/plain; charset=utf-8", now=timezone.now())


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """All feeds that have something in them, as OPML."""
    among = editions()
    body = opml.write(_outlines(), title=among[0].name if among else "")
    return answer(request, body, content_type="text/x-opml; charset=utf-8", now=timezone.now())


def _outlines() -> Iterator[Outline]:
    for edition in editions():
        language = primary(edition.language)
        with override(language):
            yield _outline(f"{edition.name}: {gettext('All news')}", links.all_news(edition.code))
            for each in topics(language):
                if each.filled:
                    label = capital(each.topic.label(language))
                    yield _outline(f"{edition.name}: {label}", links.topic(edition.code, each.topic.slug))
            for place in places(language):
                yield _outline(f"{edition.name}: {place_name(place, language)}", links.place(edition.code, place.slug))


def _outline(title: str, path: str) -> Outline:
    return Outline(title=title, feed=links.absolute(f"{path}.{_FORM}"), site=links.absolute(path))
