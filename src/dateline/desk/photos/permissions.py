"""Who may do what in the library, in Wagtail's terms: permissions on the root collection."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from dateline.desk.people.rights import ROLES, Right

_WAGTAILS = {Right.ADD_PHOTO: ("add_image", "choose_image"), Right.EDIT_PHOTO: ("change_image",)}
"""Somebody who may add pictures may change and delete their own; who may change them, everybody's."""


def install() -> None:
    """Give each role its rights in the library. Safe to repeat."""
    root = Collection.get_first_root_node()
    for role, held in ROLES.items():
        group = Group.objects.get(name=role.value)
        names = [name for right, names in _WAGTAILS.items() if right in held for name in names]
        for permission in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=names):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
