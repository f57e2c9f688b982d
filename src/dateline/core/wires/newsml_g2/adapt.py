"""NewsML-G2 into the domain: a `G2Item` as an `Item`."""

import datetime as dt

from dateline.core.story import Code, Item, Pubstatus, Signal, Unreadable
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.core.wires import copy, limits
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, whole_number
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.newsml_g2.catalog import TOPICS
from dateline.core.wires.newsml_g2.copies import Text, text_of
from dateline.core.wires.newsml_g2.pictures import links_of, once, photos_of
from dateline.core.wires.newsml_g2.wire import G2Concept, G2Header, G2Item
from dateline.core.wires.signals import gravest, signal_of
from dateline.core.wires.times import moment

NAME = "newsml-g2"
_STATUS = {
    "usable": Pubstatus.USABLE, "withheld": Pubstatus.WITHHELD, "canceled": Pubstatus.CANCELED,
    "cancelled": Pubstatus.CANCELED,
}  # fmt: skip
_SIGNALS = {
    "kill": Signal.KILL, "withdraw": Signal.WITHDRAW, "withdrawal": Signal.WITHDRAW, "retraction": Signal.WITHDRAW,
    "correction": Signal.CORRECTION, "corrected": Signal.CORRECTION, "repeat": Signal.REFILE, "refile": Signal.REFILE,
    "advisory": Signal.ADVISORY, "achtung": Signal.ADVISORY, "update": Signal.UPDATE, "writethru": Signal.UPDATE,
    "flash": Signal.FLASH,
    "alert": Signal.FLASH, "newsalert": Signal.FLASH,
}  # fmt: skip
_NOT_TOPICS = ("geoarea", "person", "organisation", "organization", "event", "object", "poi", "literaryobject")
"""Types of subjects (scheme cpnature) that are no topic."""
_PLACES = ("iso3166-1a2/", "iso3166-1a3/", "iso3166-2/", "worldregion/")
_PLAIN = ("current", "news", "article", "meldung")
"""Genres of plain news."""


def adapt(item: G2Item, header: G2Header, received: dt.datetime, where: str) -> Item | Unreadable:
    """The story, or why there is none. ``header`` is that of the message around it."""
    description = item.description
    uri = item.guid or tag_uri(NAME, item.management.version_created, description.headline, description.slugline)
    try:
        found = _item(item, header, received, uri=uri)
    except WireError as error:
        return Unreadable(format=NAME, reason=error.reason, where=where, uri=uri)
    if found is None:
        package = item.kind == "packageitem"
        reason = "a package without a headline" if package else "a news item without a headline, a text or a picture"
        return Unreadable(format=NAME, reason=reason, where=where, uri=uri, story=False)
    return found


def pubstatus(forms: tuple[str, ...] | None) -> Pubstatus:
    """``pubStatus`` in any of its ``forms``: absent means usable, unknown means withheld."""
    if forms is None:
        return Pubstatus.USABLE
    return next((_STATUS[form] for form in forms if form in _STATUS), Pubstatus.WITHHELD)


def _item(item: G2Item, header: G2Header, received: dt.datetime, *, uri: str) -> Item | None:
    """None for what has nothing to show and takes nothing away."""
    management, description = item.management, item.description
    created, revised = moment(management.first_created), moment(management.version_created)
    published = created or revised or moment(header.sent)
    text = text_of(item, day=day_of(revised or published, received))
    embargo, unclear = _embargo(management.embargoed)
    status = pubstatus(management.status)
    if unclear and status is Pubstatus.USABLE:
        status = Pubstatus.WITHHELD
    ednote = "\n".join(filter(None, (_notes(item), text.ednote, unclear)))
    kind = _kind(description.genre)
    said = gravest(_SIGNALS.get(one, Signal.NONE) for one in (*header.signals, *management.signals, kind))
    signal = signal_of(said=said, headline=description.headline or text.headline, ednote=ednote)
    credit = _credit(item, text)
    photos = once(iter((*photos_of(item, text.images, credit=credit), *text.photos)))
    takes_away = status is not Pubstatus.USABLE or signal in (Signal.KILL, Signal.WITHDRAW)
    title = _title(item, text, photos[0].caption if photos else "")
    if not title and not takes_away:
        return None
    return Item(
        uri=uri,
        format=NAME,
        headline=headline_for(title, text.lead, text.body, spare=uri),
        lead="" if photos and not text.body and photos[0].caption == text.lead else text.lead,
        body_html=text.body,
        version=whole_number(item.version),
        pubstatus=status,
        embargo=embargo,
        signal=signal,
        slug=description.slugline,
        byline=", ".join(description.bylines) or _writers(item) or text.byline,
        credit=credit,
        dateline=text.dateline,
        published=published,
        updated=revised,
        language=primary(item.language),
        topics=_topics(item),
        places=codes(*(_triple(one) for one in description.subjects if _is_place(one))),
        urgency=_one_to_nine(description.urgency),
        priority=_one_to_nine(header.priority),
        located=", ".join(description.located),
        usage_terms="\n".join((*item.rights.terms, *item.rights.notices)),
        ednote=ednote,
        correction=copy.one_line(description.said("correction")),
        photos=photos,
        links=tuple(dict.fromkeys((*links_of(item), *text.links)))[: limits.ENTRIES],
        kind=kind,
        sources=copy.one_line(description.said("sources")) or text.sources,
    )


def _embargo(written: str | None) -> tuple[dt.datetime | None, str]:
    """When it ends; or, for one without an end or with one that is no time, a note to the editor."""
    if written is None:
        return None, ""
    end = moment(written) if written else None
    return end, "" if end else f"Embargoed: {written or 'until further notice'}"


def _title(item: G2Item, text: Text, caption: str) -> str:
    """The headline or what stands in for it; a package must have its own, since its members come by themselves."""
    shown = item.description.headline or text.headline or item.management.title
    if shown or item.kind == "packageitem":
        return shown
    words = copy.first_words(text.lead, text.body) or copy.first_words(caption, CleanHtml(""))
    return words or item.description.slugline


def _notes(item: G2Item) -> str:
    """All notes to editors, each line once: senders repeat parts of one in others."""
    lines = (line.strip() for note in item.management.notes for line in _lines(note.markup))
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _lines(markup: str) -> list[str]:
    return plain(copy.body(markup)).splitlines() if "<" in markup or "&" in markup else [markup]


def _credit(item: G2Item, text: Text) -> str:
    """The credit line, else whom the content is from, else who sends it."""
    description = item.description
    return description.creditline or text.credit or ", ".join(description.sources) or item.management.provider


def _writers(item: G2Item) -> str:
    roles = ("author", "writer", "reporter", "journalist")
    return ", ".join(dict.fromkeys(one.name for one in item.description.creators if one.role in roles and one.name))


def _topics(item: G2Item) -> tuple[Code, ...]:
    """Subjects that are no place, person or the like, with their equals in IPTC's schemes; then the keywords."""
    subjects = [one for one in item.description.subjects if one.kind not in _NOT_TOPICS and not _is_place(one)]
    equals = (same for one in subjects for same in one.same if same.scheme in TOPICS)
    words = ((word, "", "") for word in item.description.keywords)
    return codes(*map(_triple, (*subjects, *equals)), *words)


def _is_place(concept: G2Concept) -> bool:
    return concept.kind == "geoarea" or (not concept.kind and concept.scheme.endswith(_PLACES))


def _triple(concept: G2Concept) -> tuple[str, str, str]:
    """A literal is a name within the document only, so that the concept's own name says more."""
    value = concept.value if concept.scheme or not concept.name else concept.name
    return value, concept.scheme, concept.name


def _kind(genre: G2Concept | None) -> str:
    """The genre's code, or its name where the code is a mere number."""
    if genre is None:
        return ""
    kind = genre.value if any(character.isalpha() for character in genre.value) else genre.name
    return "" if kind.lower() in _PLAIN else kind.lower()


def _one_to_nine(written: str) -> int | None:
    number = whole_number(written)
    return number if number and number <= 9 else None
