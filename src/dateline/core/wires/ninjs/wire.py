"""A news object as it is on the wire, in ninjs' own terms; the names of 2.x, whichever version it was."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NinjsText:
    """A headline, description or body. ``role`` is the suffix of the name in 1.x (``body_xhtml``) without the type."""

    value: str
    role: str = ""
    content_type: str = ""
    """``text/plain``, ``text/html``; empty where the object does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NinjsConcept:
    """A subject, place, person, genre or source: ``scheme`` and ``code`` in 1.x, ``uri`` and ``literal`` since 2.0."""

    name: str = ""
    scheme: str = ""
    code: str = ""
    uri: str = ""
    literal: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NinjsRendition:
    """A file that the object can be fetched as. ``point`` is what matters in it, in pixels from the top left."""

    href: str
    name: str = ""
    content_type: str = ""
    title: str = ""
    width: int = 0
    height: int = 0
    point: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NinjsObject:
    """A news object, or one associated with it. Texts as written; of associations' own associations nothing is kept."""

    uri: str = ""
    type: str = ""
    version: str = ""
    pubstatus: str | None = None
    """None where the object says nothing; what is no text is there as ``?``."""
    first_created: str = ""
    version_created: str = ""
    embargoed: str = ""
    urgency: int | None = None
    copyright_holder: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    ednote: str = ""
    language: str = ""
    headlines: tuple[NinjsText, ...] = ()
    bodies: tuple[NinjsText, ...] = ()
    descriptions: tuple[NinjsText, ...] = ()
    title: str = ""
    byline: str = ""
    credit_line: str = ""
    slugline: str = ""
    located: str = ""
    subjects: tuple[NinjsConcept, ...] = ()
    places: tuple[NinjsConcept, ...] = ()
    genres: tuple[NinjsConcept, ...] = ()
    info_sources: tuple[NinjsConcept, ...] = ()
    renditions: tuple[NinjsRendition, ...] = ()
    associations: "tuple[NinjsObject, ...]" = ()
