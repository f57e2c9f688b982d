"""Which of a news object's headlines, descriptions and bodies is the one to print."""

from collections.abc import Iterable
from html import escape

from dateline.core.text.clean import CleanHtml, clean, paragraphs
from dateline.core.wires import copy, limits
from dateline.core.wires.ninjs.roles import ASIDE
from dateline.core.wires.ninjs.wire import NinjsObject, NinjsText

_MAIN = ("main", "")
_CAPTION = "caption"
_CREDIT = "creditline"
_NO_LEADS = (_CAPTION, _CREDIT, "copyright", *ASIDE)
_HTML = ("text/html", "application/xhtml+xml", "text/xhtml")


def headline(found: NinjsObject) -> str:
    """The main headline, else any other one."""
    best = _best(found.headlines, _MAIN)
    return _line(best) if best else ""


def caption(found: NinjsObject) -> str:
    """What describes a picture."""
    best = _best((one for one in found.descriptions if one.role not in (_CREDIT, *ASIDE)), (_CAPTION, *_MAIN))
    return _line(best) if best else ""


def credit(found: NinjsObject) -> str:
    """The credit line, else the first source, else who holds the copyright."""
    lines = (one.value for one in found.descriptions if one.role == _CREDIT)
    sources = (one.name for one in found.info_sources if one.name)
    return found.credit_line or next(lines, "") or next(sources, "") or found.copyright_holder


def said(found: NinjsObject, role: str) -> str:
    """The description with a role of its own (`dateline.core.wires.ninjs.roles`)."""
    return next((_line(one) for one in found.descriptions if one.role == role), "")


def lead_and_body(found: NinjsObject) -> tuple[str, CleanHtml]:
    """The description as the lead and the main body; a description that is long or has block markup can be the body.

    A caption is a lead only where nothing else is there. A package without a body has the headlines of its stories for
    one. Raises `WireError` for a body beyond the limits.
    """
    described = _best((one for one in found.descriptions if one.role not in _NO_LEADS), _MAIN)
    body = _best(found.bodies, _MAIN)
    lead = _line(described) if described else caption(found)
    if body is None:
        if described and copy.is_body(described.value):
            return "", _markup(described)
        return lead, _listed(found) if found.type == "composite" else CleanHtml("")
    if len(lead) > limits.LEAD or copy.repeats(lead, body.value):
        lead = ""
    return lead, _markup(body)


def _listed(package: NinjsObject) -> CleanHtml:
    titles = (headline(one) for one in package.associations if one.type in ("text", "composite", ""))
    entries = "".join(f"<li>{escape(title, quote=False)}</li>" for title in titles if title)
    return clean(f"<ul>{entries}</ul>") if entries else CleanHtml("")


def _best(texts: Iterable[NinjsText], roles: tuple[str, ...]) -> NinjsText | None:
    """The first by role, among those the first in HTML, and plain text last."""

    def rank(text: NinjsText) -> tuple[int, int]:
        role = roles.index(text.role) if text.role in roles else len(roles)
        return role, 0 if text.content_type in _HTML else 1 if text.content_type != "text/plain" else 2

    return min(texts, key=rank, default=None)


def _line(text: NinjsText) -> str:
    """On one line; what is said to be plain text has no markup, whatever it looks like."""
    return copy.squeezed(text.value) if text.content_type == "text/plain" else copy.one_line(text.value)


def _markup(text: NinjsText) -> CleanHtml:
    """Plain text has a paragraph for each line, unless empty lines divide it."""
    if text.content_type != "text/plain":
        return copy.body(text.value)
    lines = [line.strip() for line in text.value.splitlines()]
    if "" in lines:
        return copy.text_body(text.value)
    return paragraphs(*lines)
