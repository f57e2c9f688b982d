"""Lines that lead to other stories: “READ MORE: …”, «Читайте также: …». They name what this story does not tell."""

import re

_MARKS = (
    "also read", "read also", "read more", "see also", "more on this",
    "читайте также", "читать также", "смотрите также", "материалы по теме", "ранее по теме",
)  # fmt: skip
# With a capital: “she wanted to read more: …” is a sentence.
_FORMS = [form for mark in _MARKS for form in (mark.capitalize(), mark.title(), mark.upper())]
_ASIDE = re.compile(rf"\b(?:{'|'.join(_FORMS)})\s?:[^\n]*")
_LEFT = 0.3
"""Share of a text that is no aside; where less would be left, the marks mean something else."""


def without_asides(text: str) -> str:
    """The text up to such a mark in each of its lines."""
    # A search for each in turn is a tenth of what the expression costs on a text that has none.
    lower = text.lower()
    if not any(mark in lower for mark in _MARKS):
        return text
    kept = _ASIDE.sub("", text)
    return kept if len(kept) > _LEFT * len(text) else text
