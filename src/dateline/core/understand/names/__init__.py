"""Persons and organisations that a story names; see `dateline.core.understand.names.proposing`."""

from dateline.core.understand.names.proposing import Named, Told, names_of

__all__ = ["Named", "Told", "names_of"]
