"""The session's own data folder and database, with Django set up around them.

The database is SQLite in that folder, or with DATELINE_TEST_DATABASE=postgres one in a throw-away PostgreSQL server.
It is migrated once and copied from then on, since migrating costs ten seconds.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import django
import pytest

from tests import postgres, templates

ON_POSTGRES = os.environ.get("DATELINE_TEST_DATABASE", "sqlite") == "postgres"
_RESOURCES = ExitStack()

if "DJANGO_SETTINGS_MODULE" in os.environ:
    # pytest-django would load them before this file can name a data folder, and tests would write to a real one.
    raise pytest.UsageError("DJANGO_SETTINGS_MODULE is set; the tests bring their own settings: unset it")


def _data_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dateline-tests-"))
    _RESOURCES.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _template() -> templates.Template:
    if ON_POSTGRES:
        server = _RESOURCES.enter_context(postgres.server())
        template = templates.PostgresTemplate(server)
        _RESOURCES.callback(template.drop)
        return template
    return templates.SqliteTemplate(DATA / "archive.sqlite3")


DATA = _data_folder()
TEMPLATE = _template()
os.environ["DATELINE_DATA"] = str(DATA)
os.environ["DATELINE_DATABASE"] = TEMPLATE.url
os.environ["DJANGO_SETTINGS_MODULE"] = "dateline.run.settings"
django.setup()

from dateline.index.feed import current  # noqa: E402 - Django has to be set up first.


def pytest_report_header() -> str:
    """Says which database this is."""
    return f"database: {TEMPLATE.title}"


def pytest_unconfigure() -> None:
    """Stop the server and remove the folder."""
    _RESOURCES.close()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any, request: pytest.FixtureRequest) -> None:
    """The migrated database, instead of the one that pytest-django would make under another name."""
    with django_db_blocker.unblock():
        TEMPLATE.prepare(Path(request.config.cache.mkdir("database")))


@pytest.fixture(autouse=True)
def fresh_feed() -> Iterator[None]:
    """What this process keeps of the archive goes with the test's archive."""
    yield
    current.forget()
    shutil.rmtree(DATA / "cache" / "feed", ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """After a test with real transactions Django empties every table; give back the rows that migrations made."""
    result = yield
    if _transactional(item):
        TEMPLATE.restore()
    return result


def _transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        return True
    return bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))
