"""A page as an `Item`."""

import datetime as dt
import io
from dataclasses import fields, replace

from dateline.core.story import Feed, Item, Link, PhotoRef, Unreadable
from dateline.core.text.plain import plain
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, undated
from dateline.core.wires.content import Content
from dateline.core.wires.copy import address, one_line, repeats
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.limits import LEAD
from dateline.core.wires.page import linked, meta
from dateline.core.wires.page.byline import byline, without_by
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
    written_by = ", ".join(without_by(one_line(name)) for name in facts.authors) or byline(root)
    headline = one_line(title_of(facts))
    body = without_headline(article_text(root, url), headline)
    published = moment(facts.published)
    canonical = address(facts.canonical, url) or address(url)
    lead = one_line(facts.description)
    if len(lead) > LEAD or repeats(lead, body):
        lead = ""
    dateline, lead, body = undated(lead, body, day=day_of(published, received))
    site = one_line(facts.site)
    image = address(facts.image, canonical)
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
        photos=(PhotoRef(url=image, caption=one_line(facts.caption), credit=one_line(facts.credit)),) if image else (),
        links=(Link(url=canonical, rel="canonical"),) if canonical else (),
        feed=Feed(title=site),
    )


def joined(first: PageFacts, second: PageFacts) -> PageFacts:
    """What ``first`` says, and where it says nothing what ``second`` does."""
    ours = {each.name: getattr(first, each.name) or getattr(second, each.name) for each in fields(PageFacts)}
    return replace(first, **ours)
