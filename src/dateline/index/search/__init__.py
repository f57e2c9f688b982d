"""Full-text search for the newsroom: one port, an adapter for each database."""

from django.db import connection

from dateline.index.search.port import Search
from dateline.index.search.postgres import PostgresSearch
from dateline.index.search.sqlite import SqliteSearch

_BY_VENDOR: dict[str, Search] = {"sqlite": SqliteSearch(), "postgresql": PostgresSearch()}


def engine() -> Search:
    """The adapter for the database in use."""
    return _BY_VENDOR[connection.vendor]
