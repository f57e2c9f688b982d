"""Partner news as it stands on a page: rendered once for the minute in which it holds."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dateline.partners.showing import Block
from dateline.site import links


@lru_cache(maxsize=256)
def partner_news(block: Block, edition: str, language: str) -> SafeString:
    """The block of an edition; empty where no partner offers anything. Its language is the active one."""
    if not block.shown:
        return SafeString("")
    context = {"shown": block.shown, "all_partners": links.partners(edition), "language": language}
    return render_to_string("site/partner_block.html", context)
