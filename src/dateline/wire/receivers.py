"""Who receives: a client by its token, or anybody. What each may have is decided from this value alone."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.archive.names import AgencyNames
from dateline.core.filters import EVERYTHING, Node, parse
from dateline.core.filters.nodes import When, terms
from dateline.wire.models import Client

NAMES = AgencyNames()


class Scope(StrEnum):
    """What a token is good for."""

    STORIES = "stories"
    """Stories, their versions and photos."""
    LEDGER = "ledger"
    """What happens, as a stream."""
    HISTORY = "history"
    """Everything there is, in bulk."""


class TimedFilterError(ValueError):
    """A filter that depends on when it is asked: a correction of what passed once might not pass any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody to whom versions are sent."""

    client_id: int | None
    """None for anybody without a token."""
    name: str = ""
    filter: Node = EVERYTHING
    embargoed: bool = False
    photos: bool = True
    scopes: frozenset[Scope] = frozenset(Scope)
    rate: int | None = None

    @property
    def known(self) -> bool:
        """Whether it is a client; only clients are told what editors say to editors."""
        return self.client_id is not None


ANYBODY = Receiver(client_id=None, scopes=frozenset({Scope.STORIES, Scope.LEDGER}))
"""Who reads without a token: what is public, and no archives in bulk."""


def receiver_of(client: Client, scopes: frozenset[Scope] = frozenset(Scope)) -> Receiver:
    """A client with the rights it has now."""
    return Receiver(
        client_id=client.pk,
        name=client.slug,
        filter=lasting(client.filter),
        embargoed=client.embargoed,
        photos=client.photos,
        scopes=scopes,
        rate=client.rate,
    )


def lasting(written: str) -> Node:
    """A filter that says what is wanted and not from when, so that it holds of a story as long as that is told of.

    Raises `FilterError` where it cannot be read and `TimedFilterError` for ``since`` and ``until``.
    """
    node = parse(written, NAMES)
    if any(isinstance(term, When) for term in terms(node)):
        raise TimedFilterError(written)
    return node
