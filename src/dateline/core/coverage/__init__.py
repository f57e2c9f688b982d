"""“In other media”: which reports of several outlets, in several languages, tell one event.

`Engine` takes reports in the order in which they come and says at once to which group each belongs. See
``docs/coverage.md`` for how it decides and for what was measured.
"""

from dateline.core.coverage.engine import Engine
from dateline.core.coverage.values import Assignment, Report

__all__ = ["Assignment", "Engine", "Report"]
