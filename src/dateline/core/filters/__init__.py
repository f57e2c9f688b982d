"""The filter language: ``syria -sport topic:conflict lang:ru since:7d``; see docs/why/filter-forms.md.

``parse`` reads what somebody wrote, ``text`` prints the one canonical form of what was meant, and ``match`` says of one
story whether it passes. ``match`` is slow and obvious on purpose: every other evaluator is held equal to it.
"""

from dateline.core.filters.errors import FilterError, Problem
from dateline.core.filters.fields import Field
from dateline.core.filters.names import Names
from dateline.core.filters.nodes import EVERYTHING, Node
from dateline.core.filters.parse import parse
from dateline.core.filters.printing import text

__all__ = ["EVERYTHING", "Field", "FilterError", "Names", "Node", "Problem", "parse", "text"]
