"""Adding clients and changing what they may receive: for the command line and for the newsroom."""

import datetime as dt

from django.db import IntegrityError, transaction

from dateline.core.filters import FilterError, text
from dateline.core.text.translit import slugify
from dateline.wire.models import Client, Receipt
from dateline.wire.receivers import NAMES, TimedFilterError, lasting


class NotAddedError(ValueError):
    """Why a client cannot be as is asked, in a sentence."""


def add(
    name: str, *, now: dt.datetime, slug: str = "", written: str = "", embargoed: bool = False, photos: bool = True,
    rate: int | None = None,
) -> Client:  # fmt: skip
    """A new client. Raises `NotAddedError`."""
    client = Client(
        slug=(slug or slugify(name))[:60],
        name=name[:200],
        filter=canonical(written),
        embargoed=embargoed,
        photos=photos,
        rate=rate,
        made_at=now,
    )
    try:
        with transaction.atomic():
            client.save()
    except IntegrityError:
        raise NotAddedError(f"there is a client “{client.slug}” already") from None
    return client


def canonical(written: str) -> str:
    """A client's filter as it is kept. Raises `NotAddedError`."""
    if not written.strip():
        return ""
    try:
        return text(lasting(written), NAMES)
    except FilterError as error:
        meant = f"; did you mean {', '.join(error.suggestions)}?" if error.suggestions else ""
        raise NotAddedError(f"the filter: {error}{meant}") from None
    except TimedFilterError:
        raise NotAddedError("a client's filter says what, not when: leave out “since” and “until”") from None


def named(slug: str) -> Client:
    """Raises `LookupError` with the names that there are."""
    client = Client.objects.filter(slug=slug).first()
    if client is None:
        known = ", ".join(Client.objects.values_list("slug", flat=True)) or "none yet"
        raise LookupError(f"there is no client “{slug}”; there are: {known}")
    return client


def remove(client: Client) -> int:
    """A client with its tokens and receipts; the number of stories that it has of us."""
    kept = Receipt.objects.filter(client=client, fetched__gt=0).count()
    client.delete()
    return kept
