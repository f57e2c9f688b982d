"""An item as a person at a terminal wants to see it."""

from collections.abc import Iterator

from dateline.core.story import Item, Unreadable
from dateline.core.text.plain import plain

_LABEL = 11
_BODY = 300


def summary(result: Item | Unreadable, file: str) -> str:
    """A few lines: what was recognised, and the beginning of the body."""
    if isinstance(result, Unreadable):
        return ": ".join(part for part in (file, result.where, result.reason) if part) + "\n"
    lines = [result.headline or "(no headline)"]
    lines += [f"  {label:<{_LABEL}}{value}" for label, value in _facts(result) if value]
    body = plain(result.body_html)
    if body:
        lines.append(f"  {'body':<{_LABEL}}{_beginning(body)}")
    return "\n".join([*lines, ""])


def _facts(item: Item) -> Iterator[tuple[str, str]]:
    yield "format", item.format
    yield "identity", item.uri + (f", version {item.version}" if item.version is not None else "")
    yield "language", item.language
    yield "published", item.published.isoformat(sep=" ") if item.published else ""
    yield "embargo", item.embargo.isoformat(sep=" ") if item.embargo else ""
    yield "signal", item.signal.value
    yield "status", item.pubstatus.value if item.pubstatus.value != "usable" else ""
    yield "lead", item.lead
    yield "dateline", item.dateline.text or item.dateline.place if item.dateline else ""
    yield "byline", item.byline
    yield "credit", item.credit
    yield "topics", ", ".join(code.label or code.value for code in item.topics)
    yield "places", ", ".join(code.label or code.value for code in item.places)
    for photo in item.photos:
        yield "photo", " · ".join(part for part in (photo.url, photo.credit, photo.caption) if part)


def _beginning(body: str) -> str:
    flat = " ".join(body.split())
    return flat if len(flat) <= _BODY else f"{flat[:_BODY].rsplit(' ', 1)[0]} … ({len(body)} characters)"
