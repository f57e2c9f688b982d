"""The forms of this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.archive.models import Source
from dateline.archive.models.agency import Rights
from dateline.core.story import Policy
from dateline.intake.models import Kind, Wire

POLICIES = [
    (Policy.DESK.value, _("Desk first: waits for an editor")),
    (Policy.AUTO.value, _("Publish at once (licensed)")),
    (Policy.COVERAGE.value, _("Coverage only: headline and link")),
    (Policy.INTERNAL.value, _("Internal: never leaves the desk")),
]
RIGHTS = [
    (Rights.FULL.value, _("Show in full")),
    (Rights.LINK.value, _("Show headline and link")),
    (Rights.INTERNAL.value, _("Internal only")),
]
LANGUAGES = [("", _("as the wire says")), ("en", "English"), ("ru", "Русский")]


class SourceForm(forms.ModelForm[Source]):
    """What a source is called, and what is done and may be done with its copy."""

    name = forms.CharField(label=_("Name"), max_length=200)
    policy = forms.ChoiceField(label=_("On arrival"), choices=POLICIES)
    rights = forms.ChoiceField(label=_("Display rights"), choices=RIGHTS)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)

    text_allowed = forms.BooleanField(label=_("Its terms let us take the whole text from its pages"), required=False)
    terms = forms.CharField(
        label=_("Terms: what was agreed, or where it is written"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    class Meta:
        model = Source
        fields = ("name", "policy", "rights", "language", "text_allowed", "terms")


class AddForm(forms.Form):
    """A new wire, of a new source or of one that is there."""

    kind = forms.ChoiceField(
        label=_("What"),
        choices=[
            (Kind.FEED.value, _("Feed or site")),
            (Kind.FOLDER.value, _("Drop folder")),
            (Kind.MAIL.value, _("Mailbox")),
        ],
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=2000,
        help_text=_("Of the feed, or of the site: its feed is then looked for. A folder or mailbox: its name."),
    )
    name = forms.CharField(
        label=_("Source"), max_length=200, required=False, help_text=_("Empty: named after its site.")
    )
    policy = forms.ChoiceField(label=_("On arrival, if the source is new"), choices=POLICIES, initial=Policy.DESK.value)


class WireForm(forms.ModelForm[Wire]):
    """How a wire is asked."""

    every = forms.IntegerField(
        label=_("Minutes between visits"),
        required=False,
        min_value=1,
        max_value=7 * 24 * 60,
        help_text=_("Empty: learnt from the source itself. What it asks for itself counts in any case."),
    )

    full_text = forms.BooleanField(
        label=_("Take the text from the story’s page, as far as the source’s terms allow it"), required=False
    )
    senders = forms.CharField(
        label=_("Senders that are let in: addresses, or @domain, one a line"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    class Meta:
        model = Wire
        fields = ("every", "full_text", "senders")


class OpmlForm(forms.Form):
    """A list of feeds to add."""

    file = forms.FileField(label=_("OPML file"))
    policy = forms.ChoiceField(label=_("On arrival"), choices=POLICIES, initial=Policy.DESK.value)
