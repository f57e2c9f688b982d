"""A `Sending` as plain text, UTF-8: a labelled head, an empty line, the copy, and ``-0-`` at its end.

One way only: it says less than any other format, so nothing reads it back.
"""

from collections.abc import Iterator

from dateline.core.dateline.within import opened_with
from dateline.core.text.plain import plain
from dateline.core.wires.sending import Sending

END = "-0-"


def write(sending: Sending) -> bytes:
    """The whole text."""
    head = "\n".join(f"{label}: {value}" for label, value in _head(sending) if value)
    parts = [head, *_copy(sending), END]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def _head(sending: Sending) -> Iterator[tuple[str, str]]:
    item = sending.item
    yield "Id", item.uri
    yield "Version", "" if item.version is None else str(item.version)
    yield "Status", item.pubstatus.value
    yield "Signal", item.signal.value
    yield "Embargo", item.embargo.isoformat() if item.embargo else ""
    yield "Date", item.published.isoformat() if item.published else ""
    yield "Updated", item.updated.isoformat() if item.updated else ""
    yield "Urgency", str(item.urgency or "")
    yield "Slug", item.slug
    yield "Topics", ", ".join(code.label or code.value for code in item.topics)
    yield "Credit", item.credit
    yield "Usage", _one_line(item.usage_terms)
    yield "Note", _one_line(item.ednote)
    yield "Correction", item.correction
    for note in sending.designated:
        yield "Designated", note
    yield "Address", sending.page


def _copy(sending: Sending) -> Iterator[str]:
    item = sending.item
    yield "" if item.headline == item.uri else item.headline
    yield item.byline
    yield item.lead
    yield plain(opened_with(sending.printed, item.body_html))
    for number, photo in enumerate(item.photos, 1):
        yield " ".join(
            filter(None, (f"[Photo {number}]", photo.caption, photo.credit and f"© {photo.credit}", photo.url))
        )


def _one_line(text: str) -> str:
    return " / ".join(text.splitlines())
