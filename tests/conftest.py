"""What every test stands on. ``tests/core`` also runs where Django is not installed, so nothing here needs it.

With Django, ``tests/database.py`` gives the session a data folder and a migrated database of its own.
"""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"

pytest_plugins = ["tests.database"] if find_spec("django") else []

# No deadline: machines are shared and noisy. Long counts run where there is time for them: in .ci/run.
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("dev"), max_examples=400)
# A change is judged by itself: .ci/run asks each time the same, and new cases are looked for outside of it.
settings.register_profile("ci", settings.get_profile("long"), derandomize=True, database=None)
settings.load_profile(("ci" if os.environ.get("CI") else "long") if os.environ.get("DATELINE_LONG") else "dev")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the long counts out unless DATELINE_LONG is set, and what reads ../shared where that is absent."""
    for item in items:
        if item.get_closest_marker("long") and not os.environ.get("DATELINE_LONG"):
            item.add_marker(
                pytest.mark.skip(reason="long counts and whole days run with DATELINE_LONG=1, as in .ci/run")
            )
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=_NO_SHARED))


_NO_SHARED = "the third-party material in ../shared/data is not here"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party material beside the repository."""
    if not SHARED.is_dir():
        pytest.skip(_NO_SHARED)
    return SHARED
