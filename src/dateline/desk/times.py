"""Times as an agency with several zones says them."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone


def in_zones(time: dt.datetime, zone: str) -> str:
    """A time in ``zone``, an edition's, and in that of the person at the desk; once where the two are one."""
    here = timezone.get_current_timezone()
    both = {zone: ZoneInfo(zone), str(here): here}
    return ", ".join(f"{time.astimezone(each):%Y-%m-%d %H:%M} ({name})" for name, each in both.items())
