"""``wire``: how soon clients are sent an event, with dead ones among them."""

from collections.abc import Sequence

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure

CLIENTS, DEAD, EVENTS = 200, 5, 20
_P99 = 2.0
"""Seconds."""


def measure(options: Options) -> Sequence[Figure]:
    """Webhooks on loopback to a server that answers at once; the clients' own time is not ours."""
    events = min(options.stories or EVENTS, EVENTS)
    with agency.made() as data:
        options.say(f"{events} events for {CLIENTS} clients, {DEAD} of them dead")
        found: dict[str, float] = agency.told(agency.inside("wire", str(CLIENTS), str(DEAD), str(events)), data)
    words = {"p50": "the middle", "p99": "99 of 100", "slowest": "the slowest"}
    return [
        *(
            Figure(
                name=f"webhook.{name}",
                value=found[name],
                unit="s",
                meaning=f"from the commit to a living client, {said}",
                at_most=_P99 if name == "p99" else None,
            )
            for name, said in words.items()
        ),
        Figure(name="webhook.cpu", value=found["cpu"], unit="s CPU", meaning=f"one event for {CLIENTS} clients"),
    ]
