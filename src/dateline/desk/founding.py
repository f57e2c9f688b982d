"""What a newsroom has from the start: roles, and the way from writer to publication."""

from dateline.desk.drafts import workflow
from dateline.desk.people import groups
from dateline.desk.photos import permissions as photos


def install() -> None:
    """Bring it into the database. Safe to repeat; what an administrator has changed in the workflow stays."""
    groups.install()
    photos.install()
    workflow.install()
