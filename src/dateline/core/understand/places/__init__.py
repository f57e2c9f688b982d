"""The places that a story names, and what each is to it: see `places_of`."""

from dateline.core.understand.places.proposing import places_of

__all__ = ["places_of"]
