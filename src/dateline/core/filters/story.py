"""A story as filters see it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.core.filters.fields import Field
from dateline.core.filters.wording import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What may be asked of a public story.

    ``filed`` holds the keys of each field: topics and places with all that lie above them, the language's primary
    subtag, the urgency as a figure, people, organisations and authors by `names.key_of`.
    """

    story_id: int
    listed_at: dt.datetime
    language: str
    title: Part
    rest: tuple[Part, ...] = ()
    """Lead and body: no phrase runs from one into the other."""
    filed: Mapping[Field, frozenset[str]] = field(default_factory=dict)
    listed: bool = True
    """Whether it stands in our lists; else it is another outlet's."""
