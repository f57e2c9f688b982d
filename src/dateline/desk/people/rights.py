"""Who may do what. Every action of the desk asks `require` on the server, whatever its buttons show."""

from enum import StrEnum

from django.core.exceptions import PermissionDenied

from dateline.desk.models import User


class Right(StrEnum):
    """Something that not everybody may do, as Django's permission of that name."""

    ENTER = "wagtailadmin.access_admin"
    WRITE = "desk.add_draft"
    EDIT = "desk.change_draft"
    """Other people's drafts, too."""
    DELETE = "desk.delete_draft"
    LOCK = "desk.lock_draft"
    """Keep a draft to oneself for a while; whoever locked it may always unlock it."""
    UNLOCK = "desk.unlock_draft"
    """Other people's locks, too: of a colleague who has gone home."""
    PUBLISH = "desk.publish_draft"
    """Publish, update, refile and flash; move or lift an embargo."""
    CORRECT = "desk.correct_story"
    WITHDRAW = "desk.withdraw_story"
    KILL = "desk.kill_story"
    RESTORE = "desk.restore_story"
    HOLD = "desk.hold_story"
    """Hold and release."""
    ADVISE = "desk.advise_story"
    LEAD = "desk.lead_story"
    """Choose and order the front page's leads."""
    TOPICS = "desk.own_topics"
    """Add, rename, move, merge and retire topics; say what incoming codes mean; choose the model of topics."""
    SOURCES = "intake.change_wire"
    """Add sources, say what may be done with their copy, and have them visited."""
    PARTNERS = "partners.change_partner"
    """Agree with partners, and hide what they offer."""
    RATES = "markets.change_display"
    """Import rates, have banks asked, and choose what editions show."""
    CLIENTS = "wire.change_client"
    """Add clients of our wire, say what each may receive, make and end their tokens."""
    ADD_PHOTO = "desk.add_deskimage"
    EDIT_PHOTO = "desk.change_deskimage"
    """Other people's, too, and delete those that nobody uses: Wagtail makes no difference between the two."""
    PEOPLE = "desk.change_user"
    """Add people, give them roles, end their sessions."""


class Role(StrEnum):
    """A place in the newsroom; its name is that of a group."""

    REPORTER = "reporter"
    PHOTO_EDITOR = "photo editor"
    EDITOR = "editor"
    CHIEF = "chief editor"
    ADMINISTRATOR = "administrator"


_REPORTER = {Right.ENTER, Right.WRITE, Right.EDIT, Right.LOCK, Right.ADD_PHOTO}
_PHOTO_EDITOR = {*_REPORTER, Right.EDIT_PHOTO}
_EDITOR = {
    *(_REPORTER | {Right.EDIT_PHOTO, Right.DELETE, Right.PUBLISH, Right.CORRECT, Right.WITHDRAW, Right.KILL}),
    *(Right.UNLOCK, Right.HOLD, Right.ADVISE, Right.LEAD),
}
_CHIEF = {*_EDITOR, Right.RESTORE, Right.TOPICS, Right.SOURCES, Right.PARTNERS, Right.RATES, Right.CLIENTS}

ROLES: dict[Role, frozenset[Right]] = {
    Role.REPORTER: frozenset(_REPORTER),
    Role.PHOTO_EDITOR: frozenset(_PHOTO_EDITOR),
    Role.EDITOR: frozenset(_EDITOR),
    Role.CHIEF: frozenset(_CHIEF),
    Role.ADMINISTRATOR: frozenset(Right),
}
"""A kill is an editor's right: who finds the mistake at night must not have to wake somebody. Bringing back is not."""


def may(user: User, right: Right) -> bool:
    """Whether somebody has a right, by their role or as a superuser."""
    return user.is_active and user.has_perm(right.value)


def require(user: User, right: Right) -> None:
    """Raises Django's `PermissionDenied`, which the desk answers with 403, where the right is missing."""
    if not may(user, right):
        raise PermissionDenied
