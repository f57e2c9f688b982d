"""Photoshop image resources, the envelope that IIM travels in (Adobe Photoshop File Formats, Image Resources)."""

HEAD = b"Photoshop 3.0\x00"
IIM, IIM_DIGEST = 0x0404, 0x0425

_MARK = b"8BIM"


def resources(block: bytes) -> dict[int, bytes]:
    """Photoshop image resources by number, the first of each; what is cut off is left out."""
    found: dict[int, bytes] = {}
    at = 0
    while block[at : at + 4] == _MARK and at + 12 <= len(block):
        number = int.from_bytes(block[at + 4 : at + 6], "big")
        named = at + 6 + (block[at + 6] + 2) // 2 * 2  # a Pascal string, padded to even
        size = int.from_bytes(block[named : named + 4], "big")
        start, end = named + 4, named + 4 + size
        if end > len(block):
            break
        found.setdefault(number, block[start:end])
        at = end + size % 2
    return found


def resource(number: int, value: bytes) -> bytes:
    """One Photoshop image resource without a name."""
    return (
        _MARK
        + number.to_bytes(2, "big")
        + b"\x00\x00"
        + len(value).to_bytes(4, "big")
        + value
        + b"\x00" * (len(value) % 2)
    )
