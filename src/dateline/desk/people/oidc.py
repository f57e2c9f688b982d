"""Sign-in with a provider, on mozilla-django-oidc, which is imported only where dateline.toml asks for it."""

import hashlib
from typing import Any

import jwt
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView
from requests import RequestException

from dateline.desk.models import User
from dateline.desk.people import groups
from dateline.desk.people.rights import Role
from dateline.desk.people.second_factor import FROM_PROVIDER


class Provider(OIDCAuthenticationBackend):  # type: ignore[misc]
    """Somebody is who the provider's ``sub`` says; an e-mail address proves nothing and never finds a local user."""

    def verify_token(self, token: str, **kwargs: Any) -> dict[str, Any]:
        """The token's claims. Raises `SuspiciousOperation` for what is not ours, expired or from somebody else.

        Signature, algorithm and nonce are checked by the library, the rest of OpenID Connect Core 3.1.3.7 here.
        """
        try:
            claims: dict[str, Any] = super().verify_token(token, **kwargs)
        except jwt.InvalidTokenError as error:
            raise SuspiciousOperation(f"the provider's token cannot be used: {error}") from error
        audience = claims.get("aud")
        meant = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != _set().issuer or _set().client not in meant:
            raise SuspiciousOperation("the provider's token is of somebody else or for somebody else")
        return claims

    def verify_claims(self, claims: dict[str, Any]) -> bool:
        """Whether the provider says something that stands for a role."""
        return bool(claims.get("sub")) and _role(claims) is not None

    def filter_users_by_claims(self, claims: dict[str, Any]) -> "QuerySet[User]":
        """The user of that ``sub``, if they were here before."""
        return User.objects.filter(username=_name(claims))

    def create_user(self, claims: dict[str, Any]) -> User:
        """Somebody who is here for the first time, without a password."""
        user = User(username=_name(claims), is_staff=True)
        user.set_unusable_password()
        user.save()
        return self.update_user(user, claims)

    def update_user(self, user: User, claims: dict[str, Any]) -> User:
        """Name and role as the provider says them today."""
        user.first_name = str(claims.get("given_name", ""))[:150]
        user.last_name = str(claims.get("family_name", "") or claims.get("name", ""))[:150]
        user.email = str(claims.get("email", ""))[:254]
        user.save(update_fields=["first_name", "last_name", "email"])
        role = _role(claims)
        assert role is not None, "verified before"
        groups.give(user, role)
        return user


class Callback(OIDCAuthenticationCallbackView):  # type: ignore[misc]
    """Where the provider sends people back to."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """To the newsroom, or to the sign-in page with a sentence."""
        try:
            answer: HttpResponse = super().get(request)
        except (SuspiciousOperation, RequestException):
            return self.login_failure()
        return answer

    def login_success(self) -> HttpResponse:
        """The provider has asked for second factors itself."""
        answer: HttpResponse = super().login_success()
        self.request.session[FROM_PROVIDER] = True
        return answer

    def login_failure(self) -> HttpResponse:
        """Says no more than that it did not work: the log knows why."""
        messages.error(self.request, _("The provider did not let you in here. Ask your administrator for a role."))
        answer: HttpResponse = super().login_failure()
        return answer


def _set() -> Any:
    """The table of dateline.toml, which is there where this module is used."""
    return settings.CONFIG.oidc


def _name(claims: dict[str, Any]) -> str:
    who = f"{_set().issuer} {claims['sub']}".encode()
    return f"oidc-{hashlib.sha256(who).hexdigest()[:24]}"


def _role(claims: dict[str, Any]) -> Role | None:
    said = claims.get(_set().claim, ())
    words = [said] if isinstance(said, str) else list(said) if isinstance(said, list) else []
    roles = _set().roles
    found = [Role(roles[word]) for word in words if word in roles]
    return max(found, key=list(Role).index, default=None)
