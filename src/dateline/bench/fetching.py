"""``fetch``: thousands of sources on loopback, each visited twice."""

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure

SOURCES = 2_000


def measure(options: Options) -> list[Figure]:
    """CPU of the visiting process; the sources are served by another."""
    count = options.stories or SOURCES
    with agency.made() as data:
        options.say(f"visiting {count} sources twice")
        told = agency.told(agency.inside("fetch", str(count)), data)
    return [
        Figure(name="sources", value=told["sources"], unit="sources", meaning="visited, one after the other"),
        Figure(name="new.cpu", value=told["new"], unit="ms CPU", meaning="a visit that brings five new items"),
        Figure(name="same.cpu", value=told["same"], unit="ms CPU", meaning="a visit that is answered by 304"),
        Figure(name="new.wall", value=told["new_wall"], unit="s", meaning="all of them"),
        Figure(name="same.wall", value=told["same_wall"], unit="s", meaning="all of them"),
        Figure(name="fresh", value=told["fresh"], unit="items", meaning="recorded in the first round"),
    ]
