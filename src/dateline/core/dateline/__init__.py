"""Datelines and publication stamps: read from copy, and rendered from data in an edition's language."""

from dateline.core.dateline.house import render, stamp_line
from dateline.core.dateline.markup import strip
from dateline.core.dateline.parse import parse
from dateline.core.dateline.whereabouts import former, local_day

__all__ = ["former", "local_day", "parse", "render", "stamp_line", "strip"]
