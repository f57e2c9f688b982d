"""Photos as the public sees them: renditions of a few sizes, made when first asked for, never the original.

A photo is served while some public version shows it, and not a moment longer: whether it does is asked of the archive
for each request, and caches have to ask us (``no-cache``).
"""

import logging
import os
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.archive.copies import is_shown
from dateline.archive.photos import path_of
from dateline.core.photo.refused import PhotoRefused
from dateline.core.photo.rendition import Format, rendition
from dateline.site.conditional import answer

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Spec:
    """A size in which photos are served; narrower originals are not enlarged."""

    name: str
    width: int
    """In pixels."""
    format: Format

    @property
    def media_type(self) -> str:
        """For the Content-Type."""
        return f"image/{self.format}"


SPECS = (
    Spec("w640.webp", 640, Format.WEBP),
    Spec("w1280.webp", 1280, Format.WEBP),
    Spec("w640.jpg", 640, Format.JPEG),
    Spec("w1280.jpg", 1280, Format.JPEG),
    Spec("w1200.jpg", 1200, Format.JPEG),
)
_BY_NAME = {spec.name: spec for spec in SPECS}

_MAKING = threading.Lock()
"""One at a time: the largest picture that is taken needs some 270 MB while it is made smaller."""
_PATIENCE = 10
"""Seconds that a request waits for its turn."""


@require_safe
def image(request: HttpRequest, digest: str, spec: str) -> HttpResponse:
    """A rendition. Unknown, embargoed, withdrawn and killed photos get the same 404."""
    if not is_shown(digest):
        raise Http404
    return served(request, digest, spec)


def served(request: HttpRequest, digest: str, spec: str) -> HttpResponse:
    """A rendition, whoever asks for it: the caller has made sure that they may. Raises `Http404`."""
    wanted = _BY_NAME.get(spec)
    if wanted is None:
        raise Http404
    try:
        data = _made(digest, wanted)
    except (OSError, PhotoRefused) as error:
        _log.error("photo %s: no %s of it can be made: %s", digest, spec, error)
        raise Http404 from error
    if data is None:
        return HttpResponse(status=503, headers={"Retry-After": "2", "Cache-Control": "no-store"})
    return answer(request, data, content_type=wanted.media_type, now=timezone.now())


def _made(digest: str, spec: Spec) -> bytes | None:
    """The rendition's bytes; None where too many others are waiting to be made."""
    path = Path(settings.CONFIG.cache) / "renditions" / digest[:2] / f"{digest}-{spec.name}"
    if (data := _read(path)) is not None:
        return data
    if not _MAKING.acquire(timeout=_PATIENCE):
        return None
    try:
        # Whoever had the turn before may have made this very one.
        if (data := _read(path)) is not None:
            return data
        data = rendition(path_of(digest).read_bytes(), width=spec.width, format=spec.format)
        _write(path, data)
        return data
    finally:
        _MAKING.release()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, also with several processes; lost in a power cut is no loss here."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).rename(path)
