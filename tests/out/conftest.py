from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings

from tests.out.agency import Agency

STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture
def agency(db: None) -> Iterator[Agency]:
    """The agency, without a story yet, with static files under their own names."""
    with override_settings(STORAGES=settings.STORAGES | STORAGES):
        yield Agency()
