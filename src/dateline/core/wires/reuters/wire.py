"""A record as it is on the line; the collection's own names (its README, part IV), texts with their line ends."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReutersRecord:
    """``id`` numbers the records of the collection; ``date`` is ``26-FEB-1987 15:01:01.79``."""

    id: int
    date: str = ""
    title: str = ""
    author: str = ""
    dateline: str = ""
    body: str = ""
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
