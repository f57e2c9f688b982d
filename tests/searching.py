"""News search in tests: written in this very process, as the worker would."""

import datetime as dt
import shutil
from zoneinfo import ZoneInfo

from django.conf import settings

from dateline.core.filters import EVERYTHING
from dateline.index.registry import SEARCH, catch_up_all
from dateline.index.search.public import reader
from dateline.index.search.public.embedded import folder
from dateline.index.words import Asked

assert SEARCH is not None, "tests keep the index in files"


def new_search() -> None:
    """Make the index anew: the files outlive the database of the test before."""
    SEARCH.close()
    for _ in SEARCH.rebuild():
        pass


def no_search() -> None:
    """Take the index away again: the tests after know nothing of it."""
    SEARCH.close()
    shutil.rmtree(settings.CONFIG.search_index, ignore_errors=True)


def follow_search() -> None:
    """Let the index catch up, as the worker does many times a second."""
    SEARCH.catch_up()
    SEARCH.commit()


def follow_all() -> None:
    """Let all followers catch up, and the index where a test has one."""
    catch_up_all()
    if folder.current(settings.CONFIG.search_index):
        follow_search()


def searched() -> set[int]:
    """The stories that readers' search knows."""
    asked = Asked(EVERYTHING, dt.datetime.now(dt.UTC), ZoneInfo("UTC"), others=True)
    return {where.story_id for where in reader().snapshot().newest(asked, None, 100_000)}
