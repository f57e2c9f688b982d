"""Writes segments: ``python -m dateline.bench.feed.filing FOLDER STORIES``."""

import sys
from pathlib import Path

from dateline.bench.feed.filed import segment
from dateline.core.filters.forward.written import written

_SEGMENT = 1_000_000


def main(folder: Path, stories: int) -> None:
    """A file for each million."""
    for number, first in enumerate(range(0, stories, _SEGMENT)):
        with (folder / f"{number:04}.segment").open("wb") as file:
            file.writelines(written(segment(first + 1, min(_SEGMENT, stories - first), number)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
