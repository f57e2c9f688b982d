"""A small agency, and readers who look at it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.site import newsroom as agency
from tests.site.newsroom import Newsroom

Read = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any) -> None:
    """No collected files are needed to render a page."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """The agency without stories."""
    return agency.found()


@pytest.fixture
def furnished(db: None) -> Newsroom:
    """The agency with one story of every kind."""
    return agency.furnished()


@pytest.fixture
def read() -> Read:
    """An address as a reader opens it."""
    client = Client(SERVER_NAME="127.0.0.1")

    def get(path: str, **headers: str) -> HttpResponse:
        return client.get(path, headers=headers)  # type: ignore[return-value]

    return get
