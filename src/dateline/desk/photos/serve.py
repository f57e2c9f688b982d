"""Pictures for people who are signed in: renditions of the archive whatever is public, and the library's own files."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.site.img import served

_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
}


@require_safe
def archive_photo(request: HttpRequest, digest: str, spec: str) -> HttpResponse:
    """A rendition of a picture in the archive, for previews and the pages of stories."""
    require(signed_in(request), Right.ENTER)
    return _private(served(request, digest, spec))


@require_safe
def library_file(request: HttpRequest, path: str) -> HttpResponse:
    """An original or a thumbnail of Wagtail's library. Raises `Http404` for what is no picture of it."""
    require(signed_in(request), Right.ENTER)
    media_type = _TYPES.get(Path(path).suffix.lower())
    try:
        data = Path(safe_join(settings.MEDIA_ROOT, path)).read_bytes() if media_type else b""
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error
    if not data:
        raise Http404
    return _private(HttpResponse(data, content_type=media_type))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
