"""The order in which the web process is told of what happens, and what becomes of it when the database fails."""

from collections.abc import Collection, Sequence

import pytest
from django.db import OperationalError

from dateline.archive import ledger
from dateline.edge import follower
from dateline.edge.change import Change, Seen
from tests.edge.stand import Stand
from tests.searching import follow_all
from tests.site.newsroom import Newsroom

STORIES = 50
"""More than are read at once."""


class Told:
    """Notes how far everything was said to have come each time that it was told something."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self.happened_at: list[tuple[int, int]] = []
        self.learnt_at: list[tuple[int, int]] = []

    def begins(self, _seq: int) -> None:
        pass

    def turned(self, _what: Collection[str]) -> None:
        pass

    def happened(self, changes: Sequence[Change]) -> None:
        self.happened_at += [(change.seq, self._stand.follower.noted) for change in changes]

    def learnt(self, seen: Sequence[Seen]) -> None:
        self.learnt_at += [(each.change.seq, self._stand.follower.noted) for each in seen]

    def reached(self, _seq: int) -> None:
        pass


@pytest.fixture
def told(stand: Stand) -> Told:
    made = Told(stand)
    stand.follower.listen(made)
    return made


def _published(newsroom: Newsroom) -> list[int]:
    before = ledger.last_seq()
    for number in range(STORIES):
        newsroom.send(f"late-{number}", headline=f"Ferry {number} leaves late")
    follow_all()
    return list(range(before + 1, ledger.last_seq() + 1))


def test_whoever_waits_for_an_event_meets_no_page_from_before(stand: Stand, furnished: Newsroom, told: Told) -> None:
    stand.read("/en/all")
    seqs = _published(furnished)
    stand.look()
    assert [seq for seq, _ in told.learnt_at] == seqs
    assert max(noted for _, noted in told.learnt_at) < seqs[0]
    assert stand.follower.noted == seqs[-1]
    assert not stand.read("/en/all").hit


def test_what_could_not_be_read_is_told_at_the_next_look(
    stand: Stand, furnished: Newsroom, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand.read("/en/all")
    seqs, read, calls = _published(furnished), follower.seen, iter([True, False])

    def fails_once(changes: Sequence[Change]) -> list[Seen]:
        if next(calls, True):
            return read(changes)
        raise OperationalError("the database went away")

    monkeypatch.setattr(follower, "seen", fails_once)
    with pytest.raises(OperationalError):
        stand.look()
    assert stand.follower.noted < seqs[0]
    stand.look()
    assert [seq for seq, _ in told.happened_at] == [seq for seq, _ in told.learnt_at] == seqs
    assert stand.follower.noted == seqs[-1]
    assert not stand.read("/en/all").hit
