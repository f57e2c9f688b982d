"""The headline of a page, without the name of its site."""

import re

from dateline.core.wires.page.wire import PageFacts

_PARTS = re.compile(r"\s+[|\-–—»·/>\\]+\s+|\s*\|\s*|:\s+(?=[^:]*$)")
_WORDS = 3
"""As many words the headline itself must have for an unknown last part to be taken for the site's name."""


def title_of(facts: PageFacts) -> str:
    """What the page calls itself, else its ``<h1>`` where there is one, else its ``<title>``."""
    said = facts.title or (facts.heads[0] if facts.heads else "")
    return without_site(said, facts.site, facts.heads)


def without_site(title: str, site: str, heads: tuple[str, ...]) -> str:
    """``Rain in the north | Example Times`` as ``Rain in the north``.

    A last part goes if it is the site's name, or if what stands before it is a heading of the page itself.
    """
    ends = list(_PARTS.finditer(title))
    for end in reversed(ends):
        before, after = title[: end.start()].strip(), title[end.end() :].strip()
        same = site and after.casefold() == site.casefold()
        if same or (len(before.split()) >= _WORDS and before in heads):
            return before
    return title
