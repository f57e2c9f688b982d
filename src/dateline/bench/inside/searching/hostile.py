"""Questions that nobody asks in earnest; each is answered, or refused with an error of its own."""

import time
from collections.abc import Sequence
from difflib import get_close_matches

from dateline.bench.inside.searching.asking import asked
from dateline.core.filters import Field, FilterError, parse
from dateline.index.search.public.embedded.snapshot import TantivySnapshot
from dateline.index.search.public.port import TooBroadError

_FIELDS = (Field.TOPIC, Field.PLACE, Field.SOURCE, Field.LANGUAGE)


class _NoNames:
    """An agency without topics, places and sources."""

    def key(self, field: Field, written: str) -> str | None:  # noqa: ARG002
        return None

    def written(self, field: Field, key: str) -> str:  # noqa: ARG002
        return key

    def near(self, field: Field, written: str) -> Sequence[str]:  # noqa: ARG002
        return get_close_matches(written, ["conflict"])


_COMMON = ["said", "the", "of", "bank", "company", "oil", "price", "would", "year", "market"]
_HEBREW = "\u05e9\u05dc\u05d5\u05dd"
QUESTIONS = (
    "OR OR OR", "((((((((((", "))))", "-", '"', "x" * 10_000, "said " * 2_000, "*" * 500, "a* b* c*", ".* .+ [a-z]*",
    " OR ".join(_COMMON * 9), " ".join(_COMMON), " ".join(f"w{number}" for number in range(100)),
    " OR ".join(chr(97 + number % 26) + chr(97 + number // 26) for number in range(100)), "-a -b -c -d", "-(a OR b)",
    f"\u202e{_HEBREW}\u202c", _HEBREW, "\U0001f600 \U0001f600\U0001f600", "a\x00b", "\x1b[31m", "e\u0301" * 300,
    '"the of and to in a"', "(" * 40 + "a" + ")" * 40, "since:1d until:1d", "title:" + "a," * 90 + "a", "\u202e\u200f",
    "%00%ff", "'; DROP TABLE archive_story; --", "<script>alert(1)</script>", "${jndi:ldap://x}", "said -said",
)  # fmt: skip


def hostile(snapshot: TantivySnapshot) -> tuple[float, str]:
    """Milliseconds of the slowest, and its beginning."""
    slowest = (0.0, "")
    for written in QUESTIONS:
        began = time.process_time()
        try:
            node = parse(written, _NoNames())
            snapshot.best(asked(node), 20)
            snapshot.tally(asked(node), _FIELDS, 20)
        except (FilterError, TooBroadError):
            pass
        slowest = max(slowest, ((time.process_time() - began) * 1000, ascii(written[:30])))
    return slowest
