"""Where people are signed in: noted as they come, listed, and ended."""

import datetime as dt
from collections.abc import Callable
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from wagtail.users.models import UserProfile

from dateline.archive.models import Edition
from dateline.desk.models import SignIn, User
from dateline.desk.people.throttle import address_of

EVERY = dt.timedelta(minutes=1)
"""How exactly "last seen" is kept."""


class SignIns:
    """Middleware, after the one that knows who it is."""

    def __init__(self, handler: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Notes the session, at most once a minute."""
        key = request.session.session_key
        if isinstance(request.user, User) and key:
            _note(request, request.user, key)
        return self.handler(request)


def end(sign_in: SignIn) -> None:
    """Sign somebody out there; their next request finds no session."""
    import_module(settings.SESSION_ENGINE).SessionStore(sign_in.session_key).delete()
    sign_in.delete()


def end_all(user: User, but: str = "") -> int:
    """Sign somebody out everywhere but in the session with the key ``but``; how many were ended."""
    others = list(SignIn.objects.filter(user=user).exclude(session_key=but))
    for each in others:
        end(each)
    return len(others)


def _note(request: HttpRequest, user: User, key: str) -> None:
    now = timezone.now()
    known = SignIn.objects.filter(session_key=key).first()
    if known is None:
        _forget_expired(now)
        _settle(user)
        SignIn.objects.get_or_create(
            session_key=key,
            defaults={
                "user": user,
                "began_at": now,
                "seen_at": now,
                "address": address_of(request)[:45],
                "agent": request.headers.get("User-Agent", "")[:300],
            },
        )
    elif now - known.seen_at > EVERY:
        SignIn.objects.filter(pk=known.pk).update(seen_at=now)


def _settle(user: User) -> None:
    """Who has chosen no zone sees the desk's times in that of the first edition."""
    profile = UserProfile.get_for_user(user)
    edition = Edition.objects.order_by("position", "code").first()
    if not profile.current_time_zone and edition is not None:
        profile.current_time_zone = edition.zone
        profile.save(update_fields=["current_time_zone"])


def _forget_expired(now: dt.datetime) -> None:
    running = Session.objects.filter(expire_date__gt=now).values("session_key")
    SignIn.objects.exclude(session_key__in=running).delete()
    Session.objects.filter(expire_date__lte=now).delete()
