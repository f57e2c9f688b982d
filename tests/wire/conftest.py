import pytest

from tests.out.agency import Agency
from tests.out.conftest import agency as agency  # noqa: PLC0414
from tests.wire.clients import Clients


@pytest.fixture
def clients(agency: Agency) -> Clients:
    """Nobody yet."""
    return Clients()
