"""The agency's names for filters, looked up once while a page is made."""

from collections.abc import Sequence

from dateline.archive.names import AgencyNames
from dateline.core.filters import Field


class PageNames:
    """See `dateline.core.filters.Names`. For one page only: what a topic is called may change until the next."""

    def __init__(self) -> None:
        self._agency = AgencyNames()
        self._keys: dict[tuple[Field, str], str | None] = {}
        self._written: dict[tuple[Field, str], str] = {}

    def key(self, field: Field, written: str) -> str | None:
        """See `Names`."""
        asked = (field, written)
        if asked not in self._keys:
            self._keys[asked] = self._agency.key(field, written)
        return self._keys[asked]

    def written(self, field: Field, key: str) -> str:
        """See `Names`."""
        asked = (field, key)
        if asked not in self._written:
            self._written[asked] = self._agency.written(field, key)
        return self._written[asked]

    def near(self, field: Field, written: str) -> Sequence[str]:
        """See `Names`."""
        return self._agency.near(field, written)
