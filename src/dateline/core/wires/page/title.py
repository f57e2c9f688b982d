"""The headline of a page, without the name of its site."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from dateline.core.wires.page.wire import PageFacts

_PARTS = re.compile(r"\s+[|\-–—»·/>\\]+\s+|\s*\|\s*|:\s+(?=[^:]*$)")
_BARS = frozenset("|»·")
"""Signs that part a headline from a name and hardly ever stand within a headline, as a dash does."""
_WORDS = 3
"""As many words the headline itself must have for an unknown last part to be taken for the site's name."""
_NAME_WORDS = 5
"""As many words an unknown last part may have to be a name."""
_LETTERS = re.compile(r"[\W_]+")


def title_of(facts: PageFacts, url: str) -> str:
    """What the page calls itself, else the ``<h1>`` that holds its ``<title>`` or is part of it, else the ``<title>``.

    Of several that JSON-LD and the head state, the first counts that the ``<title>`` or an ``<h1>`` has too: some sites
    put a slogan or a summary into one of them.
    """
    seen = (facts.document_title, *facts.headings)
    agreed = (one for one in facts.titles if any(one in other for other in seen))
    if facts.titles:
        return without_site(next(agreed, facts.titles[0]), facts, url)
    title = without_site(facts.document_title, facts, url)
    return next((one for one in facts.headings if one in title or title in one), title)


def without_site(title: str, facts: PageFacts, url: str) -> str:
    """``Rain in the north | Example Times`` as ``Rain in the north``.

    A last part goes if it is the site's name or is like its host, if what stands before it is a heading of the page
    itself, or if it is short and a bar stands before it.
    """
    for before, sign, after in _cuts(title):
        short = len(after.split()) <= _NAME_WORDS and sign in _BARS
        whole = len(before.split()) >= _WORDS
        if _is_site(after, facts.site, url) or (whole and (before in facts.headings or short)):
            return before
    return title


def _cuts(title: str) -> Iterator[tuple[str, str, str]]:
    """The title cut in two at each sign that may stand before a site's name, the last first."""
    for end in reversed(list(_PARTS.finditer(title))):
        before, after = title[: end.start()].strip(), title[end.end() :].strip()
        if before and after:
            yield before, end[0].strip()[:1], after


def _is_site(part: str, site: str, url: str) -> bool:
    name, host = _letters(part), _letters(urlsplit(url).hostname or "")
    return bool(name) and (name == _letters(site) or (len(name) > 3 and name in host))


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
