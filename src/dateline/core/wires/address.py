"""Addresses of stories on the web: where the source shows one, and whether two lead to the same page."""

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.core.story import Item, Link

_TRACKING = frozenset(
    [
        *("fbclid", "gclid", "yclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "cmpid", "ocid", "xtor"),
        *("at_medium", "at_campaign", "at_custom1", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "wt_mc"),
        *("ref_src", "smid", "smtyp", "cid", "rss", "partner", "feedtype", "feedname"),
    ]
)
"""Parameters that say how a reader came, and nothing of where to; besides ``utm_…``."""


def at_source(came_with: Sequence[Link], uri: str) -> str:
    """The same, from the addresses that the copy came with and its identity, which may be an address itself."""
    addresses = [link.url for rel in ("canonical", "alternate", "") for link in came_with if link.rel == rel]
    return next((url for url in (*addresses, uri) if _is_web(url)), "")


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def same_page(url: str) -> str:
    """An address as it compares: without scheme, fragment, default port, tracking and a last slash.

    Empty for what is no web address, and for a site's front page, which is no story's.
    """
    if not _is_web(url):
        return ""
    parts = urlsplit(url)
    host = (parts.hostname or "").removesuffix(".")
    try:
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return ""
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    path = parts.path.rstrip("/")
    query = urlencode(sorted(kept))
    return f"{host}{port}{path}{'?' + query if query else ''}" if path or query else ""


def page_of(item: Item) -> str:
    """`same_page` of the page that an item calls its own; empty where it names none."""
    return next((found for link in item.links if link.rel == "canonical" and (found := same_page(link.url))), "")


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKING or name.lower().startswith("utm_")
