"""The roles as Django's groups."""

from django.contrib.auth.models import Group, Permission

from dateline.desk.models import User
from dateline.desk.people.rights import ROLES, Right, Role


def install() -> None:
    """Make the groups that are missing, and give each the rights of its role. Safe to repeat."""
    rights = {right: _permission(right) for right in Right}
    for role, held in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set([rights[right] for right in held])


def give(user: User, role: Role) -> None:
    """Let somebody have one role and no other."""
    user.groups.set([Group.objects.get(name=role.value)])


def _permission(right: Right) -> Permission:
    app, codename = right.value.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
