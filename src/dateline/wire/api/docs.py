"""The document that describes the API, and a page that shows it: no script and nothing from elsewhere."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.site import links
from dateline.site.conditional import answer
from dateline.wire.api.answers import told
from dateline.wire.api.app import document
from dateline.wire.problems import BAD_METHOD, KINDS, NOT_FOUND, Problem


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1."""
    body = json.dumps(document() | {"servers": [{"url": links.absolute("")}]}, ensure_ascii=False).encode()
    response = answer(request, body, content_type="application/json", now=timezone.now())
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same for people."""
    context = {
        "info": document()["info"],
        "operations": _operations(),
        "kinds": KINDS,
        "site": links.absolute(""),
    }
    body = render_to_string("wire/docs.html", context).encode()
    return answer(request, body, content_type="text/html; charset=utf-8", now=timezone.now())


def nothing(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001
    """What is no address of the wire is told in its own way."""
    if request.method not in {"GET", "HEAD"}:
        return told(Problem(BAD_METHOD, "use GET", headers={"Allow": "GET"}))
    return told(Problem(NOT_FOUND, "see /wire/docs for the addresses that there are"))


@dataclass(frozen=True, slots=True)
class _Parameter:
    name: str
    sort: str
    """Where it stands, and its type."""
    words: str


@dataclass(frozen=True, slots=True)
class _Operation:
    id: str
    path: str
    words: str
    parameters: tuple[_Parameter, ...]
    answers: tuple[tuple[str, str], ...]
    """Status and meaning."""


def _operations() -> tuple[_Operation, ...]:
    paths = document()["paths"].items()
    return tuple(_operation(path, each) for path, methods in paths for each in methods.values())


def _operation(path: str, said: Mapping[str, Any]) -> _Operation:
    return _Operation(
        id=said["operationId"],
        path=path,
        words=" ".join(f"{said[name].rstrip('.')}." for name in ("summary", "description") if said.get(name)),
        parameters=tuple(_parameter(each) for each in said.get("parameters", ())),
        answers=tuple((str(status), each["description"]) for status, each in said["responses"].items()),
    )


def _parameter(said: Mapping[str, Any]) -> _Parameter:
    schema = said["schema"]
    words = [said.get("description") or schema.get("description") or ""]
    words += [f"One of {', '.join(schema['enum'])}."] if "enum" in schema else []
    words += [f"At most {schema['maximum']}."] if "maximum" in schema else []
    return _Parameter(said["name"], f"{said['in']}, {schema['type']}", " ".join(filter(None, words)))
