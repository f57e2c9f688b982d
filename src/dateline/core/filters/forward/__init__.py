"""The forward evaluator: which stories pass a filter without words, newest first, on roaring bitmaps.

Stories come into a small `opened.Opened` segment in any order; a full one is sealed, and sealed ones of a size are
merged into one of the next size, up to a million stories. `feed.Feed` is what there is to use; `written` makes bytes of
sealed segments.
"""

from dateline.core.filters.forward.feed import Feed
from dateline.core.filters.forward.position import Position, position
from dateline.core.filters.forward.question import Question, ask
from dateline.core.filters.forward.sealed import Sealed

__all__ = ["Feed", "Position", "Question", "Sealed", "ask", "position"]
