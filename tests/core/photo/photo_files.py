"""Small pictures for the tests, made here."""

import io
import zlib

from PIL import ExifTags, Image

from dateline.core.photo import photoshop
from dateline.core.photo.jpeg import APP1, APP13, XMP_HEAD


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    """A plain picture, its left half red."""
    image = Image.new(mode, size)
    image.paste(Image.new("RGB", (size[0] // 2, size[1]), (200, 30, 30)).convert(mode), (0, 0))
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def with_segments(jpeg: bytes, *segments: tuple[int, bytes]) -> bytes:
    """A JPEG with segments put in behind its first two octets."""
    parts = (bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body for marker, body in segments)
    return jpeg[:2] + b"".join(parts) + jpeg[2:]


def iim_segment(block: bytes, digest: bytes = b"") -> tuple[int, bytes]:
    beside = photoshop.resource(photoshop.IIM_DIGEST, digest) if digest else b""
    return APP13, photoshop.HEAD + photoshop.resource(photoshop.IIM, block) + beside


def xmp_segment(packet: str) -> tuple[int, bytes]:
    return APP1, XMP_HEAD + packet.encode()


def dataset(number: int, value: bytes, record: int = 2) -> bytes:
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value


def packet(inside: str, attributes: str = "") -> str:
    """An XMP packet around some properties."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" {attributes}>{inside}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def exif(**tags: str | int) -> bytes:
    """An Exif block with tags by their Pillow names; those of the photo itself go into its sub-directory."""
    block = Image.Exif()
    inner = block.get_ifd(ExifTags.IFD.Exif)
    for name, value in tags.items():
        tag = ExifTags.Base[name]
        (inner if "Original" in name else block)[tag] = value
    return block.tobytes()


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def with_chunk(png: bytes, kind: bytes, body: bytes) -> bytes:
    """A PNG with a chunk put in behind its header."""
    return png[:33] + png_chunk(kind, body) + png[33:]
