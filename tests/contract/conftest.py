"""The archive's contract, on SQLite and, with DATELINE_TEST_DATABASE=postgres, on a real PostgreSQL."""

import pytest

from dateline.archive import vocabulary
from dateline.archive.models import Source
from tests.contract.agency import Agency


@pytest.fixture
def source(db: None) -> Source:
    """A source whose copy is published at once."""
    return Source.objects.create(slug="wire", name="Wire", policy="auto", language="en")


@pytest.fixture
def agency(source: Source) -> Agency:
    """An agency with one wire."""
    return Agency(source)


@pytest.fixture
def topics(db: None) -> None:
    """The shipped topics and places."""
    vocabulary.install()
