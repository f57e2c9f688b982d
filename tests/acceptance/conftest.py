"""The agency on which scenes are played, made once for a module and put back after each test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test.utils import override_settings

from tests.acceptance.stage import Stage
from tests.commands.conftest import data, founded, shell, user_cache
from tests.searching import new_search, no_search
from tests.site import newsroom as agency
from tests.site.newsroom import Newsroom, filed

__all__ = ["data", "founded", "shell", "user_cache"]

_PLAIN_STATIC_FILES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(scope="module")
def founded_newsroom(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsroom]:
    """An agency with a few public stories, in a transaction that is rolled back."""
    with django_db_blocker.unblock(), override_settings(STORAGES=_PLAIN_STATIC_FILES), transaction.atomic():
        newsroom = agency.found()
        newsroom.send("neighbour", topics=agency.medtop(agency.ECONOMY), dateline=filed("KERCH"), urgency=2)
        newsroom.send("neighbour-ru", headline="Соседи", language="ru", topics=agency.medtop(agency.WEATHER))
        newsroom.follow()
        yield newsroom
        transaction.set_rollback(True)


@pytest.fixture
def stage(founded_newsroom: Newsroom) -> Iterator[Callable[[str], Stage]]:
    """An empty stage; say ``desk`` or ``wire``."""
    with transaction.atomic():
        new_search()
        yield lambda way: Stage(founded_newsroom, desk=way == "desk")
        no_search()
        transaction.set_rollback(True)
