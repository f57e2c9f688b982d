"""The engine's memory as columns of bytes, so that a restart costs a second and not the reading of every story.

A file of it can be lost or old at any time: what was decided is in the archive, this only saves reading it again.
"""

import gc
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.core.coverage.engine import Engine
from dateline.core.coverage.groups import Group, Profile
from dateline.core.coverage.postings import Postings
from dateline.core.coverage.sketch import Sketch, Terms

FORMAT = 3
"""Raised when the columns, or what the numbers in them mean, change; an older state is not read."""
Columns = dict[str, npt.NDArray[Any]]
_LEAD = 12


class OtherFormatError(ValueError):
    """The state was written by other code."""


def dump(engine: Engine, seq: int) -> bytes:
    """The engine as it stands after ledger event ``seq``."""
    sketches = [engine.sketches[key] for key in engine.order if key in engine.sketches]
    groups = list(engine.groups.values())
    languages = sorted({kept.language for kept in sketches} | {name for group in groups for name in group.profiles})
    columns: Columns = {
        "head": np.array([FORMAT, seq, engine.next_group], np.int64),
        "languages": np.array(languages or [""], np.str_),
        **_sketches(sketches, languages, engine),
        **_groups(groups, languages),
    }
    for name in ("terms", "keys", "prints"):
        postings: Postings = getattr(engine, name)
        terms, lengths, groups_ = postings.columns()
        columns |= {f"{name}_term": terms, f"{name}_length": lengths, f"{name}_group": groups_}
    columns |= _rarity(engine)
    out = BytesIO()
    arrays: dict[str, Any] = dict(columns)
    np.savez(out, allow_pickle=False, **arrays)
    return out.getvalue()


def load(data: bytes, engine: Engine) -> int:
    """Fill a new engine with what `dump` wrote; the ``seq`` up to which it goes.

    Raises `OtherFormatError`, and `ValueError`, `KeyError` or `OSError` for what is no state at all.
    """
    with _uncollected(), np.load(BytesIO(data), allow_pickle=False) as file:
        return _fill({name: file[name] for name in file.files}, engine)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would look at a million new objects again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fill(columns: Columns, engine: Engine) -> int:
    written, seq, engine.next_group = (int(value) for value in columns["head"])
    if written != FORMAT:
        raise OtherFormatError(f"format {written}")
    languages = [str(name) for name in columns["languages"]]
    _load_sketches(columns, languages, engine)
    _load_groups(columns, languages, engine)
    for name in ("terms", "keys", "prints"):
        setattr(engine, name, Postings.restored(*(columns[f"{name}_{part}"] for part in ("term", "length", "group"))))
    counts = np.zeros(engine.rarity.state()[0].shape, np.uint16)
    counts[columns["rarity"][0].astype(np.int64)] = columns["rarity"][1].astype(np.uint16)
    engine.rarity.restore(counts, float(columns["rarity_stories"][0]))
    return seq


def _rarity(engine: Engine) -> Columns:
    counts, stories = engine.rarity.state()
    at = np.flatnonzero(counts)
    return {
        "rarity": np.stack([at.astype(np.uint32), counts[at].astype(np.uint32)]),
        "rarity_stories": np.array([stories]),
    }


def _blobs(name: str, values: Sequence[bytes]) -> Columns:
    return {
        f"{name}_size": np.fromiter(map(len, values), np.uint32, len(values)),
        f"{name}_data": np.frombuffer(b"".join(values), np.uint8),
    }


def _parts(columns: Columns, name: str) -> list[bytes]:
    data, ends = columns[f"{name}_data"].tobytes(), list(accumulate(columns[f"{name}_size"].tolist()))
    return [data[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _times(values: Iterable[float | None]) -> npt.NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _known(times: npt.NDArray[np.float64]) -> list[float | None]:
    """What `_times` was given."""
    return [None if value != value else value for value in times.tolist()]  # noqa: PLR0124, only NaN differs from itself


def _sketches(sketches: Sequence[Sketch], languages: Sequence[str], engine: Engine) -> Columns:
    number = {name: at for at, name in enumerate(languages)}
    columns: Columns = {
        "sketch_key": np.array([kept.key for kept in sketches], np.int64),
        "sketch_language": np.array([number[kept.language] for kept in sketches], np.uint16),
        "sketch_at": _times(kept.at for kept in sketches),
        "sketch_day": _times(kept.day for kept in sketches),
        "sketch_length": np.array([kept.length for kept in sketches], np.uint16),
        "sketch_reprint": np.array([engine.reprints.get(kept.key, -1) for kept in sketches], np.int64),
    }
    for field in ("terms", "keys"):
        columns |= _blobs(f"sketch_{field}", [getattr(kept, field) for kept in sketches])
    columns |= _blobs("sketch_lead", [kept.lead.to_bytes(_LEAD, "little") for kept in sketches])
    columns |= _blobs("sketch_years", [array("H", kept.years).tobytes() for kept in sketches])
    return columns | _blobs("sketch_prints", [kept.prints for kept in sketches])


def _load_sketches(columns: Columns, languages: Sequence[str], engine: Engine) -> None:
    rows = zip(
        columns["sketch_key"].tolist(), columns["sketch_language"].tolist(), _known(columns["sketch_at"]),
        _known(columns["sketch_day"]), map(Terms, _parts(columns, "sketch_terms")), _parts(columns, "sketch_lead"),
        map(Terms, _parts(columns, "sketch_keys")),
        _parts(columns, "sketch_years"), _parts(columns, "sketch_prints"), columns["sketch_length"].tolist(),
        strict=True,
    )  # fmt: skip
    for key, language, at, day, own, lead, shared, years, prints, length in rows:
        engine.sketches[key] = Sketch(
            key, languages[language], at, day, own, int.from_bytes(lead, "little"), shared,
            tuple(array("H", years)) if years else (), prints, length,
        )  # fmt: skip
    engine.order = deque(engine.sketches)
    reprints = zip(columns["sketch_key"].tolist(), columns["sketch_reprint"].tolist(), strict=True)
    engine.reprints = {key: origin for key, origin in reprints if origin >= 0}


def _groups(groups: Sequence[Group], languages: Sequence[str]) -> Columns:
    profiles = [
        (at, place, profile)
        for at, group in enumerate(groups)
        for place, profile in [*((languages.index(n), p) for n, p in group.profiles.items()), (-1, group.keys)]
        if profile is not None and group.weight > 1
    ]
    columns: Columns = {
        "group_number": np.array([group.number for group in groups], np.int64),
        "group_weight": np.array([group.weight for group in groups], np.uint32),
        "group_dated": np.array([group.dated for group in groups], np.uint32),
        "group_pinned": np.array([group.pinned for group in groups], np.bool_),
        "profile_group": np.array([at for at, _, _ in profiles], np.uint32),
        "profile_language": np.array([place for _, place, _ in profiles], np.int32),
        "profile_count": np.array([profile.count for _, _, profile in profiles], np.uint32),
    }
    for name in ("days", "times"):
        spans = [getattr(group, name) or (None, None) for group in groups]
        columns[f"group_{name}_first"] = _times(span[0] for span in spans)
        columns[f"group_{name}_last"] = _times(span[1] for span in spans)
    columns |= _blobs("group_members", [array("q", group.members).tobytes() for group in groups])
    years = [array("I", [n for row in group.years.items() for n in row]).tobytes() for group in groups]
    columns |= _blobs("group_years", years)
    columns |= _blobs("profile_terms", [profile.terms for _, _, profile in profiles])
    return columns | _blobs("profile_counts", [profile.counts for _, _, profile in profiles])


def _load_groups(columns: Columns, languages: Sequence[str], engine: Engine) -> None:
    spans = [_known(columns[f"group_{name}"]) for name in ("days_first", "days_last", "times_first", "times_last")]
    rows = zip(
        columns["group_number"].tolist(), columns["group_weight"].tolist(), columns["group_dated"].tolist(),
        columns["group_pinned"].tolist(), _parts(columns, "group_members"), _parts(columns, "group_years"), *spans,
        strict=True,
    )  # fmt: skip
    groups = []
    for number, weight, dated, pinned, members, years, first_day, last_day, first_time, last_time in rows:
        group = Group(
            number,
            array("q", members).tolist(),
            years=_years(years) if years else Counter(),
            dated=dated,
            days=None if first_day is None or last_day is None else (first_day, last_day),
            times=None if first_time is None or last_time is None else (first_time, last_time),
            weight=weight,
            pinned=pinned,
        )
        groups.append(group)
        engine.groups[number] = group
        for key in group.members:
            engine.of[key] = number
        if weight == 1:
            _alone(group, engine)
    _load_profiles(columns, languages, groups)


def _years(data: bytes) -> Counter[int]:
    pairs = array("I", data)
    return Counter(dict(zip(pairs[::2], pairs[1::2], strict=True)))


def _alone(group: Group, engine: Engine) -> None:
    """The profiles of a group of one report are that report's own columns."""
    first = group.members[0]
    if len(group.members) > 1:
        first = next((key for key in group.members if key not in engine.reprints), first)
    kept = engine.sketches[first]
    group.profiles[kept.language] = Profile(1, kept.terms)
    group.keys = Profile(1, kept.keys)


def _load_profiles(columns: Columns, languages: Sequence[str], groups: Sequence[Group]) -> None:
    rows = zip(
        columns["profile_group"].tolist(), columns["profile_language"].tolist(), columns["profile_count"].tolist(),
        map(Terms, _parts(columns, "profile_terms")), _parts(columns, "profile_counts"), strict=True,
    )  # fmt: skip
    for at, language, count, terms, counts in rows:
        profile = Profile(count, terms, counts)
        if language < 0:
            groups[at].keys = profile
        else:
            groups[at].profiles[languages[language]] = profile
