"""Picture files under the digest of their bytes, outside the web root."""

import datetime as dt
import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from dateline.archive.models import Photo
from dateline.core.photo.read import read_metadata


def path_of(digest: str) -> Path:
    """Where the file with this SHA-256 lies."""
    return Path(settings.CONFIG.photos) / digest[:2] / digest


def store(data: bytes, now: dt.datetime) -> Photo:
    """Keep a picture; the same bytes are kept once.

    The file is on disk before the row is, so that no committed row can lack its file. Raises `PhotoRefused` for what is
    no picture, is damaged or is too large.
    """
    meta = read_metadata(data)
    digest = hashlib.sha256(data).hexdigest()
    _write(path_of(digest), data)
    photo, _ = Photo.objects.get_or_create(
        digest=digest,
        defaults={
            "media_type": meta.media_type,
            "width": meta.width,
            "height": meta.height,
            "size": len(data),
            "added_at": now,
        },
    )
    return photo


def _write(path: Path, data: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
