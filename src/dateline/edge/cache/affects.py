"""Whether a change makes a page wrong. Where it cannot be told it does: a page too many is rendered again."""

from dateline.core.ledger import Subject
from dateline.edge.change import Change
from dateline.site.depends import Depends


def affects(change: Change, depends: Depends) -> bool:
    """By what the change is about, without asking what the story is now."""
    match change.subject:
        case Subject.STORY:
            return change.subject_id in depends.stories or not change.concerned.isdisjoint(depends.stories)
        case Subject.COVERAGE:
            return change.subject_id in depends.events
        case Subject.EDITION:
            return depends.leads
    # Every page names topics or sources.
    return True
