"""Whether a change makes a page wrong. Where it cannot be told it does: a page too many is rendered again."""

from dateline.core.ledger import Subject
from dateline.edge.change import Change
from dateline.site.depends import Depends


def affects(change: Change, depends: Depends) -> bool:
    """By what the change is about, without asking what the story is now."""
    if change.subject is not Subject.STORY:
        # Every page names topics or sources; few show an edition's leads.
        return change.subject is not Subject.EDITION or depends.leads
    return change.subject_id in depends.stories or not change.concerned.isdisjoint(depends.stories)
