"""The table of news search in PostgreSQL; small and idle unless ``search = "postgresql"`` is set."""

from typing import Any

from django.db import migrations

_MAKE = (
    """
    CREATE TABLE index_newstext (
        story_id bigint PRIMARY KEY, at timestamptz NOT NULL, listed boolean NOT NULL, stemming text NOT NULL,
        title tsvector NOT NULL, lead tsvector NOT NULL, whole tsvector NOT NULL, filed text[] NOT NULL
    )
    """,
    "CREATE INDEX newstext_at ON index_newstext (at, story_id)",
    "CREATE INDEX newstext_title ON index_newstext USING gin (title)",
    "CREATE INDEX newstext_whole ON index_newstext USING gin (whole)",
    "CREATE INDEX newstext_filed ON index_newstext USING gin (filed)",
)


def make(_apps: Any, editor: Any) -> None:
    """On PostgreSQL only."""
    if editor.connection.vendor == "postgresql":
        for statement in _MAKE:
            editor.execute(statement)


def drop(_apps: Any, editor: Any) -> None:
    """Back to before."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP TABLE index_newstext")


class Migration(migrations.Migration):
    dependencies = [
        ("index", "0002_desk"),
    ]

    operations = [
        migrations.RunPython(make, drop),
    ]
