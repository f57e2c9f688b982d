"""Who the demo agency is."""

from zoneinfo import ZoneInfo

NAME = {"en": "Meridian", "ru": "Меридиан"}
SIGN = {"en": "MERIDIAN", "ru": "МЕРИДИАН"}
ZONE = ZoneInfo("Europe/Moscow")
"""Of both editions: datelines and the days of the week in the copy follow it."""

FORMAT = "meridian-desk"
"""`Item.format` of the agency's own copy."""


def uri(language: str, slug: str) -> str:
    """A story's identity, as a tag URI (RFC 4151)."""
    return f"tag:meridian.example,2026:{language}/{slug}"
