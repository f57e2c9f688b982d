"""Sessions, sign-in and messages, for the newsroom alone; and a note of what its people have just done."""

from collections.abc import Callable

from axes.middleware import AxesMiddleware
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.locale import LocaleMiddleware
from django_otp.middleware import OTPMiddleware

from dateline.archive.ledger import last_seq
from dateline.desk.people.language import Speaks
from dateline.desk.people.second_factor import SecondFactor
from dateline.desk.people.sign_ins import SignIns
from dateline.edge import min_seq

Handler = Callable[[HttpRequest], HttpResponseBase]

_PREFIX = "/desk/"
_READING = ("GET", "HEAD", "OPTIONS")
_OUTERMOST_FIRST = (
    SessionMiddleware,
    LocaleMiddleware,
    CommonMiddleware,
    CsrfViewMiddleware,
    AuthenticationMiddleware,
    OTPMiddleware,
    MessageMiddleware,
    Speaks,
    SecondFactor,
    SignIns,
    AxesMiddleware,
)


def _noting(handler: Handler) -> Handler:
    """Whoever has done something reads public pages that have seen it: see `dateline.edge.min_seq`."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = handler(request)
        if request.method not in _READING and response.status_code < 400:
            response.set_cookie(
                min_seq.COOKIE.decode(),
                str(last_seq()),
                max_age=min_seq.LIFE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    return answer


def desk_only(public: Handler) -> Handler:
    """Wrap requests below ``/desk/`` in the newsroom's middleware and leave all others alone."""
    desk = _noting(public)
    for layer in reversed(_OUTERMOST_FIRST):
        desk = layer(desk)
    return lambda request: (desk if request.path_info.startswith(_PREFIX) else public)(request)
