"""An agency with partners, and readers."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from dateline.archive.epochs import advance
from dateline.archive.models import Edition
from dateline.core.partners.offers import Offer, Reading
from dateline.partners import counting
from dateline.partners.models import Partner
from dateline.partners.visiting import take
from tests.site.conftest import _plain_static_files, furnished, newsroom, read

__all__ = ["_plain_static_files", "furnished", "newsroom", "read"]

Make = Callable[..., Partner]


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """What an earlier test counted is not this one's."""
    counting._gathered.clicks.clear()
    counting._gathered.fetched.clear()


@pytest.fixture
def make(newsroom: object) -> Make:
    """A partner that offers some headlines, in English, and is offered our English stories."""

    def partner(name: str, *headlines: str, language: str = "en", **said: Any) -> Partner:
        now = timezone.now()
        defaults: dict[str, Any] = {
            "name": name.title(),
            "site": f"https://{name}.example/",
            "feed": f"https://{name}.example/rss",
            "edition": Edition.objects.get(code="en"),
            "next_at": now,
        }
        made = Partner.objects.create(slug=name, **defaults | said)
        offers(made, *headlines, language=language)
        return made

    return partner


def offers(partner: Partner, *headlines: str, language: str = "en", published: dt.datetime | None = None) -> None:
    """The partner's feed has these now."""
    found = tuple(
        Offer(headline, f"{partner.site}{number}", headline, language, published)
        for number, headline in enumerate(headlines)
    )
    take(partner.pk, Reading(found), None, timezone.now())
    partner.refresh_from_db()


def change(partner: Partner, **said: Any) -> None:
    """As the desk changes a partner."""
    Partner.objects.filter(pk=partner.pk).update(**said)
    advance("partners")
    partner.refresh_from_db()
