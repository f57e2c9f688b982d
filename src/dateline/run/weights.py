"""Which weights the commands that read files group with."""

import os
from pathlib import Path

from dateline.core.coverage.weights import Weights, shipped
from dateline.coverage import own
from dateline.run.config import ENVIRONMENT


def chosen() -> Weights:
    """Those of the data folder, where one is named by ``--data`` or the environment; else the shipped ones."""
    named = os.environ.get(ENVIRONMENT)
    return own.in_use(Path(named)) if named else shipped()
