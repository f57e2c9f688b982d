"""Sessions, sign-in and messages, for the newsroom alone."""

from collections.abc import Callable

from axes.middleware import AxesMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.locale import LocaleMiddleware
from django_otp.middleware import OTPMiddleware

from dateline.desk.people.language import Speaks
from dateline.desk.people.second_factor import SecondFactor
from dateline.desk.people.sign_ins import SignIns

Handler = Callable[[HttpRequest], HttpResponseBase]

_PREFIX = "/desk/"
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


def desk_only(public: Handler) -> Handler:
    """Wrap requests below ``/desk/`` in the newsroom's middleware and leave all others alone."""
    desk = public
    for layer in reversed(_OUTERMOST_FIRST):
        desk = layer(desk)
    return lambda request: (desk if request.path_info.startswith(_PREFIX) else public)(request)
