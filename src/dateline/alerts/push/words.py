"""What a notification says: a headline and its lead, or that a story is gone; several stories by their headlines."""

import base64
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, override

from dateline.alerts.letters import Telling, links_of, subject
from dateline.alerts.lines import Line
from dateline.alerts.push.message import FRESH, LASTING, Push, Urgency
from dateline.alerts.push.subscriptions import keys_of
from dateline.alerts.tokens import Purpose
from dateline.core.alerts.telling import Kind
from dateline.site import links

_TITLE = 200
"""Characters."""
_TOPIC = 32


def push_of(telling: Telling) -> Push:
    """The notification, in the edition's language."""
    with override(telling.language):
        said = _said(telling)
    browser, lines = telling.mail.address.browser, telling.lines
    lasting = any(line.kind is not Kind.NEWS for line in lines)
    return Push(
        endpoint=browser.endpoint,
        keys=keys_of(browser),
        said=said,
        kept_for=LASTING if lasting else FRESH,
        urgency=Urgency.HIGH if lasting or any(line.urgent for line in lines) or not lines else Urgency.NORMAL,
        topic=_topic(telling.mail.alert.key, said["tag"]),
    )


def _said(telling: Telling) -> dict[str, Any]:
    alert, lines, ways = telling.mail.alert, telling.lines, links_of(telling.mail.alert)
    return {
        **(_one(lines[0]) if len(lines) == 1 else _several(telling) if lines else _first(telling, ways)),
        "lang": telling.language,
        "stop": ways[Purpose.STOP],
        "stop_label": gettext("Stop this alert"),
        "again": any(line.kind is not Kind.NEWS for line in lines),
        "stories": [line.story_id for line in lines if line.kind is not Kind.GONE],
        "gone": [line.story_id for line in lines if line.kind is Kind.GONE],
        "tag": f"story-{lines[0].story_id}" if len(lines) == 1 else f"alert-{alert.pk}",
    }


def _one(line: Line) -> dict[str, Any]:
    if line.kind is Kind.GONE:
        words = gettext("We told you of it at %(time)s. Please do not pass it on.") % {"time": line.told_at}
        title = gettext("Taken back: a story that we sent you")
        return {"title": title, "body": words, "address": links.absolute("/")}
    title = f"{line.label}: {line.headline}" if line.label else line.headline
    return {"title": title[:_TITLE], "body": line.correction or line.lead, "address": line.address}


def _several(telling: Telling) -> dict[str, Any]:
    headlines = "\n".join(line.headline for line in telling.lines if line.headline)
    edition = telling.edition.code
    address = links.absolute(links.filtered(edition, telling.mail.alert.filter.text))
    return {"title": subject(telling), "body": headlines, "address": address}


def _first(telling: Telling, ways: dict[str, str]) -> dict[str, Any]:
    """The browser confirms it by itself: that it came is the proof that the subscription is the asker's."""
    title = gettext("The alert is on: %(agency)s") % {"agency": telling.edition.name}
    confirm = ways[Purpose.CONFIRM]
    return {"title": title, "body": telling.filter, "address": confirm, "confirm": confirm}


def _topic(key: str, tag: str) -> str:
    """For who runs the service it says nothing."""
    digest = salted_hmac("dateline.alerts.topic", f"{key} {tag}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode()[:_TOPIC]
