"""What a request asks for, read from its query and fields: filter, format, cursor, fields."""

from collections.abc import Sequence

from dateline.core.filters import EVERYTHING, FilterError, Node, parse
from dateline.wire import problems
from dateline.wire.forms import BY_NAME, DEFAULT, FORMS, Form
from dateline.wire.problems import BAD_FILTER, NOT_ACCEPTABLE, Problem
from dateline.wire.receivers import NAMES, TimedFilterError, lasting

_ANY = ("*/*", "application/*")


def filter_of(written: str, *, timed: bool = True) -> Node:
    """A filter; with ``timed`` False one that must hold whenever it is asked. Raises `Problem`."""
    if not written:
        return EVERYTHING
    try:
        return parse(written, NAMES) if timed else lasting(written)
    except FilterError as error:
        raise problems.bad_filter(error) from None
    except TimedFilterError:
        detail = "leave out “since” and “until” here: a stream says what is wanted, the cursor says from when"
        raise Problem(BAD_FILTER, detail) from None


def form_of(name: str, accept: str) -> Form:
    """The format by name, else the best of those that the client accepts. Raises `Problem`."""
    if name:
        if name not in BY_NAME:
            raise Problem(NOT_ACCEPTABLE, f"formats are {', '.join(BY_NAME)}", {"formats": list(BY_NAME)})
        return BY_NAME[name]
    if not accept:
        return DEFAULT
    for media_type in _preferred(accept):
        if media_type in _ANY:
            return DEFAULT
        for form in FORMS:
            if media_type in (form.media_type, *form.also):
                return form
    raise Problem(NOT_ACCEPTABLE, f"formats are {', '.join(BY_NAME)}; ask with format=", {"formats": list(BY_NAME)})


def _preferred(accept: str) -> Sequence[str]:
    """Media types by their quality (RFC 9110, 12.5.1), those refused left out."""
    ranked = []
    for place, part in enumerate(accept.lower().split(",")[:50]):
        media_type, *parameters = (each.strip() for each in part.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        if weight := _quality(quality):
            ranked.append((-weight, place, media_type))
    return [media_type for _, _, media_type in sorted(ranked)]


def _quality(written: str) -> float:
    try:
        return min(1.0, max(0.0, float(written)))
    except ValueError:
        return 0.0
