"""What the newsroom's list is asked with."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dateline.archive.models import Source
from dateline.archive.sql import Ids
from dateline.desk.models import User
from dateline.desk.stories.words import STANDINGS
from dateline.index.desk.listing import Wanted

_ANY = ("", _("Any"))
_MINE = "SELECT story_id FROM desk_draft WHERE created_by_id = %s AND story_id IS NOT NULL"


class ListForm(forms.Form):
    """All of it is optional; what cannot be read is left out and said so."""

    q = forms.CharField(label=_("Search"), required=False, strip=True)
    standing = forms.ChoiceField(label=_("Stands"), required=False, choices=[_ANY, *STANDINGS.items()])
    source = forms.ModelChoiceField(
        label=_("Source"), required=False, queryset=Source.objects.all(), empty_label=_("Any")
    )
    language = forms.CharField(label=_("Language"), required=False, max_length=12)
    urgency = forms.TypedChoiceField(
        label=_("Urgency"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[_ANY, *((number, str(number)) for number in range(1, 10)), (0, _("None given"))],
    )
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))
    mine = forms.BooleanField(label=_("Begun by me"), required=False)

    def wanted(self, user: User) -> Wanted:
        """The fields that could be read; days are those of the person's own zone."""
        self.is_valid()
        said: dict[str, Any] = self.cleaned_data
        source = said.get("source")
        until = said.get("until")
        return Wanted(
            # As it was typed: no field would let a NUL through, and the search takes anything.
            words=self.data.get("q", ""),
            standing=said.get("standing") or None,
            source_id=source.pk if source else None,
            language=(said.get("language") or "").lower() or None,
            urgency=said.get("urgency"),
            since=_midnight(said.get("since")),
            until=_midnight(until, days=1),
            among=Ids(_MINE, (user.pk,)) if said.get("mine") else None,
        )


def _midnight(day: dt.date | None, days: int = 0) -> dt.datetime | None:
    if day is None:
        return None
    try:
        start = dt.datetime.combine(day + dt.timedelta(days=days), dt.time(), timezone.get_current_timezone())
        return start.astimezone(dt.UTC)
    except OverflowError:
        return None
