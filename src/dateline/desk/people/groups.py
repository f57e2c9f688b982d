"""The roles as Django's groups."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from dateline.desk.models import Draft, User
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
    known = Permission.objects.filter(content_type__app_label=app, codename=codename).first()
    # Django makes permissions after migrations, and a right may be newer than the last of those.
    return known or Permission.objects.create(
        content_type=ContentType.objects.get_for_model(Draft), codename=codename, name=right.name.capitalize()
    )
