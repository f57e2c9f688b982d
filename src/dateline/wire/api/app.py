"""The API as a whole: operations, problems, and the document that describes them (OpenAPI 3.1)."""

import logging
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from dateline.wire.api.answers import told
from dateline.wire.api.operations import router
from dateline.wire.api.streams import PATHS
from dateline.wire.problems import BAD_REQUEST, FAULT, Problem

_log = logging.getLogger(__name__)
_DESCRIPTION = """\
What an agency publishes, for machines: stories in the formats of the trade, and the ledger that says in order what
happened to them. Follow the ledger from a cursor and you miss nothing; heed the events that say “takes” and
nothing of what was taken back stays with you.
"""

api = NinjaAPI(
    title="Wire",
    version="1",
    description=_DESCRIPTION,
    urls_namespace="wire",
    docs_url=None,
    openapi_url=None,
)
api.add_router("", router)


@api.exception_handler(Problem)
def _problem(_request: HttpRequest, problem: Problem) -> HttpResponse:
    return told(problem)


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [{"where": str(each["loc"][-1]), "what": str(each["msg"])} for each in error.errors]
    detail = "; ".join(f"{each['where']}: {each['what']}" for each in faults)
    return told(Problem(BAD_REQUEST, detail, {"faults": faults}))


@api.exception_handler(HttpError)
def _refused(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return told(Problem(BAD_REQUEST, str(error)))


@api.exception_handler(Exception)
def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("%s: %s", request.path, error, exc_info=error)
    return told(Problem(FAULT, "the request could not be answered; the fault is noted"))


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document, with what the edge answers."""
    schema: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/wire"))
    schema["paths"] = {**schema["paths"], **PATHS}
    for path in schema["paths"].values():
        for operation in path.values():
            operation["security"] = [{"Door": []}, {}]
    return schema
