from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.out.conftest import agency as agency  # noqa: PLC0414
from tests.wire.delivery.office import Office
from tests.wire.delivery.office import office as opened
from tests.wire.delivery.receiver import Receiver, receiving


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Nothing is to be sent yet."""
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """It takes everything."""
    with receiving() as found:
        yield found
