"""Reuters-21578 into the domain: a `ReutersRecord` as an `Item`.

The collection does not say whose time its dates are in. They are New York's: the grain tables that state "12:10 EDT"
are dated 12:12, the Federal Reserve's reserve operations, announced at 11:40 in New York, are dated about 11:44
throughout, and the Bank of England's forecasts, out before 10:00 in London, are dated about 04:57 and, in the week in
which Britain but not America had summer time, 03:57.
"""

import datetime as dt
import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from dateline.core.dateline import parse
from dateline.core.dateline.months import number
from dateline.core.story import Dateline, Item
from dateline.core.wires.compose import codes, day_of, headline_for
from dateline.core.wires.reuters.wire import ReutersRecord
from dateline.core.wires.teletype import markup

_ZONE = ZoneInfo("America/New_York")
_TOPICS = "tag:reuters.com,1987:topics"
_PLACES = "tag:reuters.com,1987:places"
# One date of the collection has a stray digit before the hour.
_DATE = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})\s+\d?(\d\d):(\d\d):(\d\d)\.(\d{1,2})")
_END_MARK = re.compile(r"(?:^|\n)[ \t]*reuters?[.\s]*(?:\^M)?\s*\Z", re.IGNORECASE)
"""The agency's sign on a line of its own at the end."""
_AUTHOR = re.compile(r"^\s*(?:by\s+)?(.*?)(?:,\s*reuters?)?\s*$", re.IGNORECASE)


def uri_of(record: ReutersRecord) -> str:
    """The identity: a tag URI by the record's number in the collection."""
    return f"tag:reuters.com,1987:21578-{record.id}"


def adapt(record: ReutersRecord, received: dt.datetime) -> Item:
    """The story. Its headline is verbatim, in capitals; a record without one gets its first line.

    Raises `WireError` where there is neither headline nor body.
    """
    published = _published(record.date)
    dateline, rest = _dateline(record.dateline, day_of(published, received))
    copy = _END_MARK.sub("", f"{rest}\n{record.body}" if rest else record.body)
    body = markup(copy)
    first_line = next((line.strip() for line in copy.splitlines() if line.strip()), "")
    return Item(
        uri=uri_of(record),
        format="reuters-21578",
        headline=headline_for(" ".join(record.title.split()) or first_line, "", body),
        body_html=body,
        byline=_byline(record.author),
        credit="Reuters",
        dateline=dateline,
        published=published,
        language="en",
        topics=codes(*((value, _TOPICS, "") for value in record.topics)),
        places=codes(*((value, _PLACES, "") for value in record.places)),
    )


def _published(date: str) -> dt.datetime | None:
    match = _DATE.match(date)
    month = number(match[2]) if match else None
    if not match or not month:
        return None
    day, year, hour, minute, second = (int(match[group]) for group in (1, 3, 4, 5, 6))
    try:
        return dt.datetime(year, month, day, hour, minute, second, int(match[7].ljust(6, "0")), tzinfo=_ZONE)
    except ValueError:
        return None


def _dateline(field: str, day: dt.date) -> tuple[Dateline | None, str]:
    """The field holds a dateline, copy that was taken for one, or both; in small letters it is read as in capitals."""
    printed = field.strip()
    dateline, rest = parse(printed, day=day)
    if dateline is None and printed.isascii():
        found, after = parse(printed.upper(), day=day)
        end = len(printed) - len(after)
        if found:
            dateline = replace(found, place=printed[: len(found.place)], text=printed[:end].strip())
            rest = printed[end:]
    return dateline, rest


def _byline(author: str) -> str:
    match = _AUTHOR.match(" ".join(author.split()))
    return match[1] if match else ""
