"""The roles as Django's groups."""

from collections.abc import Collection

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection as PictureCollection
from wagtail.models import GroupCollectionPermission

from dateline.desk.models import Draft, User
from dateline.desk.people.rights import ROLES, Right, Role


def install() -> None:
    """Make the groups that are missing, and give each the rights of its role. Safe to repeat."""
    rights = {right: _permission(right) for right in Right}
    for role, held in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set([rights[right] for right in held])
        _open_library(group, held)


_LIBRARY = {"choose_image": Right.ENTER, "add_image": Right.ADD_PHOTO, "change_image": Right.EDIT_PHOTO}
"""Wagtail's permissions on a collection of pictures, and the right that each stands for. It asks these alone."""


def _open_library(group: Group, held: Collection[Right]) -> None:
    root = PictureCollection.get_first_root_node()
    wanted = [codename for codename, right in _LIBRARY.items() if right in held]
    given = GroupCollectionPermission.objects.filter(group=group, collection=root)
    given.filter(permission__content_type__app_label="wagtailimages").exclude(permission__codename__in=wanted).delete()
    for permission in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=wanted):
        given.get_or_create(group=group, collection=root, permission=permission)


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
