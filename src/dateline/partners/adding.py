"""A new partner, as the command line and the desk add it."""

import datetime as dt
from urllib.parse import urlsplit

from django.db import transaction

from dateline.archive.epochs import advance
from dateline.archive.models import Edition
from dateline.archive.names import AgencyNames
from dateline.core.filters import FilterError, parse, text
from dateline.core.partners.offers import host_name
from dateline.core.text.translit import slugify
from dateline.partners.models import Partner


class NotAddedError(ValueError):
    """Why not, in a sentence."""


def add(name: str, site: str, now: dt.datetime, *, feed: str = "", edition: str = "", chosen: str = "") -> Partner:
    """``edition`` and ``chosen``, a filter, say what it is offered. Raises `NotAddedError`."""
    slug = slugify(name)[:60]
    if Partner.objects.filter(slug=slug).exists():
        raise NotAddedError(f"there is a partner “{slug}” already")
    giving = Edition.objects.filter(code=edition).first()
    if edition and giving is None:
        raise NotAddedError(f"there is no edition “{edition}”")
    with transaction.atomic():
        partner = Partner.objects.create(
            slug=slug,
            name=name,
            site=web_address(site),
            feed=web_address(feed) if feed else "",
            edition=giving,
            filter=canonical(chosen),
            next_at=now,
        )
        advance("partners")
    return partner


def web_address(written: str) -> str:
    """An address of a page on the web. Raises `NotAddedError`."""
    try:
        parts = urlsplit(written.strip())
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not host_name(parts.hostname or "") or "@" in parts.netloc:
        raise NotAddedError(f"“{written[:100]}” is no address on the web; it begins with https://")
    return written.strip()


def canonical(chosen: str) -> str:
    """A filter in its one form. Raises `NotAddedError` with what is wrong and where."""
    try:
        return text(parse(chosen, AgencyNames()), AgencyNames())
    except FilterError as error:
        raise NotAddedError(f"the filter cannot be read: {error}") from error
