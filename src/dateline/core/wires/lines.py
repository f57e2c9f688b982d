"""Text a line at a time, for forms with one record a line."""

from collections.abc import Iterator

from dateline.core.wires import limits
from dateline.core.wires.content import Content


def lines(content: Content) -> Iterator[str | None]:
    """Each line without its end; None for one that is longer than the limit, which is passed over."""
    waiting = ""
    skipping = False
    for chunk in content.text():
        *complete, last = chunk.split("\n")
        for line in complete:
            yield None if skipping else waiting + line
            waiting, skipping = "", False
        waiting = "" if skipping else waiting + last
        if len(waiting) > limits.LINE:
            waiting, skipping = "", True
    if waiting or skipping:
        yield None if skipping else waiting
