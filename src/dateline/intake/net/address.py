"""Which addresses may be fetched. Pure: no socket, no lookup."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AllowPrivate:
    """Exact (host, port) pairs that an operator lets through although they are not public."""

    pairs: frozenset[tuple[str, int]] = frozenset()


NOTHING_PRIVATE = AllowPrivate()
