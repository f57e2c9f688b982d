"""The body of an entry: the copy as the story page has it, in markup that stands alone."""

import re
from functools import lru_cache
from html import escape

from django.utils.translation import gettext

from dateline.archive.copies import Copy
from dateline.archive.models import Edition
from dateline.core.dateline import render
from dateline.core.text.clean import CleanHtml

_rendered = lru_cache(maxsize=1000)(render)
_PHOTO = re.compile(r'<figure data-photo="\d+"></figure>\s*')
_FIRST_PARAGRAPH = re.compile(r"\s*<p(?:\s[^>]*)?>")


def content_of(copy: Copy, edition: Edition, language: str, source_url: str) -> CleanHtml:
    """Dateline, body and the note of a correction, in the active language; empty where there is no body to send.

    Where only headline and lead may be shown, a link to the source stands in for the body.
    """
    if copy.link_only:
        return _link_out(copy, source_url)
    # Photos go beside the text, as enclosures: readers show pictures within it each in their own way, or not at all.
    words = CleanHtml(_PHOTO.sub("", copy.body_html))
    body = _with_dateline(words, dateline_of(copy, edition, language))
    return CleanHtml(body + correction_note(copy))


def dateline_of(copy: Copy, edition: Edition, language: str) -> str:
    """``MOSCOW, March 28. /TASS/.``, or nothing for copy without a dateline."""
    if not copy.dateline_place:
        return ""
    sign = copy.dateline_agency or (edition.agency_sign if copy.own else "")
    return _rendered(copy.dateline_place, copy.dateline_date, language=language, sign=sign)


def correction_note(copy: Copy) -> str:
    """A paragraph that says what was corrected, or at least that something was."""
    if not copy.corrects:
        return ""
    label = gettext("Correction")
    said = copy.correction or gettext("this version corrects an earlier one.")
    return f"\n<p><strong>{escape(label)}:</strong> {escape(said, quote=False)}</p>"


def _with_dateline(body: CleanHtml, dateline: str) -> str:
    """Within the first paragraph where the body begins with one."""
    if not dateline or not body:
        return body
    line = escape(dateline, quote=False)
    opening = _FIRST_PARAGRAPH.match(body)
    return f"{opening[0]}{line} {body[opening.end() :]}" if opening else f"<p>{line}</p>\n{body}"


def _link_out(copy: Copy, source_url: str) -> CleanHtml:
    if not source_url:
        return CleanHtml("")
    label = gettext("Read in full at %(source)s") % {"source": copy.source}
    lead = f"<p>{escape(copy.lead, quote=False)}</p>\n" if copy.lead else ""
    return CleanHtml(f'{lead}<p><a href="{escape(source_url)}">{escape(label)}</a></p>')
