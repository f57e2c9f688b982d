"""The forms of this room."""

from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from dateline.archive.editions import primary
from dateline.archive.models import Edition, Topic
from dateline.partners.adding import NotAddedError, canonical, web_address
from dateline.partners.models import IN, Partner

_MOST = 50


class PartnerForm(forms.ModelForm[Partner]):
    """An agreement with a partner."""

    name = forms.CharField(label=_("Name"), max_length=120)
    site = forms.CharField(
        label=_("Its site"), max_length=2000, help_text=_("Its headlines may lead to this host and below it only.")
    )
    on = forms.BooleanField(label=_("In force"), required=False)
    expires_on = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput({"type": "date"}), help_text=_("Empty: no end.")
    )
    paid = forms.BooleanField(label=_("It pays for its places: readers see “Advertising”"), required=False)
    feed = forms.CharField(
        label=_("Its feed"), max_length=2000, required=False, help_text=_("Empty: it offers us nothing.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Shown in the editions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: in that of each headline’s language."),
    )
    placements = forms.MultipleChoiceField(
        label=_("Placements"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, each.label) for each in IN],
    )
    topics = forms.CharField(
        label=_("Only beside stories under these topics"),
        max_length=400,
        required=False,
        help_text=_("Their names in addresses, with a space between: economy sport."),
    )
    headlines = forms.IntegerField(label=_("Headlines in a block, at most"), min_value=0, max_value=20)
    clicks_a_day = forms.IntegerField(label=_("Clicks a day, at most (0: no limit)"), min_value=0)
    edition = forms.ModelChoiceField(
        label=_("It is given stories of"), queryset=Edition.objects.all(), required=False, empty_label=_("nothing")
    )
    filter = forms.CharField(
        label=_("Which of them: a filter"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )
    offered = forms.IntegerField(label=_("How many, at most"), min_value=1, max_value=_MOST)

    class Meta:
        model = Partner
        fields = (
            *("name", "site", "on", "expires_on", "paid", "feed", "languages", "placements", "topics", "headlines"),
            *("clicks_a_day", "edition", "filter", "offered"),
        )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        languages = {primary(each.language): each.name for each in Edition.objects.all()}
        self.fields["languages"].choices = list(languages.items())  # type: ignore[attr-defined]
        if self.instance.pk:
            self.initial["languages"] = self.instance.languages.split()
            self.initial["placements"] = self.instance.placements.split()
            self.initial["topics"] = " ".join(_slugs(self.instance.topics.split()))

    def clean_site(self) -> str:
        """An address on the web."""
        return _checked(web_address, self.cleaned_data["site"])

    def clean_feed(self) -> str:
        """The same, or nothing."""
        return _checked(web_address, self.cleaned_data["feed"]) if self.cleaned_data["feed"] else ""

    def clean_filter(self) -> str:
        """In its canonical form."""
        return _checked(canonical, self.cleaned_data["filter"])

    def clean_languages(self) -> str:
        """As the row keeps them."""
        return " ".join(self.cleaned_data["languages"])

    def clean_placements(self) -> str:
        """As the row keeps them."""
        return " ".join(self.cleaned_data["placements"])

    def clean_topics(self) -> str:
        """Codes, of the names that were written."""
        slugs = self.cleaned_data["topics"].replace(",", " ").split()
        codes = dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "code"))
        if unknown := [slug for slug in slugs if slug not in codes]:
            raise forms.ValidationError(now_("No topic has the name “{name}”.").format(name=unknown[0]))
        return " ".join(codes[slug] for slug in slugs)


def _slugs(codes: list[str]) -> list[str]:
    found = dict(Topic.objects.filter(code__in=codes).values_list("code", "slug"))
    return [found[code] for code in codes if code in found]


def _checked(check: Any, written: str) -> str:
    try:
        return str(check(written))
    except NotAddedError as error:
        raise forms.ValidationError(str(error)) from error
