"""Datelines and publication stamps: read from copy, and rendered from data in an edition's language."""

from dateline.core.dateline.house import render, stamp_line
from dateline.core.dateline.markup import strip
from dateline.core.dateline.parse import parse

__all__ = ["parse", "render", "stamp_line", "strip"]
