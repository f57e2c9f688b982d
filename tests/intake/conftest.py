"""Sources on loopback, and what visits them."""

import pytest

from dateline.archive.models import Source


@pytest.fixture
def source(transactional_db: None) -> Source:
    """A source whose copy is published at once. Another thread writes the archive, so transactions are real."""
    return Source.objects.create(slug="times", name="Example Times", policy="auto", language="en")
