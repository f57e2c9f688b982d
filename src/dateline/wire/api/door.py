"""The door of the wire as django-ninja wants it."""

from typing import cast

from django.http import HttpRequest
from django.utils import timezone
from ninja.security.base import AuthBase

from dateline.wire.admission import Admitted, address_of, admit
from dateline.wire.receivers import Scope


class Door(AuthBase):
    """A bearer token with a scope, or none where the public may read."""

    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_description = "A token of a client of the agency, from “dateline client” or its newsroom."

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        super().__init__()

    def __call__(self, request: HttpRequest) -> Admitted:
        """Who asks. Raises `Problem`."""
        address = address_of(str(request.META.get("REMOTE_ADDR", "")), request.headers.get("X-Forwarded-For", ""))
        return admit(request.headers.get("Authorization", ""), address, self._scope, timezone.now())


def admitted(request: HttpRequest) -> Admitted:
    """Whom the door let in."""
    return cast(Admitted, request.auth)  # type: ignore[attr-defined]
