"""The places that a story names, and what each is to it: see `places_of`; every name of a place: `mentions`."""

from dateline.core.understand.places.naming import mentions
from dateline.core.understand.places.proposing import places_of

__all__ = ["mentions", "places_of"]
