"""The security headers of every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Handler = Callable[[HttpRequest], HttpResponseBase]

_PUBLIC_CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Wagtail's admin sets styles and handlers inline; nobody but the newsroom's own people meets them.
_DESK_CSP = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


def security_headers(handler: Handler) -> Handler:
    """Add what a browser is to enforce. The newsroom has a policy of its own."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = handler(request)
        desk = request.path_info.startswith("/desk/")
        response.headers.setdefault("Content-Security-Policy", _DESK_CSP if desk else _PUBLIC_CSP)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin" if desk else "strict-origin-when-cross-origin")
        if "frame-ancestors *" not in response.headers["Content-Security-Policy"]:
            response.headers.setdefault("X-Frame-Options", "SAMEORIGIN" if desk else "DENY")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response

    return answer
