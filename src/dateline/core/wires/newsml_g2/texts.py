"""Which of several texts counts: languages, ranks, roles and what may be published."""

import re
from collections.abc import Iterable
from itertools import islice

from lxml import etree

from dateline.core.wires import limits
from dateline.core.wires.element import XML_LANG, primary
from dateline.core.wires.newsml_g2.catalog import word
from dateline.core.wires.nitf.markup import markup
from dateline.core.wires.tree import Named, attribute, words

_SHORT = ("mnemonic", "short", "abbreviation", "adjectival")
"""Roles of names that do not do as a label."""
_SPACE = re.compile(r"[ \t\r\n]+")


def best(elements: Iterable[etree._Element], language: str) -> str:
    """The text that counts of several: in ``language`` (a primary subtag), of the first rank, for everybody."""
    found = ordered(elements, language)
    return words(found[0]) if found else ""


def ordered(elements: Iterable[etree._Element], language: str) -> list[etree._Element]:
    """The elements that have a text and no constraint to publishing it, the one that counts first."""
    shown = [one for one in islice(elements, limits.ENTRIES) if not constrained(one) and words(one)]
    return (
        shown
        if len(shown) < 2
        else sorted(shown, key=lambda one: (_foreign(one, language), word(one, "role") in _SHORT, _rank(one)))
    )


def in_language(elements: Iterable[etree._Element], language: str) -> tuple[str, ...]:
    """The texts of those in ``language`` or in none, else those in the first one's language; each once."""
    found = ordered(elements, language)
    chosen = [one for one in found if not _foreign(one, language)]
    if found and not chosen:
        chosen = [one for one in found if one.get(XML_LANG) == found[0].get(XML_LANG)]
    return tuple(dict.fromkeys(words(one) for one in chosen))


def name(concept: Named, language: str) -> str:
    """The ``name`` among what stands in a concept."""
    return best(concept.get("name", ()), language)


def html(element: etree._Element) -> str:
    """The inside as HTML on one line; where it holds blocks of XHTML they stay blocks."""
    return one_spaced(markup(element))


def one_spaced(markup: str) -> str:
    """``markup`` without the indentation of its XML; where there is preformatted text, as it is."""
    return markup.strip() if "<pre" in markup else _SPACE.sub(" ", markup).strip(" ")


def constrained(element: etree._Element) -> bool:
    """Whether publishing it is subject to a constraint (``pubconstraint``), whichever: then it is not for readers."""
    return bool(attribute(element, "pubconstraint") or attribute(element, "pubconstrainturi"))


def spoken(elements: Iterable[etree._Element]) -> str:
    """The first language that one of ``elements`` declares for itself."""
    return next((tag for one in elements if (tag := one.get(XML_LANG, ""))), "")


def _foreign(element: etree._Element, language: str) -> bool:
    own = primary(element.get(XML_LANG, ""))
    return bool(own and language and own != language)


def _rank(element: etree._Element) -> int:
    rank = attribute(element, "rank")
    return int(rank) if rank.isascii() and rank.isdigit() and len(rank) < 6 else 1_000_000
