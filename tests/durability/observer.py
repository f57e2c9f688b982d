"""An outsider that looks at the ledger all the time: a seq may only appear when all lower ones are there."""

import time

from tests.contract.checks import Rows

_PAUSE_SECONDS = 0.005


def watch(rows: Rows, *, looks: int | None = None) -> str:
    """Look until something is wrong, or ``looks`` times; what is wrong, in a sentence, or nothing."""
    seen = 0
    while looks is None or looks > 0:
        new = [seq for (seq,) in rows(f"SELECT seq FROM archive_ledgerevent WHERE seq > {seen} ORDER BY seq")]
        if new != list(range(seen + 1, seen + 1 + len(new))):
            return f"after seq {seen} an outsider saw {new[:5]}: commits were not in the order of seq"
        seen += len(new)
        if looks is None:
            time.sleep(_PAUSE_SECONDS)
        else:
            looks -= 1
    return ""
