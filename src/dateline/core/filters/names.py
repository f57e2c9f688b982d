"""What an agency calls its topics, places and sources: a filter's words → the keys that stories are filed under."""

from collections.abc import Sequence
from typing import Protocol

from dateline.core.filters.fields import Field
from dateline.core.text.naming import name_key
from dateline.core.text.words import words


class Names(Protocol):
    """Asked for the fields in `fields.NAMED`; stories carry its keys."""

    def key(self, field: Field, written: str) -> str | None:
        """The key of what is written: a slug, a former one, or a label in any language and case; None if unknown."""

    def written(self, field: Field, key: str) -> str:
        """How the canonical form writes a key; ``key`` reads that back, and what is gone is written as its key."""

    def near(self, field: Field, written: str) -> Sequence[str]:
        """Some that may have been meant, as the canonical form writes them, likeliest first."""


def key_of(field: Field, name: str) -> str:
    """The key of a person, an organisation or an author; empty for what has no word.

    By-lines are asked for as they are printed, whoever is written about in whatever alphabet and spelling.
    """
    return author_key(name) if field is Field.AUTHOR else name_key(name)


def author_key(name: str) -> str:
    """The folded words, whatever stands between them."""
    return " ".join(words(name).folded)
