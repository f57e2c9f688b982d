"""Users of the newsroom."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dateline.desk.models import User


class TakenError(Exception):
    """Somebody has that name already."""


class UnfitError(Exception):
    """Name, address or password cannot be used; the message says why."""


def add_administrator(name: str, email: str, password: str) -> None:
    """Make a user who may do everything.

    Raises:
        TakenError: the name exists.
        UnfitError: a field is not valid, or the password too easy to guess.
    """
    user = User(username=name, email=email, is_staff=True, is_superuser=True)
    try:
        validate_password(password, user)
        user.set_password(password)
        user.clean_fields()
    except ValidationError as error:
        raise UnfitError(" ".join(error.messages)) from error
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        raise TakenError(name) from error
