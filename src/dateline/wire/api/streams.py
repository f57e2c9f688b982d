"""The operations that the edge answers, as the OpenAPI document tells of them."""

from typing import Any

from dateline.wire.api.schemas import EVENT, EVENTS, PROBLEMS, problem


def _query(name: str, description: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


_AFTER = _query("after", "A cursor; without it from the beginning.", type="string", maxLength=100)
_FILTER = _query("f", "A filter without times.", type="string", maxLength=2000)
_ITEMS = _query("items", "Whether each event brings its version.", type="boolean", default=True)
_STREAM = {"schema": {"type": "string"}}
_BUSY = problem("Too many streams are open; come back later.")

PATHS: dict[str, Any] = {
    "/wire/ledger": {
        "get": {
            "operationId": "ledger",
            "summary": "What happens, in order, from a cursor",
            "description": "As JSON one page, which waits up to “wait” seconds for something to happen; as "
            "text/event-stream and application/x-ndjson a stream that goes on.",
            "tags": ["ledger"],
            "parameters": [
                _AFTER,
                _FILTER,
                _ITEMS,
                _query("wait", "Seconds.", type="integer", minimum=0, maximum=30, default=0),
                _query("limit", "Events that are looked at.", type="integer", minimum=1, maximum=500, default=100),
                _query("format", "Instead of Accept.", type="string", enum=["json", "sse", "ndjson"]),
                {
                    "name": "Last-Event-ID", "in": "header", "required": False, "schema": {"type": "string"},
                    "description": "A cursor, as browsers send it when they connect again.",
                },
            ],
            "responses": {
                "200": {
                    "description": "OK",
                    "content": {
                        "application/json": {"schema": EVENTS},
                        "text/event-stream": _STREAM,
                        "application/x-ndjson": {"schema": EVENT},
                    },
                },
                **PROBLEMS,
                "409": problem("The cursor is ahead of the ledger."),
                "503": _BUSY,
            },
        }
    },
    "/wire/history": {
        "get": {
            "operationId": "history",
            "summary": "Everything there is, in bulk",
            "description": "One line a story as it stands, in the order of their numbers, oldest first.",
            "tags": ["ledger"],
            "parameters": [
                _FILTER,
                _query("from", "The number of the first story.", type="integer", minimum=1, default=1),
                _query("format", "Of the stories.", type="string", enum=["ninjs", "ninjs-2.2"]),
            ],
            "responses": {
                "200": {"description": "OK", "content": {"application/x-ndjson": _STREAM}},
                **PROBLEMS,
                "503": _BUSY,
            },
        }
    },
}  # fmt: skip
