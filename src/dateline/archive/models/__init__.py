"""The archive's tables. Only the modules of ``dateline.archive`` write them."""

from dateline.archive.models.agency import Edition, Place, Source, Topic
from dateline.archive.models.events import LedgerCounter, LedgerEvent
from dateline.archive.models.leads import LeadSlot
from dateline.archive.models.photos import Photo, VersionPhoto
from dateline.archive.models.stories import Alias, Annotation, Story, Version
from dateline.archive.models.understanding import CodeRule, Mark, TopicAddress, TopicModel

__all__ = [
    "Alias",
    "Annotation",
    "CodeRule",
    "Edition",
    "LeadSlot",
    "LedgerCounter",
    "LedgerEvent",
    "Mark",
    "Photo",
    "Place",
    "Source",
    "Story",
    "Topic",
    "TopicAddress",
    "TopicModel",
    "Version",
    "VersionPhoto",
]
