"""Whether a request is a person's click, by what it says of itself. Nothing of it is kept."""

import re
from collections.abc import Callable

Header = Callable[[str], str]
"""The value of a header, empty where there is none."""

_MACHINES = re.compile(
    r"bot\b|bot[/_\-]|crawl|spider|slurp|scrap|archiver|preview|monitor|uptime|headless|phantom|lighthouse|pagespeed|"
    r"facebookexternalhit|whatsapp|telegram|skypeuri|embedly|mediapartners|feedfetcher|feedly|inoreader|newsblur|"
    r"curl/|wget/|python|httpx|aiohttp|go-http|java/|okhttp|libwww|perl|ruby|php|node-fetch|axios|scrapy|dateline/",
    re.IGNORECASE,
)
_SHORTEST = 12
"""Characters of a browser's name for itself."""


def is_machine(header: Header) -> bool:
    """Crawlers, previews, fetching ahead of a click, and whatever is no page that a person opens."""
    agent = header("user-agent")
    if len(agent) < _SHORTEST or _MACHINES.search(agent):
        return True
    if "prefetch" in (header("sec-purpose") + header("purpose") + header("x-moz")).lower():
        return True
    # Browsers of today say what they fetch for; older ones say nothing.
    return header("sec-fetch-mode") not in {"", "navigate"} or header("sec-fetch-dest") not in {"", "document"}
