"""What of partners' offers is shown: where, in which edition, beside which story, in this minute."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q

from dateline.core.partners.turns import MINUTE, minute_of, next_minute, turns
from dateline.partners import tokens
from dateline.partners.counting import given
from dateline.partners.models import Offer, Partner, Placement

TRUST = dt.timedelta(minutes=30)
"""How long after its last answer a partner's offers are shown: nobody knows whether they still hold."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Shown:
    """A headline with its counted link."""

    headline: str
    href: str
    partner: str
    paid: bool
    language: str
    """Of the headline; empty where nothing says it."""

    @property
    def rel(self) -> str:
        """What search engines and browsers are told of the link."""
        return "sponsored noopener" if self.paid else "nofollow noopener"


@dataclass(frozen=True, slots=True)
class Block:
    """Headlines that stand together; ``until`` is when others may.

    Those that are there may end by the clock alone: with the minute, the day of an agreement, or a partner that answers
    no longer. Where there are none, whatever brings some raises the epoch of partners, but for the next day of UTC, for
    which clicks are agreed anew.
    """

    shown: tuple[Shown, ...]
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class _Agreement:
    """A partner that may be shown now, and what it offers."""

    pk: int
    name: str
    paid: bool
    languages: frozenset[str]
    topics: frozenset[str]
    placements: frozenset[str]
    quota: int
    offers: tuple[tuple[int, str, str], ...]
    """Id, headline and language of each, as its feed has them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and when a block stands; ``epoch`` is that of partners."""

    language: str
    """Of the edition."""
    placement: Placement
    now: dt.datetime
    epoch: int


def block(spot: Spot, count: int, topics: Collection[str] = ()) -> Block:
    """Up to ``count`` headlines; ``topics`` are the codes of the story beside which they stand."""
    epoch, minute = spot.epoch, minute_of(spot.now)
    chosen = frozenset(topics) & _topics(epoch, minute)
    return _block(epoch, minute, spot.language, spot.placement, count, chosen)


@dataclass(frozen=True, slots=True)
class Everything:
    """What all partners offer; ``until`` as of a block.

    Of each that has any: name, whether it pays, and its headlines; whose turn it is comes first.
    """

    groups: list[tuple[str, bool, tuple[Shown, ...]]]
    until: dt.datetime


def everything(language: str, now: dt.datetime, epoch: int) -> Everything:
    """For an edition's language."""
    minute = minute_of(now)
    found = [(each, _in(each, language)) for each in _agreements(epoch, minute) if Placement.PAGE in each.placements]
    filled = [(each, offers) for each, offers in found if offers]
    start = minute % len(filled) if filled else 0
    groups = [
        (each.name, each.paid, tuple(_shown(each, offer, Placement.PAGE) for offer in offers))
        for each, offers in filled[start:] + filled[:start]
    ]
    return Everything(groups, _until(minute, shown=bool(groups)))


@lru_cache(maxsize=256)
def _block(epoch: int, minute: int, language: str, placement: Placement, count: int, topics: frozenset[str]) -> Block:
    agreed = {
        each.pk: each
        for each in _agreements(epoch, minute)
        if placement in each.placements
        and (not each.topics or each.topics & topics or placement is not Placement.STORY)
    }
    offered = {pk: _in(each, language) for pk, each in agreed.items()}
    quota = {pk: each.quota for pk, each in agreed.items()}
    owner = {offer[0]: pk for pk, offers in offered.items() for offer in offers}
    chosen = turns(offered, quota, minute, count)
    until = _until(minute, shown=bool(chosen))
    return Block(tuple(_shown(agreed[owner[offer[0]]], offer, placement) for offer in chosen), until)


def _until(minute: int, *, shown: bool) -> dt.datetime:
    now = _EPOCH + minute * MINUTE
    if shown:
        return next_minute(now)
    return dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), dt.UTC)


def _in(agreed: _Agreement, language: str) -> tuple[tuple[int, str, str], ...]:
    if agreed.languages and language not in agreed.languages:
        return ()
    return tuple(offer for offer in agreed.offers if offer[2] in {language, ""} or agreed.languages)


def _shown(agreed: _Agreement, offer: tuple[int, str, str], placement: Placement) -> Shown:
    pk, headline, language = offer
    href = tokens.path(tokens.Click("o", pk, agreed.pk, placement.value))
    return Shown(headline, href, agreed.name, agreed.paid, language)


@lru_cache(maxsize=4)
def _topics(epoch: int, minute: int) -> frozenset[str]:
    """Those by which any partner is chosen: stories differ in nothing else."""
    return frozenset[str]().union(*(each.topics for each in _agreements(epoch, minute)))


@lru_cache(maxsize=4)
def _agreements(epoch: int, minute: int) -> tuple[_Agreement, ...]:  # noqa: ARG001, kept until it changes
    now = _EPOCH + minute * MINUTE
    offers: dict[int, list[tuple[int, str, str]]] = {}
    for pk, partner, headline, language in (
        Offer.objects.filter(ours=False, hidden=False)
        .order_by("partner", "position")
        .values_list("pk", "partner_id", "headline", "language")
    ):
        offers.setdefault(partner, []).append((pk, headline, language))
    clicks = given(now.date())
    return tuple(
        _agreement(each, offers.get(each.pk, []))
        for each in Partner.objects.filter(Q(answered_at__gte=now - TRUST) | Q(feed=""), on=True).order_by("pk")
        if agreed_on(each, now.date(), clicks)
    )


def agreed_on(partner: Partner, day: dt.date, clicks: Mapping[int, int]) -> bool:
    """Whether its agreement holds on a day of UTC, and the clicks agreed for it are not used up."""
    lasts = partner.expires_on is None or partner.expires_on >= day
    return lasts and (not partner.clicks_a_day or clicks.get(partner.pk, 0) < partner.clicks_a_day)


def _agreement(partner: Partner, offers: list[tuple[int, str, str]]) -> _Agreement:
    return _Agreement(
        pk=partner.pk,
        name=partner.name,
        paid=partner.paid,
        languages=frozenset(partner.languages.split()),
        topics=frozenset(partner.topics.split()),
        placements=frozenset(partner.placements.split()),
        quota=partner.headlines,
        offers=tuple(offers),
    )
