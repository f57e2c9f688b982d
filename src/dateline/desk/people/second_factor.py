"""Who has a second factor is asked for it before anything else; where it is required, all others set one up first."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from dateline.desk.models import User

_OPEN = ("desk_code", "wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_javascript_catalog")
"""Names of the addresses that half a sign-in may use."""
FROM_PROVIDER = "oidc"
"""Set in the session of those who signed in with a provider, which asks for second factors itself."""


class SecondFactor:
    """Middleware, after django-otp's."""

    def __init__(self, handler: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Sends half-signed-in people to the page that they need."""
        user = request.user
        if not isinstance(user, User) or user.is_verified() or request.session.get(FROM_PROVIDER):  # type: ignore[attr-defined]
            return self.handler(request)
        if has_device(user):
            wanted = "desk_code"
        elif settings.CONFIG.two_factor == "required":
            wanted = "desk_two_factor"
        else:
            return self.handler(request)
        if request.path_info in {reverse(name) for name in (*_OPEN, wanted)}:
            return self.handler(request)
        return redirect(wanted)


def has_device(user: User) -> bool:
    """Whether somebody has set up a second factor."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())
