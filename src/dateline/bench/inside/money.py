"""Converts, and asks for pages with the blocks and without: ``money REQUESTS``"""

import datetime as dt
import random
import time
from contextlib import ExitStack
from decimal import Decimal
from functools import partial
from importlib import import_module
from unittest.mock import patch

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from django.utils.safestring import SafeString

from dateline.archive.models import Edition
from dateline.archive.sql import select
from dateline.bench.inside.pages import Way, ask, measured
from dateline.core.money.convert import convert
from dateline.core.partners.offers import Offer, Reading
from dateline.markets.library import library
from dateline.partners.models import Partner
from dateline.partners.showing import Block
from dateline.partners.visiting import take
from dateline.site import links

_CONVERSIONS = 20_000
_CODES = ("EUR", "USD", "JPY", "GBP", "CHF", "SEK")
_LAST = dt.date(2026, 10, 30)


def main(requests: str) -> dict[str, float]:
    """Milliseconds of CPU, conversions in a second of it, and bytes."""
    found = {
        "first": _spent(partial(_convert, "USD", "EUR", _LAST)),
        "currency": _spent(partial(_convert, "SEK", "EUR", _LAST)),
    }
    found["convert"] = _conversions()
    _partners()
    application = get_wsgi_application()
    story, slug = select(
        "SELECT id, slug FROM archive_story WHERE public_id IS NOT NULL ORDER BY listed_at DESC LIMIT 1"
    )[0]
    pages = {"front": links.front("en"), "story": links.story("en", story, slug), "converter": links.currency("en")}
    ways: dict[str, Way] = {f"{name}.with": partial(_ask_with, _BLOCKS, application, pages[name]) for name in pages}
    ways |= {f"{name}.without": partial(_ask_with, _NOTHING, application, pages[name]) for name in ("front", "story")}
    spent = {name: seconds[len(seconds) // 2] * 1000 for name, seconds in measured(ways, int(requests)).items()}
    found |= spent | {"converter": spent["converter.with"]}
    for form, ending in (("frame", ""), ("script", ".js")):
        found[f"widget.{form}"] = float(len(ask(application, f"/embed/bench-0{ending}?count=20")))
    return found


def _spent(work: partial[None]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _convert(source: str, target: str, day: dt.date) -> None:
    convert(library().book("ecb"), Decimal(100), source, target, day, today=_LAST)


def _conversions() -> float:
    dice, book = random.Random(1), library().book("ecb")  # noqa: S311, the same each time
    days = [_LAST - dt.timedelta(days=dice.randrange(9000)) for _ in range(_CONVERSIONS)]
    pairs = [dice.sample(_CODES, 2) for _ in days]
    for code in _CODES:
        book.series(code)
    began = time.process_time()
    for day, (source, target) in zip(days, pairs, strict=True):
        convert(book, Decimal("123.45"), source, target, day, today=_LAST)
    return _CONVERSIONS / (time.process_time() - began)


def _partners() -> None:
    now, edition = timezone.now(), Edition.objects.get(code="en")
    for number in range(5):
        site = f"https://partner{number}.example/"
        partner = Partner.objects.create(
            slug=f"bench-{number}", name=f"Partner {number}", site=site, edition=edition, next_at=now
        )
        offers = tuple(
            Offer(str(at), f"{site}{at}", f"Headline {at} of partner {number}", "en", now) for at in range(20)
        )
        take(partner.pk, Reading(offers), None, now)


_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
_NOTHING: dict[str, object] = {
    "dateline.site.page.strip": lambda *_: SafeString(""),
    "dateline.site.views.front.block": lambda *_: SafeString(""),
    "dateline.site.views.front.partner_block": lambda *_: Block((), _NEVER),
    "dateline.site.views.story.block": lambda *_: Block((), _NEVER),
}
_BLOCKS = {name: getattr(import_module(name.rpartition(".")[0]), name.rpartition(".")[2]) for name in _NOTHING}


def _ask_with(blocks: dict[str, object], application: WSGIHandler, path: str) -> None:
    """Put in the same way whether they are the real ones or empty: that costs something itself."""
    with ExitStack() as stack:
        for name, block in blocks.items():
            stack.enter_context(patch(name, block))
        ask(application, path)
