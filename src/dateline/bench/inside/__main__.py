"""Run one of the measuring programs in a process of its own: ``python -m dateline.bench.inside NAME WORD…``."""

import json
import sys
from importlib import import_module

from dateline.run import boot

if __name__ == "__main__":
    # Before the program is imported: it needs Django, on the folder that DATELINE_DATA names.
    boot.archive()
    _, name, *words = sys.argv
    sys.stdout.write(json.dumps(import_module(f"dateline.bench.inside.{name}").main(*words)))
