"""How often a process looks through all its objects for garbage.

What coverage has in memory are hundreds of thousands of objects that live for days. Python would look at all of them
after some eight thousand stories, for a second in which nothing else goes on, an embargo's end neither.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 1_000
"""Collections of the middle generation to one of all; 10 is Python's own."""


@contextmanager
def seldom() -> Iterator[None]:
    """A hundred times less often than Python does by itself; young objects as ever."""
    before = gc.get_threshold()
    gc.set_threshold(*before[:2], _SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
