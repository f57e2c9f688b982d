"""The body as the page shows it: cut into reading pages, with the dateline in front."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dateline.core.text.clean import CleanHtml
from dateline.site.parts.photos import Figure

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_VOID = {"br", "hr"}
_FIRST_PARAGRAPH = re.compile(r"\s*<p(?:\s[^>]*)?>")


def reading_pages(html: CleanHtml) -> tuple[CleanHtml, ...]:
    """The body cut at its page breaks, which are rulers outside of all other elements; at least one page.

    Counting tags is enough, because `clean` wrote the markup: tags are balanced and no ``<`` stands in text.
    """
    pages, depth, start = [], 0, 0
    for tag in _TAG.finditer(html):
        if tag[2] == "hr" and not depth:
            pages.append(html[start : tag.start()])
            start = tag.end()
        elif tag[2] not in _VOID:
            depth += -1 if tag[1] else 1
    pages.append(html[start:])
    return tuple(CleanHtml(page.strip()) for page in pages if page.strip()) or (CleanHtml(""),)


def with_dateline(html: CleanHtml, dateline: str) -> SafeString:
    """The dateline in front of the first words, within their paragraph where the body begins with one."""
    if not dateline:
        return mark_safe(html)  # noqa: S308  clean by type
    line = f'<span class="dateline">{escape(dateline)}</span>'
    opening = _FIRST_PARAGRAPH.match(html)
    if opening is None:
        return mark_safe(f"<p>{line}</p>{html}")  # noqa: S308
    return mark_safe(f"{opening[0]}{line} {html[opening.end() :]}")  # noqa: S308


_PLACE = re.compile(r'<figure data-photo="(\d+)"></figure>')
"""As `dateline.core.text.clean.clean_own` leaves it; no wire can say it."""


def places(html: CleanHtml) -> set[int]:
    """The positions of the photos that stand within a body."""
    return {int(match[1]) for match in _PLACE.finditer(html)}


def with_figures(html: SafeString, figures: Sequence[Figure | None]) -> SafeString:
    """The body with its photos in their places; a place without a photo disappears."""

    def figure(match: re.Match[str]) -> str:
        position = int(match[1])
        found = figures[position] if position < len(figures) else None
        return render_to_string("site/figure.html", {"figure": found}) if found else ""

    return mark_safe(_PLACE.sub(figure, html))  # noqa: S308  clean by type, and our own template


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a reading page stands among the others. Addresses are empty at either end."""

    number: int
    count: int
    previous: str
    next: str


def turn(path: str, number: int, count: int, query: str = "") -> Turn:
    """``path`` is the address of the first page; ``query`` goes with every page."""

    def address(page: int) -> str:
        said = "&".join(filter(None, (f"page={page}" if page > 1 else "", query)))
        return f"{path}?{said}" if said else path

    return Turn(
        number,
        count,
        address(number - 1) if number > 1 else "",
        address(number + 1) if number < count else "",
    )
