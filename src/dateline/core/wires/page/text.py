"""The text of an article page, without its menus and offers."""

import re

from lxml import etree

from dateline.core.text.clean import CleanHtml, clean
from dateline.core.text.plain import plain

_H1 = re.compile(r"(</?)h1(?=[\s>])")
_OPENING = re.compile(r"\s*<(h[2-4]|p)[^>]*>.*?</\1>", re.DOTALL)


def article_text(root: etree._Element, url: str) -> CleanHtml:
    """The copy with its structure; empty where no text is found. ``root`` is changed.

    Trafilatura weighs recall above precision here: of a page that somebody asked for, a lost paragraph is worse than a
    line too many (measured in docs/wires.md).
    """
    import trafilatura  # noqa: PLC0415 - heavy, and only few processes read pages.

    found = trafilatura.extract(
        root,
        url=url or None,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        favor_recall=True,
    )
    return clean(_H1.sub(r"\1h2", found)) if found else CleanHtml("")


def without_headline(body: CleanHtml, headline: str) -> CleanHtml:
    """The copy without its own headline on top: pages have it within the text, and here it stands above."""
    opening = _OPENING.match(body)
    if opening and " ".join(plain(CleanHtml(opening[0])).split()) == headline:
        return CleanHtml(body[opening.end() :].lstrip())
    return body
