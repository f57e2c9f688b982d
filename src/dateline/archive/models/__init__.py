"""The archive's tables. Only the modules of ``dateline.archive`` write them."""

from dateline.archive.models.agency import Edition, Place, Source, Topic
from dateline.archive.models.events import LedgerCounter, LedgerEvent
from dateline.archive.models.leads import LeadSlot
from dateline.archive.models.photos import Photo, VersionPhoto
from dateline.archive.models.stories import Alias, Annotation, Story, Version

__all__ = [
    "Alias",
    "Annotation",
    "Edition",
    "LeadSlot",
    "LedgerCounter",
    "LedgerEvent",
    "Photo",
    "Place",
    "Source",
    "Story",
    "Topic",
    "Version",
    "VersionPhoto",
]
