"""Threads of the streams' own for what they ask the database, so that they never take one of Django's."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import close_old_connections

P = ParamSpec("P")
T = TypeVar("T")
_THREADS = 2


class Work:
    """Does things elsewhere while the loop goes on."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="streams")

    async def do(self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The task's value; what it raises is raised here."""
        found = partial(_alone, partial(task, *args, **kwargs))
        return await asyncio.get_running_loop().run_in_executor(self._pool, found)


def _alone(task: Callable[[], T]) -> T:
    """A connection that broke is given up before it is used and after it failed."""
    close_old_connections()
    try:
        return task()
    finally:
        close_old_connections()
