"""The places that a story names, and what each is to it."""

from dateline.core.story import Dateline
from dateline.core.text.words import Words
from dateline.core.understand.values import Copy, PlaceProposal


def places_of(found: Words, copy: Copy, dateline: Dateline | None, language: str) -> tuple[PlaceProposal, ...]:
    """The places of ``copy``, each in every role that it plays; ``found`` are the words of `whole` of it."""
    return ()
