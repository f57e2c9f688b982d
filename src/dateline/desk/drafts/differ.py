"""Two states of a draft, side by side."""

from dataclasses import dataclass

from dateline.core.text.difference import Piece, pieces
from dateline.core.text.plain import plain
from dateline.desk.drafts.copy import copy_of
from dateline.desk.models import Draft


@dataclass(frozen=True, slots=True)
class Difference:
    """What somebody else saved against what is in the form: headline, lead and body."""

    headline: tuple[Piece, ...]
    lead: tuple[Piece, ...]
    body: tuple[Piece, ...]


def difference(theirs: Draft, yours: Draft) -> Difference:
    """From their text to yours."""
    return Difference(
        headline=pieces(theirs.headline, yours.headline),
        lead=pieces(theirs.lead, yours.lead),
        body=pieces(plain(copy_of(theirs.body).html), plain(copy_of(yours.body).html)),
    )
