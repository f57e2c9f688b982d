"""The rows of lists as markup, written here and not in a template.

Fifty rows cost a Django template 1.7 ms of CPU and this 0.2: see docs/why/rows-in-python.md.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from django.utils.safestring import SafeString, mark_safe

from dateline.archive.public import Row
from dateline.core.story import Signal
from dateline.site import links
from dateline.site.parts.entries import Entry


@dataclass(frozen=True, slots=True)
class Beside:
    """Markup at the end of rows by story id, and the stories that are dimmed, since the filter hides them."""

    markup: Mapping[int, str] = field(default_factory=dict)
    hidden: Collection[int] = ()


NOTHING = Beside()


def rows(entries: Iterable[Entry]) -> SafeString:
    """``<li>`` elements: time, what kind of news it is, headline with link, filing place."""
    return mark_safe("\n".join(row(entry) for entry in entries))  # noqa: S308, escaped below


def headlines(found: Iterable[Row], edition: str) -> SafeString:
    """``<li>`` elements with nothing but headline and link."""
    shown = ((links.story(edition, row.id, row.slug), row.headline) for row in found)
    lines = (f'<li><a href="{escape(href)}">{escape(headline)}</a></li>' for href, headline in shown)
    return mark_safe("\n".join(lines))  # noqa: S308, escaped above


def row(entry: Entry, beside: str = "", *, hidden: bool = False) -> str:
    """One of them; ``beside`` is markup at its end, and it is dimmed where the filter has it ``hidden``."""
    iso = entry.iso
    time = f"{entry.date}, {iso[11:16]}" if entry.date else iso[11:16]
    tongue = f' lang="{escape(entry.language)}"' if entry.language else ""
    away = ' rel="external nofollow noopener"' if entry.outlet else ""
    return (
        f'<li class="{_classes(entry, hidden=hidden)}"{_corrected(entry)}>'
        f'<time class="row__time" datetime="{iso}">{time}</time> '
        f'<a class="row__link" href="{escape(entry.href)}"{tongue}{away}>{_tag(entry)}{escape(entry.headline)}</a>'
        f"{_place(entry)}{beside}</li>"
    )


def _corrected(entry: Entry) -> str:
    """For the script that marks what was corrected since the reader opened it."""
    if entry.kind != Signal.CORRECTION.value:
        return ""
    return f' data-story="{entry.story_id}" data-version="{entry.stamp}"'


def _classes(entry: Entry, *, hidden: bool) -> str:
    marks = (
        " row--dated" if entry.date else "",
        f" row--{entry.kind}" if entry.kind else "",
        " row--hidden" if hidden else "",
    )
    return "row" + "".join(marks)


def _tag(entry: Entry) -> str:
    return f'<b class="tag tag--{entry.kind}">{escape(entry.label)}</b> ' if entry.label else ""


def _place(entry: Entry) -> str:
    where = entry.outlet or entry.place
    return f' <span class="row__place">{escape(where)}</span>' if where else ""
