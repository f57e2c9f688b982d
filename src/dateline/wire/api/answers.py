"""Answers of the API: bodies with an ETag, packed, and what is left of the limit; problems in the same way."""

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from dateline.wire.admission import Admitted
from dateline.wire.encoding import packed
from dateline.wire.problems import MEDIA_TYPE, Problem

_VARY = "Accept, Accept-Encoding, Authorization"


def answer(request: HttpRequest, body: bytes, media_type: str, admitted: Admitted) -> HttpResponse:
    """``body``, or 304 where the client has it. Nobody between us and the client keeps it for others."""
    body, coding = packed(body, request.headers.get("Accept-Encoding", ""))
    charset = "" if media_type.endswith("json") else "; charset=utf-8"
    response = HttpResponse(body, content_type=f"{media_type}{charset}")
    response.headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if coding:
        response.headers["Content-Encoding"] = coding
    fitting = get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
    fitting.headers["Cache-Control"] = "private, no-cache" if admitted.receiver.known else "no-cache"
    fitting.headers["Vary"] = _VARY
    for name, value in admitted.allowance.headers().items():
        fitting.headers[name] = value
    return fitting


def as_json(value: Any) -> bytes:
    """In UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def told(problem: Problem) -> HttpResponse:
    """A problem as an answer."""
    response = HttpResponse(problem.body(), content_type=MEDIA_TYPE, status=problem.kind.status.value)
    response.headers["Cache-Control"] = "no-store"
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response
