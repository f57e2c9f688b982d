"""One step of a process, for tests that need to know exactly when it died: ``python -m tests.durability.steps STEP``.

fill NAME        record stories called after NAME
follow           let the followers catch up
die MOMENT       the same, killed at a moment of `fragile.MOMENTS`
careless         the same, killed before applying, with the cursor saved already
"""

import sys

from dateline.run import boot
from tests.contract.samples import NOW, item
from tests.durability.fragile import break_followers


def fill(name: str) -> None:
    """Twenty stories, every fourth with a second version, every fifth killed."""
    from dateline.archive.models import Source
    from dateline.archive.record import record
    from dateline.core.story import Code, Signal

    defaults = {"name": "Wire", "policy": "auto", "language": "en"}
    source, _ = Source.objects.get_or_create(slug="wire", defaults=defaults)
    for number in range(20):
        uri = f"urn:{name}:{number}"
        record(item(uri, topics=(Code(value="medtop:04000000"),)), source, now=NOW)
        if number % 4 == 0:
            record(item(uri, version=2), source, now=NOW)
        if number % 5 == 0:
            record(item(uri, version=3, signal=Signal.KILL), source, now=NOW)


def main(step: str, argument: str = "") -> None:
    """Take the step."""
    boot.archive()
    from dateline.index.registry import catch_up_all

    if step == "fill":
        fill(argument)
        return
    if step == "die":
        break_followers(lambda moment: moment == argument)
    if step == "careless":
        break_followers(lambda moment: moment == "before", careless=True)
    catch_up_all()


if __name__ == "__main__":
    main(*sys.argv[1:])
