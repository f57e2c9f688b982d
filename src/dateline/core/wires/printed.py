"""A dateline that a wire prints in a field of its own, beside one that opened the copy."""

import datetime as dt
import re
from dataclasses import replace

from dateline.core import dateline as datelines
from dateline.core.story import Dateline
from dateline.core.wires.times import moment

_PLACE = re.compile(r"[^\d,;:()/–—-]*[^\W\d_]")
"""How a dateline opens whose month or sign is not known."""
_SIGN = re.compile(r"[(/]([^\W\d_][^()/]{1,60})[)/]\W*$")


def printed(text: str, found: Dateline | None, *, day: dt.date, place: str = "", date: str = "") -> Dateline | None:
    """``text`` as a dateline, completed by ``found``, which opened the copy; ``found`` alone where no place is named.

    ``place`` and ``date`` are what the wire marks as such; they win, but for a state after the city.
    """
    parsed = next((one for end in ("", " —") if (one := datelines.parse(text + end, day=day)[0])), None)
    first, sign = _PLACE.match(text), _SIGN.search(text)
    if parsed and (not place or place.startswith(parsed.place)):
        place = parsed.place
    place = place or (first[0].strip() if first else "")
    best = parsed or found or Dateline(place=place)
    if not best.place:
        return None
    known = moment(date) if date else None
    return replace(
        best,
        place=place or best.place,
        date=(known.date() if known else None) or best.date or (found.date if found else None),
        agency=best.agency or (sign[1] if sign else found.agency if found else ""),
        text=text if place else best.text,
    )
