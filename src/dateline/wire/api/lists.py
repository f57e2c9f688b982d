"""Several versions as one answer."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.core.wires.newsml_g2.write import write_message
from dateline.core.wires.sending import Sending
from dateline.wire.forms import Form, render
from dateline.wire.problems import BAD_REQUEST, NOT_ACCEPTABLE, Problem

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_BOTH = ("uri", "type", "version", "urgency", "language", "headlines", "descriptions", "bodies", "by", "slugline",
         "located", "subjects", "places", "genres", "associations", "standard")  # fmt: skip
_OF_2 = ("representationtype", "firstcreated", "versioncreated", "embargoed", "pubstatus", "copyrightholder",
         "usageterms", "ednote", "altids")  # fmt: skip
_OF_3 = ("representationType", "firstCreated", "versionCreated", "embargoedUntil", "pubStatus", "copyrightHolder",
         "usageTerms", "edNote", "altIds")  # fmt: skip
_MEMBERS = frozenset({*_BOTH, *_OF_2, *_OF_3})
MESSAGE = "application/vnd.iptc.g2.newsmessage+xml"


@dataclass(frozen=True, slots=True)
class Written:
    """A body and what it is."""

    body: bytes
    media_type: str


def listed(
    sendings: Sequence[Sending], form: Form, *, fields: str, more: str, package: bool, wrap: Callable[[Any], bytes]
) -> Written:
    """The versions in a format that has a place for several; ``more`` is the cursor of the next page."""
    if form.name.startswith("ninjs"):
        objects = [chosen(json.loads(render(each, form)), fields) for each in sendings]
        return Written(wrap({"stories": objects, "next": more or None}), "application/json")
    if fields:
        raise Problem(BAD_REQUEST, "fields can be chosen of ninjs only")
    if form.name == "newsml-g2":
        return Written(_message(sendings, package=package), MESSAGE)
    raise Problem(NOT_ACCEPTABLE, f"{form.name} has one story a document; lists come as ninjs, ninjs-2.2 or newsml-g2")


def _message(sendings: Sequence[Sending], *, package: bool) -> bytes:
    if not sendings:
        return write_message([], sent=_EPOCH, sender="")
    newest = max(each.item.updated or each.sent for each in sendings)
    identity = f"{sendings[0].item.uri.partition(':story/')[0]}:wire" if package else ""
    return write_message(sendings, sent=newest, sender=sendings[0].provider, package=identity)


def chosen(members: dict[str, Any], fields: str) -> dict[str, Any]:
    """The members that are asked for, and the identity in any case. Raises `Problem` for names that ninjs has not."""
    if not fields:
        return members
    names = {name.strip() for name in fields.split(",")} - {""}
    if unknown := sorted(names - _MEMBERS):
        known = ", ".join(sorted(_MEMBERS))
        raise Problem(BAD_REQUEST, f"ninjs has no “{unknown[0]}”; there are {known}", {"unknown": unknown})
    return {name: value for name, value in members.items() if name in names or name == "uri"}
