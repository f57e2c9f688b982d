"""The reverse evaluator: which saved filters a story passes, at a million filters in a few milliseconds.

`watches.Watches` is what there is to use.
"""

from dateline.core.filters.reverse.watches import Watches

__all__ = ["Watches"]
