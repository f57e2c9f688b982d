"""One of two processes that record the same stories at once: ``python -m tests.contract.racer NAME COUNT``.

Says ``ready``, waits for a line, then records versions 1 and 2 of each story and writes one line for each item:
number of the story, version, outcome, seq.
"""

import sys

import django

from tests.contract.samples import NOW, item


def main(name: str, count: int) -> None:
    """Race."""
    django.setup()
    from dateline.archive.models import Source
    from dateline.archive.record import record

    source = Source.objects.get(slug="wire")
    tell("ready")
    sys.stdin.readline()
    for number in range(count):
        for version in (1, 2):
            # What differs between the two shows whose words are kept.
            sent = item(f"urn:{number}", version=version, ednote=name)
            done = record(sent, source, now=NOW)
            tell(f"{done.story_id} {version} {done.outcome.name} {done.seq}")


def tell(line: str) -> None:
    """To whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
