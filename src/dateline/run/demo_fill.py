"""The process that fills the demo's folder: one of its own, so that the one that goes on to supervise stays small."""

import sys

from dateline.run import boot
from dateline.run.errors import explain


def main() -> int:
    """The exit status."""
    try:
        config = boot.django()
        from dateline.run import demonstration  # noqa: PLC0415  (Django is set up only now)

        demonstration.prepare(config)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not (sentence := explain(error)):
            raise
        sys.stderr.write(f"Error: {sentence}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
