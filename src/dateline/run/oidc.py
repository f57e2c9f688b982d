"""Sign-in with a provider (OpenID Connect Core 1.0, code flow): what the operator sets, and what Django makes of it."""

import os
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from dateline.run.roles import ROLES

SECRET = "DATELINE_OIDC_SECRET"  # noqa: S105  the variable's name
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Oidc:
    """The table ``[oidc]`` of dateline.toml."""

    issuer: str
    """What the provider calls itself in its tokens."""
    authorization: str
    token: str
    userinfo: str
    jwks: str
    client: str
    secret: str = ""
    claim: str = "groups"
    """Where userinfo says what somebody is: a word or a list of words."""
    roles: dict[str, str] = field(default_factory=dict)
    """From such a word to a role of the newsroom. Who has none is not let in."""


def read(table: dict[str, Any]) -> Oidc:
    """The table as values. Raises `ValueError` with a sentence for whoever wrote it."""
    known = {"issuer", "authorization", "token", "userinfo", "jwks", "client", "secret", "claim"}
    for name, value in table.items():
        if name == "roles":
            continue
        if name not in known:
            raise ValueError(f"unknown setting “{name}” in [oidc]; known are: {', '.join(sorted(known | {'roles'}))}")
        if not isinstance(value, str):
            raise ValueError(f"“{name}” in [oidc] must be a str, not {value!r}")
    missing = known - {"secret", "claim"} - table.keys()
    if missing:
        raise ValueError(f"[oidc] lacks {', '.join(sorted(missing))}")
    for name in ("authorization", "token", "userinfo", "jwks"):
        _check_address(name, table[name])
    _check_roles(table.get("roles"))
    secret = os.environ.get(SECRET) or table.get("secret", "")
    return Oidc(**{**table, "secret": secret})


def settings(oidc: Oidc) -> dict[str, Any]:
    """Django settings for mozilla-django-oidc."""
    return {
        "OIDC_RP_CLIENT_ID": oidc.client,
        "OIDC_RP_CLIENT_SECRET": oidc.secret,
        "OIDC_RP_SIGN_ALGO": "RS256",
        "OIDC_RP_SCOPES": "openid email profile",
        "OIDC_OP_AUTHORIZATION_ENDPOINT": oidc.authorization,
        "OIDC_OP_TOKEN_ENDPOINT": oidc.token,
        "OIDC_OP_USER_ENDPOINT": oidc.userinfo,
        "OIDC_OP_JWKS_ENDPOINT": oidc.jwks,
        "OIDC_USE_PKCE": True,
        "OIDC_TIMEOUT": 10,
        "OIDC_STORE_ACCESS_TOKEN": False,
        "OIDC_STORE_ID_TOKEN": False,
        "OIDC_CALLBACK_CLASS": "dateline.desk.people.oidc.Callback",
        "LOGIN_REDIRECT_URL": "/desk/",
        "LOGIN_REDIRECT_URL_FAILURE": "/desk/login/",
    }


def _check_roles(roles: object) -> None:
    if not isinstance(roles, dict) or not roles:
        raise ValueError("[oidc.roles] must say which role each of the provider's words stands for: press = 'editor'")
    if strange := [role for role in roles.values() if role not in ROLES]:
        raise ValueError(f"[oidc.roles] names {strange[0]!r}, which is no role; there are: {', '.join(ROLES)}")


def _check_address(name: str, address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in _LOOPBACK:
        return
    raise ValueError(f"“{name}” in [oidc] must begin with https://, not {address!r}")
