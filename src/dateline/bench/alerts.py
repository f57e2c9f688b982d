"""``alerts``: one flash for a hundred thousand readers, and mails to a server on this machine."""

from collections.abc import Sequence

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure

READERS = 100_000
_MEANINGS = {
    "match": ("ms CPU", "which of the saved filters the flash passes"),
    "note": ("s CPU", "following the ledger: matching, and a notice for each reader"),
    "envelopes": ("s CPU", "putting the notices into mails"),
    "send": ("s CPU", "writing the mails of the sample and handing them to the server"),
    "rate": ("mails/s", "accepted by an SMTP server on this machine, of the clock's seconds"),
    "mails": ("mails", "in that sample"),
    "told": ("readers", "who were to be told"),
}


def measure(options: Options) -> Sequence[Figure]:
    """CPU of the worker alone; the server is another process."""
    readers = options.stories or READERS
    with agency.made() as data:
        options.say(f"a flash for {readers} readers")
        found: dict[str, float] = agency.told(agency.inside("alerts", str(readers)), data)
    return [
        Figure(name=name, value=found[name], unit=unit, meaning=meaning) for name, (unit, meaning) in _MEANINGS.items()
    ]
