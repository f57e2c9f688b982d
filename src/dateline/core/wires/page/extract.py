"""A page as an `Item`."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import fields, replace

from dateline.core.story import Feed, Item, Link, PhotoRef, Unreadable
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, undated
from dateline.core.wires.content import Content
from dateline.core.wires.copy import address, one_line, repeats
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.limits import ENTRIES, LEAD
from dateline.core.wires.page import linked, meta
from dateline.core.wires.page.byline import byline, without_by
from dateline.core.wires.page.photos import photos_of
from dateline.core.wires.page.text import article_text, without_headline
from dateline.core.wires.page.title import title_of
from dateline.core.wires.page.tree import drop_unseen, tree
from dateline.core.wires.page.wire import PageFacts
from dateline.core.wires.times import moment

MOST = 8 * 1024 * 1024
"""Characters of a page; a longer one is refused."""
FORMAT = "page"


def extract(html: bytes, *, url: str, received: dt.datetime) -> Item | Unreadable:
    """The story of a page that was fetched from ``url``; nothing in it raises."""
    try:
        return item_of("".join(Content(io.BytesIO(html)).text()), url, received)
    except WireError as error:
        return Unreadable(format=FORMAT, reason=error.reason, where=error.where, uri=url)


def item_of(markup: str, url: str, received: dt.datetime) -> Item:
    """The story of a page; ``url`` may be empty. Raises `WireError`."""
    if len(markup) > MOST:
        raise WireError(f"a page of more than {MOST // 1024 // 1024} million characters")
    root = tree(markup)
    facts = joined(linked.article(root), meta.head(root))
    drop_unseen(root)
    canonical = address(facts.canonical, url) or address(url)
    main = PhotoRef(url=address(facts.image, canonical), caption=one_line(facts.caption), credit=one_line(facts.credit))
    photos = photos_of(root, main, url or canonical)
    written_by = ", ".join(without_by(one_line(name)) for name in facts.authors) or byline(root)
    headline = one_line(title_of(facts, url))
    body = without_headline(article_text(root, url), headline)
    published = moment(facts.published)
    lead = one_line(facts.description)
    if len(lead) > LEAD or repeats(lead, body) or _opens(lead, body):
        lead = ""
    dateline, lead, body = undated(lead, body, day=day_of(published, received))
    site = one_line(facts.site)
    return Item(
        uri=canonical or tag_uri(FORMAT, headline, facts.published, plain(body)[:1000]),
        format=FORMAT,
        headline=headline_for(headline, lead, body),
        lead=lead,
        body_html=body,
        byline=written_by,
        credit=site,
        dateline=dateline,
        published=published,
        updated=moment(facts.modified),
        language=primary(facts.language),
        topics=codes(*((one_line(word), "", "") for word in facts.keywords)),
        usage_terms=one_line(facts.rights),
        photos=photos,
        links=tuple(_links(facts, canonical)),
        feed=Feed(title=site),
    )


def _opens(lead: str, body: CleanHtml) -> bool:
    """Whether the copy begins with these words, which may be cut off: then they are no lead of their own."""
    words = lead.rstrip(" .…")
    return bool(words) and " ".join(plain(CleanHtml(body[: 4 * LEAD])).split()).startswith(words)


def _links(facts: PageFacts, canonical: str) -> Iterator[Link]:
    """The page's own address, and those of its versions in other languages, whose title is the language."""
    if not canonical:
        return
    yield Link(url=canonical, rel="canonical")
    for language, written in facts.versions[:ENTRIES]:
        url = address(written, canonical)
        if url and url != canonical:
            yield Link(url=url, rel="alternate", title=language, media_type="text/html")


def joined(first: PageFacts, second: PageFacts) -> PageFacts:
    """What ``first`` says, and where it says nothing what ``second`` does."""
    ours = {each.name: getattr(first, each.name) or getattr(second, each.name) for each in fields(PageFacts)}
    return replace(first, **ours)
