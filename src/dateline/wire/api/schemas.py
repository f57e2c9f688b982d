"""What answers look like, for the OpenAPI document: formats are the standards' own, so only their outline is told."""

from typing import Any

_STRING = {"type": "string"}
_NINJS = {
    "type": "object",
    "required": ["uri"],
    "properties": {"uri": _STRING, "version": _STRING, "type": _STRING, "pubStatus": _STRING},
    "description": "A ninjs 3.1 object; see http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": _STRING, "title": _STRING, "status": {"type": "integer"}, "detail": _STRING,
    },
    "description": "RFC 9457",
}  # fmt: skip
_LIST = {
    "type": "object",
    "required": ["stories", "next"],
    "properties": {
        "stories": {"type": "array", "items": _NINJS},
        "next": {"type": ["string", "null"], "description": "Send it as “before” for the next page."},
    },
}
_ROOT = {
    "type": "object",
    "required": ["client", "rights", "formats", "links"],
    "properties": {
        "client": {"type": ["string", "null"]},
        "rights": {"type": "object"},
        "formats": {"type": "array", "items": _STRING},
        "links": {"type": "object", "additionalProperties": _STRING},
    },
}
EVENT = {
    "type": "object",
    "required": ["cursor", "verb", "at", "uri", "version"],
    "properties": {
        "cursor": {**_STRING, "description": "Send it as “after” to go on behind this event."},
        "previous": {"type": ["string", "null"], "description": "Cursor of the story's last event before it."},
        "verb": _STRING,
        "at": {**_STRING, "format": "date-time"},
        "uri": _STRING,
        "story": {"type": "integer"},
        "version": {"type": "integer"},
        "takes": {"type": "boolean", "description": "Destroy what you have of the story."},
        "backfill": {"type": "boolean"},
        "embargo": {"type": ["string", "null"], "format": "date-time"},
        "item": {
            "type": ["object", "null"],
            "description": "ninjs 3.1; null where the version is not given out any more.",
        },
    },
}
EVENTS = {
    "type": "object",
    "required": ["events", "cursor", "more"],
    "properties": {"events": {"type": "array", "items": EVENT}, "cursor": _STRING, "more": {"type": "boolean"}},
}


def problem(description: str) -> dict[str, Any]:
    """An answer that tells of a problem."""
    return {"description": description, "content": {"application/problem+json": {"schema": _PROBLEM}}}


PROBLEMS = {
    "400": problem("The request, its filter or its cursor cannot be used."),
    "401": problem("No token, or one that opens nothing."),
    "403": problem("The token is not good for this."),
    "406": problem("No such format."),
    "429": problem("Too many requests; Retry-After says when to come back."),
}
_TEXT: dict[str, Any] = {"schema": _STRING}


def _answers(content: dict[str, Any], **more: dict[str, Any]) -> dict[str, Any]:
    found = {"200": {"description": "OK", "content": content}, "304": {"description": "As you have it."}}
    return {"responses": {**found, **PROBLEMS, **more}}


_ONE = {
    "application/json": {"schema": _NINJS}, "application/vnd.iptc.ninjs+json": {"schema": _NINJS},
    "application/vnd.iptc.g2.newsitem+xml": _TEXT, "application/nitf+xml": _TEXT, "text/plain": _TEXT,
}  # fmt: skip
_LISTS = {"application/json": {"schema": _LIST}, "application/vnd.iptc.g2.newsmessage+xml": _TEXT}
_ABSENT = {
    "404": problem("No such story, or none that you may have."),
    "410": problem("It was taken back: destroy what you have of it."),
}
ROOT = _answers({"application/json": {"schema": _ROOT}})
LISTS = _answers(_LISTS)
ONE = _answers(_ONE, **_ABSENT)
VERSIONS = _answers(_LISTS, **_ABSENT)
PHOTO = _answers(
    {"image/jpeg": _TEXT, "image/webp": _TEXT},
    **{"404": problem("No such photo."), "503": {"description": "Come back in a moment."}},
)
