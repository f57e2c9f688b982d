"""What the archive promises about recording one item."""

from dateline.archive.models import LedgerEvent
from dateline.archive.record import record
from dateline.core.story import Item
from tests.contract.conftest import NOW


def test_first_version_is_published(source):
    done = record(Item(uri="a", format="rss", headline="Rain"), source, now=NOW)
    assert LedgerEvent.objects.get(seq=done.seq).verb == "published"
