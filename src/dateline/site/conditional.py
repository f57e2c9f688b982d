"""Answers that a client which has them already need not fetch again (RFC 9110, sections 8.8 and 13)."""

import datetime as dt
import hashlib
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from dateline.site.depends import Declared, Depends, earliest

_UNSETTLED = dt.timedelta(seconds=2)
"""A change takes its time before it commits, and Last-Modified counts whole seconds: a copy handed out so soon after a
change may lack another one of the same second, so it is dated earlier and will be fetched once more."""


def answer(
    request: HttpRequest,
    body: bytes,
    *,
    content_type: str,
    changed: dt.datetime | None = None,
    now: dt.datetime,
    depends: Depends | None = None,
) -> HttpResponse:
    """``body`` with a strong ETag, or 304 where the client says that it has it. The server drops the body for HEAD.

    ``changed`` is when the body may last have changed. Caches keep a copy but ask before each use, so that what is
    taken down is gone at once. With ``depends`` the page cache may keep it.
    """
    response = Declared(body, content_type=content_type)
    response.headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Length"] = str(len(body))
    modified = None
    if changed:
        modified = int(changed.timestamp())
        response.headers["Last-Modified"] = http_date(int(min(changed, now - _UNSETTLED).timestamp()))
    if depends:
        # A copy that is dated earlier is good until the true date can be told.
        settled = changed + _UNSETTLED if changed and changed > now - _UNSETTLED else None
        response.depends = replace(depends, changed=changed, until=earliest(depends.until, settled))
    fitting = get_conditional_response(
        request, etag=response.headers["ETag"], last_modified=modified, response=response
    )
    return fitting or response
