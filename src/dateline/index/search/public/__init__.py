"""Readers' search: news search, and filters that have words. It knows what is public and nothing else.

The newsroom's search beside it has drafts and embargoed copy, so the two share neither tables nor files.
"""

from functools import cache

from django.conf import settings

from dateline.index.search.public.embedded.reader import TantivyReader
from dateline.index.search.public.port import Reader
from dateline.index.search.public.postgres.snapshot import PostgresReader

POSTGRESQL = "postgresql"
"""The setting ``search`` for the table in the database; else the index is in files."""


@cache
def reader() -> Reader:
    """What this process reads the index through."""
    return PostgresReader() if settings.CONFIG.search == POSTGRESQL else TantivyReader(settings.CONFIG.search_index)
