"""The story as ``NewsArticle`` of schema.org, for machines that read pages."""

import datetime as dt
import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from dateline.archive.public import Page
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.parts.story import StoryParts

# As Django's json_script does it: nothing within the block can end it.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def news_article(page: Page, here: Here, parts: StoryParts) -> SafeString:
    """A block of JSON-LD, ready to stand in a ``script`` element. Empty properties are left out.

    Properties: https://schema.org/NewsArticle; what is required of them: Google's article structured data.
    """
    version, history = page.version, parts.history
    address = links.absolute(links.story(here.edition.code, page.story.pk, page.story.slug))
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": version.headline,
        "description": version.lead,
        "inLanguage": page.story.language,
        "datePublished": _iso(page.story.listed_at),
        "dateModified": _iso(history[-1].at if len(history) > 1 else page.story.listed_at),
        "dateline": parts.dateline,
        "image": [figure.picture.og for figure in parts.figures if figure.picture],
        "articleSection": [topic.label for topic in parts.topics],
        "author": _author(page),
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": here.edition.name,
            "url": links.absolute(links.front(here.edition.code)),
        },
        "correction": [
            {"@type": "CorrectionComment", "text": seen.correction, "datePublished": _iso(seen.at)}
            for seen in history
            if seen.correction
        ],
        "workTranslation": [{"@id": links.absolute(each.href)} for each in parts.translations],
        "version": str(history[-1].ordinal) if history else "",
        "isAccessibleForFree": not parts.link_only,
    }
    text = json.dumps({name: value for name, value in said.items() if value not in ("", [], None)}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308


def _author(page: Page) -> dict[str, str]:
    if page.version.byline:
        return {"@type": "Person", "name": page.version.byline}
    return {"@type": "Organization", "name": page.version.credit or page.story.source.name}


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
