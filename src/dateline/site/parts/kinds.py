"""What sort of text a story is, in words for readers."""

from django.utils.translation import gettext, gettext_noop

from dateline.archive.models import Version

_KINDS = {
    "news": gettext_noop("News"),
    "interview": gettext_noop("Interview"),
    "analysis": gettext_noop("Analysis"),
    "background": gettext_noop("Background"),
    "feature": gettext_noop("Feature"),
    "comment": gettext_noop("Comment"),
    "press-review": gettext_noop("Press review"),
    "press-release": gettext_noop("Press release"),
}


def kind_of(version: Version) -> str:
    """``Interview``; empty for plain news and for kinds that we have no word for."""
    kind = version.extra.get("kind", "")
    return label(kind) if kind != "news" else ""


def label(kind: str) -> str:
    """A kind in words; empty for one that we have no word for."""
    return gettext(_KINDS[kind]) if kind in _KINDS else ""
