"""Static files from the folder where they were collected, under addresses that carry their digest."""

import asyncio
import json
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.edge.asgi import Header, Receive, Scope, Send, answer, answer_text, header

PREFIX = "/static/"
_FOREVER = b"public, max-age=31536000, immutable"
_ASK_AGAIN = b"no-cache"
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that may be served."""

    path: Path
    media_type: bytes
    caching: bytes
    tag: bytes
    packed: bool
    """Beside it lies the same file with ``.gz``."""


class StaticFiles:
    """Answers requests below `PREFIX` from a list made at the start: what is not on it does not exist."""

    def __init__(self, folder: Path) -> None:
        self._files = _listed(folder)

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """One request."""
        found = self._files.get(scope["path"].removeprefix(PREFIX))
        if found is None:
            await answer_text(send, 404, "There is no such file.")
        elif scope["method"] not in {"GET", "HEAD"}:
            await answer_text(send, 405, "Files can only be read.")
        elif header(scope, b"if-none-match") == found.tag:
            await answer(send, 304, _headers(found))
        else:
            await _send(found, scope, send)


async def _send(found: StaticFile, scope: Scope, send: Send) -> None:
    packed = found.packed and b"gzip" in header(scope, b"accept-encoding")
    path = found.path.with_name(f"{found.path.name}.gz") if packed else found.path
    try:
        body = await asyncio.to_thread(path.read_bytes)
    except OSError:
        await answer_text(send, 404, "The file is gone; restart Dateline to collect its files again.")
        return
    encoding = [(b"content-encoding", b"gzip")] if packed else []
    await answer(send, 200, [*_headers(found), *encoding], body)


def _headers(found: StaticFile) -> list[Header]:
    vary = [(b"vary", b"accept-encoding")] if found.packed else []
    return [
        (b"content-type", found.media_type),
        (b"cache-control", found.caching),
        (b"etag", found.tag),
        (b"x-content-type-options", b"nosniff"),
        *vary,
    ]


def _listed(folder: Path) -> Mapping[str, StaticFile]:
    manifest = json.loads((folder / "staticfiles.json").read_text())
    digested = set(manifest["paths"].values())
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: _described(path, caching=_FOREVER if name in digested else _ASK_AGAIN, packed=f"{name}.gz" in names)
        for name, path in names.items()
        if not name.endswith(".gz")
    }


def _described(path: Path, *, caching: bytes, packed: bool) -> StaticFile:
    media_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    stat = path.stat()
    tag = f'"{stat.st_size:x}-{stat.st_mtime_ns:x}"'
    return StaticFile(path, media_type.encode(), caching, tag.encode(), packed)
