"""Pictures of our own."""

from io import BytesIO

from PIL import Image

from dateline.core.photo.meta import Texts
from dateline.core.photo.write import write_metadata


def jpeg(colour: str = "teal", **texts: str) -> bytes:
    """A small JPEG with these IPTC texts inside."""
    out = BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return write_metadata(out.getvalue(), Texts(**texts)) if texts else out.getvalue()
