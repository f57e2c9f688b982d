"""A stand-in for a client: what anybody outside would be handed who follows the public ledger from its beginning.

It follows as every follower does and writes down all that it can read of each event: the event itself, and the whole
public copy of its story at that moment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.archive.copies import copies, shots
from dateline.archive.models import LedgerEvent
from dateline.archive.sql import Ids
from dateline.core.ledger import Audience, Subject
from dateline.index import follower
from dateline.index.models import FollowerCursor


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it arrived, and the copy that came with it."""

    story_id: int
    """0 for what is about something else."""
    verb: str
    audience: str
    version_id: int | None
    copy: str


@dataclass
class RecordingClient:
    """Public, as every client is that did not opt in to more."""

    name: str = "stand-in"
    audience: Audience = Audience.PUBLIC
    told: list[Told] = field(default_factory=list)

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """Write down."""
        for event in events:
            story = event.subject_id if event.subject == Subject.STORY.value else 0
            self.told.append(Told(story, event.verb, event.audience, event.version_id, _copy(story)))

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """There are no records but the ledger."""
        yield from ()

    def replay(self) -> list[Told]:
        """Everything from 0."""
        self.told.clear()
        FollowerCursor.objects.filter(name=self.name).delete()
        while follower.catch_up(self):
            pass
        return self.told


def _copy(story_id: int) -> str:
    found = copies(Ids("SELECT id FROM archive_story WHERE id = %s", (story_id,)))
    # The number of a version is ours and goes nowhere.
    return repr([(copy._replace(version_id=0), *shots([copy.version_id]).values()) for copy in found])
