"""The rows of lists as markup, written here and not in a template.

Fifty rows cost a Django template 1.7 ms of CPU and this 0.2: see docs/why/rows-in-python.md.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from dateline.archive.public import Row
from dateline.site import links
from dateline.site.parts.entries import Entry


def rows(entries: Iterable[Entry]) -> SafeString:
    """``<li>`` elements: time, what kind of news it is, headline with link, filing place."""
    return mark_safe("\n".join(map(_row, entries)))  # noqa: S308, escaped below


def headlines(found: Iterable[Row], edition: str) -> SafeString:
    """``<li>`` elements with nothing but headline and link."""
    shown = ((links.story(edition, row.id, row.slug), row.headline) for row in found)
    lines = (f'<li><a href="{escape(href)}">{escape(headline)}</a></li>' for href, headline in shown)
    return mark_safe("\n".join(lines))  # noqa: S308, escaped above


def _row(entry: Entry) -> str:
    iso = entry.iso
    time = f"{entry.date}, {iso[11:16]}" if entry.date else iso[11:16]
    away = ' rel="external nofollow noopener"' if entry.outlet else ""
    return (
        f'<li class="{_classes(entry)}"><time class="row__time" datetime="{iso}">{time}</time> '
        f'<a class="row__link" href="{escape(entry.href)}"{away}>{_tag(entry)}{escape(entry.headline)}</a>'
        f"{_place(entry)}</li>"
    )


def _classes(entry: Entry) -> str:
    return "row" + (" row--dated" if entry.date else "") + (f" row--{entry.kind}" if entry.kind else "")


def _tag(entry: Entry) -> str:
    return f'<b class="tag tag--{entry.kind}">{escape(entry.label)}</b> ' if entry.label else ""


def _place(entry: Entry) -> str:
    where = entry.outlet or entry.place
    return f' <span class="row__place">{escape(where)}</span>' if where else ""
