"""Roles of ours for what ninjs has no member for; reader and writer share them."""

CORRECTION = "correction"
DATELINE = "dateline"
SOURCES = "sources"
DESIGNATED = "designated-organisation"
ASIDE = (CORRECTION, DATELINE, SOURCES, DESIGNATED)
"""Descriptions that are neither lead nor body."""
SIGNALS = "http://cv.iptc.org/newscodes/signal/"
"""IPTC's scheme of signals; a genre of it says what the version is."""
