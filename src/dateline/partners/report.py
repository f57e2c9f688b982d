"""The balance between a partner and us: clicks given and received, by day."""

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from dateline.partners.models import IN, Clicks, Partner

DAYS = 30


@dataclass(frozen=True, slots=True)
class Balance:
    """Of a day of UTC, or of several."""

    day: dt.date
    given: int
    """Readers of ours that clicked on a headline of the partner's."""
    received: int
    """Readers of the partner's that clicked on one of ours."""


def by_day(partner: Partner, last: dt.date, days: int = DAYS) -> list[Balance]:
    """Every day up to ``last``, days without a click among them."""
    first = last - dt.timedelta(days=days - 1)
    start = dt.datetime.combine(first, dt.time(), dt.UTC)
    counts: dict[tuple[dt.date, bool], int] = defaultdict(int)
    rows = Clicks.objects.filter(partner=partner, hour__gte=start).values_list("hour", "placement", "count")
    for hour, placement, count in rows:
        counts[hour.date(), placement in IN] += count
    every = [first + dt.timedelta(days=day) for day in range(days)]
    return [Balance(day, counts[day, True], counts[day, False]) for day in every]


def total(balances: Sequence[Balance]) -> Balance:
    """All of them together, under the last day."""
    return Balance(balances[-1].day, sum(each.given for each in balances), sum(each.received for each in balances))


def as_csv(partner: Partner) -> str:
    """Every hour with a click, by placement: for a spreadsheet."""
    out = StringIO()
    written = csv.writer(out, lineterminator="\r\n")
    written.writerow(["partner", "hour (UTC)", "direction", "placement", "clicks"])
    rows = Clicks.objects.filter(partner=partner).order_by("hour", "placement")
    for row in rows.values_list("hour", "placement", "count"):
        hour, placement, count = row
        direction = "given" if placement in IN else "received"
        written.writerow([partner.slug, f"{hour:%Y-%m-%d %H:00}", direction, placement, count])
    return out.getvalue()
