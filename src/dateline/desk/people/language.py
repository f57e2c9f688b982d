"""The language that somebody has chosen, for everything that the newsroom says to them.

Wagtail's own pages see to it themselves; those that are answered outside of them (no such page, the second factor) do
not.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from wagtail.users.models import UserProfile


class Speaks:
    """Middleware: whoever is signed in is answered in their language."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Activates the language of the person's profile, if they have chosen one."""
        profile: UserProfile | None = getattr(request.user, "wagtail_userprofile", None)
        if profile is not None and profile.preferred_language:
            translation.activate(profile.preferred_language)
        return self.answer(request)
