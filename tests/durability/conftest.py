"""Archives of their own, on both databases, for tests that kill processes."""

from collections.abc import Iterator

import pytest

from tests import postgres
from tests.durability.archive import Archive
from tests.durability.kills import fresh


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.long])]
)
def database(request: pytest.FixtureRequest) -> str:
    """``sqlite``, then ``postgres`` where this machine has one."""
    name = str(request.param)
    if name == "postgres" and (reason := postgres.absent()):
        pytest.skip(reason)
    return name


@pytest.fixture(scope="module")
def archive(database: str) -> Iterator[Archive]:
    """An archive that the tests of a module share."""
    with fresh(database) as made:
        yield made
