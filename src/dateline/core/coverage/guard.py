"""New weights are kept only where nothing that was given comes out worse with them than with those before."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.core.coverage.learning import HOLD, Stream, learned
from dateline.core.coverage.scoring import BCubed
from dateline.core.coverage.trial import Agreement, agreement, arrivals
from dateline.core.coverage.weights import Weights

_FIRMLY = (1, 4, 16, 64)
"""So much more firmly than usual weights are held, one after the other, until nothing comes out worse."""
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Tried:
    """What weights make of streams."""

    files: tuple[BCubed, ...]
    """Of each labelled stream."""
    desk: Agreement
    """Of the desk's stream."""

    def is_worse(self, before: "Tried") -> bool:
        """Whether any of it is worse than before."""
        files = zip(self.files, before.files, strict=True)
        return self.desk.right < before.desk.right or any(now.f1 < then.f1 - _NOTHING for now, then in files)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights, and what they and the ones before make of what they were fitted on."""

    weights: Weights
    before: Tried
    after: Tried

    @property
    def holds(self) -> bool:
        """Whether nothing came out worse."""
        return not self.after.is_worse(self.before)


def tried(streams: Sequence[Stream], weights: Weights) -> Tried:
    """What weights make of streams, of which one at most is the desk's."""
    desk = [agreement(each, weights) for each in streams if each.desk]
    files = tuple(arrivals(each, weights) for each in streams if not each.desk)
    return Tried(files, desk[0] if desk else Agreement(0, 0))


def guarded(streams: Sequence[Stream], prior: Weights) -> Fitted:
    """The boldest weights with which nothing comes out worse than with ``prior``; else the most careful tried."""
    before = tried(streams, prior)
    for firmly in _FIRMLY:
        weights = learned(streams, prior, hold=HOLD * firmly)
        fitted = Fitted(weights, before, tried(streams, weights))
        if fitted.holds:
            break
    return fitted
