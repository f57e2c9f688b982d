"""Designated organisations: which of an operator's list a story names, and whether it says what the law wants said.

The list is the operator's (`reading`); none is shipped. Nothing is ever rewritten: `check` only says what it found.
"""

from dateline.core.designated.check import check
from dateline.core.designated.reading import BadListError, read
from dateline.core.designated.values import Entity, Finding, InForce, Jurisdiction, Period

__all__ = ["BadListError", "Entity", "Finding", "InForce", "Jurisdiction", "Period", "check", "read"]
