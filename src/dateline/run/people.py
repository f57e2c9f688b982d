"""Users of the newsroom, for the commands."""

from dataclasses import dataclass

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dateline.desk.models import User
from dateline.desk.people import devices, groups
from dateline.desk.people.rights import Role
from dateline.desk.people.second_factor import has_device
from dateline.desk.people.sign_ins import end_all


class TakenError(Exception):
    """Somebody has that name already."""


class UnfitError(Exception):
    """Name, address or password cannot be used; the message says why."""


class UnknownError(Exception):
    """Nobody has that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A user as the list shows them."""

    name: str
    role: str
    active: bool
    two_factor: bool


def add(name: str, email: str, password: str, role: Role) -> None:
    """Make a user with a role; an administrator may do everything.

    Raises:
        TakenError: the name exists.
        UnfitError: a field is not valid, or the password too easy to guess.
    """
    user = User(username=name, email=email, is_staff=True, is_superuser=role is Role.ADMINISTRATOR)
    try:
        validate_password(password, user)
        user.set_password(password)
        user.clean_fields()
    except ValidationError as error:
        raise UnfitError(" ".join(error.messages)) from error
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            groups.install()
            groups.give(user, role)
    except IntegrityError as error:
        raise TakenError(name) from error


def add_alike(name: str, role: Role, *, like: str) -> None:
    """Make a user with the password of another. For the demo, where hashing five passwords would be waited for."""
    user = User.objects.create(username=name, password=_user(like).password, is_staff=True)
    groups.give(user, role)


def everybody() -> list[Person]:
    """All users, by name."""
    users = User.objects.order_by("username").prefetch_related("groups")
    return [
        Person(
            name=user.username,
            role=", ".join(group.name for group in user.groups.all())
            or ("administrator" if user.is_superuser else "none"),
            active=user.is_active,
            two_factor=has_device(user),
        )
        for user in users
    ]


def set_role(name: str, role: Role) -> None:
    """Give somebody one role instead of what they had. Raises `UnknownError`."""
    user = _user(name)
    with transaction.atomic():
        groups.install()
        groups.give(user, role)
        user.is_superuser = role is Role.ADMINISTRATOR
        user.save(update_fields=["is_superuser"])


def set_password(name: str, password: str) -> None:
    """A new password, which ends all sessions and what shut the name out. Raises `UnknownError` and `UnfitError`."""
    user = _user(name)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise UnfitError(" ".join(error.messages)) from error
    user.set_password(password)
    user.save(update_fields=["password"])
    end_all(user)
    reset(username=name)


def switch_off(name: str) -> None:
    """Somebody who left: no sign-in any more, and all sessions end. Raises `UnknownError`."""
    user = _user(name)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_all(user)


def unlock(name: str) -> None:
    """Let somebody try again who was shut out, or lost their second factor. Raises `UnknownError`."""
    devices.remove(_user(name))
    reset(username=name)


def _without_role(user: User) -> str:
    return Role.ADMINISTRATOR.value if user.is_superuser else "no role"


def _user(name: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None:
        raise UnknownError(name)
    return user
