"""What a post says, a template for each kind of news; the HTML that the Bot API knows (``<b>``, ``<a>``)."""

from collections.abc import Callable, Mapping
from html import escape

from django.utils.translation import gettext, override

from dateline.core.story import Signal
from dateline.core.text.plain import plain
from dateline.core.wires.sending import Sending

TEXT, CAPTION = 4096, 1024
"""Characters of a message and of a photo's caption, without their markup (Bot API, sendMessage and sendPhoto)."""
_LANGUAGES = {"en", "ru"}


def post(sending: Sending, most: int) -> str:
    """A post of at most so many characters, in the story's language."""
    language = sending.item.language if sending.item.language in _LANGUAGES else "en"
    with override(language):
        return _TEMPLATES.get(sending.item.signal, _news)(sending, most)


def gone(language: str) -> str:
    """What stands in place of a post that cannot be deleted."""
    with override(language if language in _LANGUAGES else "en"):
        return gettext("This post was withdrawn by the agency.")


def _news(sending: Sending, most: int) -> str:
    return _fitted(sending, "", _lead(sending), most)


def _flash(sending: Sending, most: int) -> str:
    return _fitted(sending, "⚡ ", "", most)


def _update(sending: Sending, most: int) -> str:
    return _fitted(sending, gettext("Updated:") + " ", _lead(sending), most)


def _correction(sending: Sending, most: int) -> str:
    corrected = sending.item.correction
    lead = "\n\n".join(part for part in (corrected, _lead(sending)) if part)
    return _fitted(sending, gettext("Correction:") + " ", lead, most)


_TEMPLATES: Mapping[Signal, Callable[[Sending, int], str]] = {
    Signal.FLASH: _flash,
    Signal.UPDATE: _update,
    Signal.CORRECTION: _correction,
}


def _lead(sending: Sending) -> str:
    """The lead, else how the story begins."""
    return sending.item.lead or plain(sending.item.body_html).partition("\n")[0]


def _fitted(sending: Sending, label: str, text: str, most: int) -> str:
    """Headline, text and address; where that is too long the text is shortened, then the headline."""
    more = gettext("Read on")
    notes = "\n".join(sending.designated)
    headline = _short(sending.item.headline, min(300, most // 2))
    fixed = len(label) + len(headline) + len(more) + len(notes) + 6
    parts = [f"<b>{escape(label + headline, quote=False)}</b>"]
    if text and most > fixed:
        parts.append(escape(_short(text, most - fixed), quote=False))
    if notes:
        parts.append(escape(_short(notes, most // 4), quote=False))
    if sending.page:
        parts.append(f'<a href="{escape(sending.page)}">{escape(more)}</a>')
    return "\n\n".join(parts)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
