"""The forms of this room."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dateline.wire import clients
from dateline.wire.models import Client
from dateline.wire.receivers import Scope

SCOPES = [
    (Scope.STORIES.value, _("Stories, versions and photos")),
    (Scope.LEDGER.value, _("The ledger as a stream")),
    (Scope.HISTORY.value, _("Everything in bulk")),
]


class ClientForm(forms.ModelForm[Client]):
    """What a client is called and what it may receive."""

    name = forms.CharField(label=_("Name"), max_length=200)
    filter = forms.CharField(
        label=_("Receives what passes this filter"),
        required=False,
        max_length=2000,
        help_text=_("Empty for everything. A filter says what, not when: no since and until."),
    )
    photos = forms.BooleanField(label=_("May have photos"), required=False, initial=True)
    embargoed = forms.BooleanField(
        label=_("Is sent what is under an embargo before its time, marked with it"), required=False
    )
    rate = forms.IntegerField(
        label=_("Requests a minute"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Empty for the usual."),
    )
    active = forms.BooleanField(label=_("Its tokens open something"), required=False, initial=True)

    class Meta:
        model = Client
        fields = ("name", "filter", "photos", "embargoed", "rate", "active")

    def clean_filter(self) -> str:
        """In its canonical form."""
        try:
            return clients.canonical(self.cleaned_data["filter"])
        except clients.NotAddedError as error:
            raise forms.ValidationError(str(error)) from None


class TokenForm(forms.Form):
    """What a new token is good for."""

    scopes = forms.MultipleChoiceField(
        label=_("Good for"), choices=SCOPES, widget=forms.CheckboxSelectMultiple, initial=[each for each, _ in SCOPES]
    )
    days = forms.IntegerField(
        label=_("Days"), required=False, min_value=1, max_value=3650, help_text=_("Empty for a token without an end.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].error_messages["required"] = _now("Choose at least one.")
