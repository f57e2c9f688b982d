"""Which bank's rates an edition shows, and which pairs stand in its header."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.archive.editions import primary
from dateline.archive.models import Edition
from dateline.core.money import currencies
from dateline.markets.library import Library, of_epoch
from dateline.markets.models import Display

_BY_LANGUAGE = {"ru": "cbr"}
_FIRST = "ecb"
_PAIRS = {"ecb": "EUR/USD EUR/GBP", "cbr": "USD/RUB EUR/RUB"}
_MOST_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """One unit of ``source`` in ``target``."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What an edition shows."""

    bank: str
    wanted: str
    """The bank that it would show, had that one any rates here; else the same."""
    pairs: tuple[Pair, ...]
    note: str = ""
    """What readers have to know about these rates, in the edition's language."""

    @property
    def home(self) -> str:
        """The currency that its readers count in: the last pair's second, or of a bank's own pairs their base."""
        return self.pairs[0].target if self.bank == "cbr" or not self.pairs else self.pairs[0].source


def choice(edition: Edition, library: Library) -> Choice:
    """The desk's choice for an edition, else by its language: a Russian one shows the Bank of Russia where it can."""
    return _chosen(library.epoch, edition.pk, primary(edition.language))


@lru_cache(maxsize=32)
def _chosen(epoch: int, edition: int, language: str) -> Choice:
    # The desk's choice raises the epoch of rates, and with it the library changes.
    row = Display.objects.filter(edition_id=edition).first()
    wanted = (row.bank if row else "") or _BY_LANGUAGE.get(language, _FIRST)
    bank = wanted if of_epoch(epoch).books[wanted].last else _FIRST
    pairs = read_pairs((row.pairs if row else "") or _PAIRS[bank])
    return Choice(bank, wanted, pairs, row.note if row else "")


def read_pairs(text: str) -> tuple[Pair, ...]:
    """``USD/RUB EUR/RUB``. Raises `ValueError` with the part that is none."""
    pairs = []
    for part in text.replace(",", " ").split():
        source, slash, target = (currencies.read(each) for each in part.partition("/"))
        if not slash or source == target or not {source, target} <= currencies.known():
            raise ValueError(part)
        pairs.append(Pair(source, target))
    return tuple(pairs[:_MOST_PAIRS])


def written(pairs: Sequence[Pair]) -> str:
    """As `read_pairs` reads them."""
    return " ".join(f"{pair.source}/{pair.target}" for pair in pairs)
