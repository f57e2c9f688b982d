"""NewsML 1.x from XML: a ``NewsItem`` element into a `NewsItem`."""

from lxml import etree

from dateline.core.wires.element import language, line
from dateline.core.wires.newsml_1.component import component, formal_name
from dateline.core.wires.newsml_1.wire import NewsItem
from dateline.core.wires.tree import child, children, words


def news_item(element: etree._Element) -> NewsItem:
    """What the element says; nothing in it raises."""
    identifier = child(element, "identification", "newsidentifier")
    management = child(element, "newsmanagement")
    status = child(management, "status")
    top = child(element, "newscomponent")
    others = (name for name in ("update", "topicset") if child(element, name) is not None)
    return NewsItem(
        provider_id=words(child(identifier, "providerid")),
        date_id=words(child(identifier, "dateid")),
        item_id=words(child(identifier, "newsitemid")),
        revision=words(child(identifier, "revisionid")),
        public_identifier=words(child(identifier, "publicidentifier")),
        label=words(child(element, "identification", "namelabel")),
        kind=formal_name(child(management, "newsitemtype")).lower(),
        first_created=words(child(management, "firstcreated")),
        this_revision_created=words(child(management, "thisrevisioncreated")),
        status=None if status is None else formal_name(status).lower(),
        release=_release(management),
        urgency=formal_name(child(management, "urgency")),
        instructions=_instructions(management),
        component=None if top is None else component(top),
        other_content=next(others, ""),
        language=language(element),
        line=line(element),
    )


def _release(management: etree._Element | None) -> str:
    for change in children(management, "statuswillchange"):
        if formal_name(child(change, "futurestatus")).lower() in ("usable", ""):
            return words(child(change, "dateandtime"))
    return ""


def _instructions(management: etree._Element | None) -> tuple[str, ...]:
    """Formal name or text of each; what they do to earlier revisions is told by those revisions' own numbers."""
    return tuple(
        text
        for one in children(management, "instruction")
        if (text := formal_name(one) or words(one, without=("revisionstatus",)))
    )
