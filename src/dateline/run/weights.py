"""Which weights the commands that read files group with."""

import os
from pathlib import Path

from dateline.core.coverage.weights import Weights, shipped
from dateline.coverage import own
from dateline.run import folder
from dateline.run.config import ENVIRONMENT


def chosen() -> Weights:
    """Those of the data folder, where one is named by ``--data`` or the environment; else the shipped ones.

    Raises `Failure` where what is named is no data folder.
    """
    named = os.environ.get(ENVIRONMENT)
    if not named:
        return shipped()
    folder.require(Path(named))
    return own.in_use(Path(named))
