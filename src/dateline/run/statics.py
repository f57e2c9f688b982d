"""Style sheets, scripts and fonts, collected under names that carry their digest, for the edge to serve."""

import gzip
import hashlib
import json
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from dateline.run.config import Config

_STAMP = "collected"
_TEXTS = {".css", ".js", ".svg", ".txt"}


def collect(config: Config) -> bool:
    """Collect the static files unless what lies in the cache was made from the same ones; whether it was done."""
    stamp = config.cache / _STAMP
    now = _fingerprint()
    if stamp.exists() and stamp.read_text() == now and (config.cache / "static" / "staticfiles.json").exists():
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    _pack(config.cache / "static")
    stamp.write_text(now)
    return True


def _pack(folder: Path) -> None:
    """Lay a gzipped copy beside each text that pages refer to, so that nothing is compressed while serving."""
    manifest = json.loads((folder / "staticfiles.json").read_text(encoding="utf-8"))
    for name in manifest["paths"].values():
        path = folder / name
        if path.suffix in _TEXTS:
            packed = gzip.compress(path.read_bytes(), mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
