"""An agency behind the page cache."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.edge.stand import Stand, standing
from tests.site import newsroom as agency
from tests.site.newsroom import Newsroom


@pytest.fixture
def furnished(transactional_db: None, settings: Any) -> Newsroom:
    """The agency with one story of every kind, seen by every thread."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return agency.furnished()


@pytest.fixture
def stand(furnished: Newsroom) -> Iterator[Stand]:
    """Its pages behind the cache; the ledger has been looked at once."""
    with standing() as made:
        yield made
