"""What a wire format is to the frame: a name, a test of the content, and a reader."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.core.story import Item, Unreadable
from dateline.core.wires.content import Content


@dataclass(frozen=True, slots=True)
class Format:
    """A wire format.

    ``sniff`` looks at ``content.head`` or ``content.root`` only and says whether ``read`` is the one to ask; it never
    sees a file name or a Content-Type. ``read`` yields items while it reads, takes ``received`` (aware) as the day near
    which dates without a year lie, and raises nothing but `WireError`.
    """

    name: str
    sniff: Callable[[Content], bool]
    read: Callable[[Content, dt.datetime], Iterator[Item | Unreadable]]
