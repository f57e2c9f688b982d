"""What a state of a draft is known by."""

from wagtail.models import Revision


def mark_of(revision: Revision) -> str:
    """What a revision is known by: its number and its time, since saving in the background overwrites it in place."""
    return f"{revision.pk} {revision.created_at.isoformat()}"
