"""Partners at a terminal."""

import asyncio
import json
from collections.abc import Sequence

import click
from django.utils import timezone

from dateline.intake.polling.threads import Threads
from dateline.intake.service import client_of
from dateline.intake.settings import intake
from dateline.partners import adding, report, visiting
from dateline.partners.models import Partner
from dateline.run.errors import Failure


def add(name: str, site: str, *, feed: str, edition: str, chosen: str) -> None:
    """Add a partner, and say where it finds what it is given."""
    try:
        partner = adding.add(name, site, timezone.now(), feed=feed, edition=edition, chosen=chosen)
    except adding.NotAddedError as error:
        raise Failure(f"{error}.") from error
    click.echo(f"Added {partner.slug}.")
    if partner.edition:
        base = f"{intake().site.rstrip('/')}/embed/{partner.slug}"
        click.echo(
            f"Its feed:   {base}.rss  (.atom, .json)\nIts widgets: {base} in an iframe, or {base}.js as a script"
        )


def listed(*, as_json: bool) -> None:
    """Print them."""
    for partner in Partner.objects.all():
        balance = report.total(report.by_day(partner, timezone.now().date()))
        told = {
            "partner": partner.slug,
            "on": partner.on,
            "offers": partner.offers.count(),
            "given": balance.given,
            "received": balance.received,
            "error": partner.error,
        }
        click.echo(json.dumps(told) if as_json else _line(told))


def _line(told: dict[str, object]) -> str:
    state = str(told["error"] or ("well" if told["on"] else "switched off"))
    return (
        f"{told['partner']}: {told['offers']} offers, {told['given']} clicks given and {told['received']} received "
        f"in {report.DAYS} days; {state}"
    )


def fetch(names: Sequence[str]) -> int:
    """Ask now; the exit status."""
    partners = list(Partner.objects.exclude(feed=""))
    chosen = [partner for partner in partners if not names or partner.slug in names]
    if missing := set(names) - {partner.slug for partner in chosen}:
        raise Failure(f"there is no partner with a feed called “{min(missing)}”.")
    told = asyncio.run(_visit(chosen))
    for each in told:
        said = each.error or f"{each.offers} offers, {each.refused} not taken"
        click.echo(f"{each.partner}: {said}", err=bool(each.error))
    return 1 if any(each.error for each in told) else 0


async def _visit(partners: Sequence[Partner]) -> list[visiting.Told]:
    threads = Threads()
    try:
        async with client_of(intake()) as client:
            return [await visiting.visit(partner, client, threads) for partner in partners]
    finally:
        threads.close()
