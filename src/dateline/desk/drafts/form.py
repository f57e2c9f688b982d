"""The draft's form."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from dateline.archive.models import Edition, Story
from dateline.desk.drafts.copy import TooDeepError, copy_of
from dateline.desk.drafts.find import place_label, story_label, topic_label
from dateline.desk.drafts.widgets import Chip, Chips
from dateline.desk.models import Draft
from dateline.desk.times import in_zones


class DraftForm(WagtailAdminModelForm):  # type: ignore[misc]
    """Checks what no database field can."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and not self.initial.get("edition"):
            self.initial["edition"] = Edition.objects.order_by("position", "code").first()
        self.fields["translation_of"].queryset = Story.objects.all()
        self.fields["embargo_at"].help_text = self._about_time()

    def _about_time(self) -> str:
        here, until = timezone.get_current_timezone_name(), self.instance.embargo_at
        said = _("Embargo or schedule, in the time of %(zone)s. Empty: public at once when published.") % {"zone": here}
        if until is None or self.instance.edition_id is None or self.instance.edition.zone == here:
            return said
        return f"{said} {in_zones(until, self.instance.edition.zone)}"

    def clean_embargo_at(self) -> dt.datetime | None:
        """Raises `ValidationError` for a time that has passed, unless it stood there before."""
        until: dt.datetime | None = self.cleaned_data["embargo_at"]
        if until and "embargo_at" in self.changed_data and until <= timezone.now():
            raise forms.ValidationError(_("This time has passed. Leave it empty to publish at once."))
        return until

    def clean_body(self) -> str:
        """Raises `ValidationError` for markup that no editor makes."""
        body: str = self.cleaned_data["body"]
        try:
            copy_of(body)
        except TooDeepError as error:
            raise forms.ValidationError(_("This text cannot be taken: paste it as plain text.")) from error
        return body

    def clean(self) -> dict[str, Any]:
        """Raises `ValidationError` for an embargo on what readers have already, and for a self-translation."""
        cleaned: dict[str, Any] = super().clean()
        story = self.instance.story
        if story and story.public_id and cleaned.get("embargo_at") and "embargo_at" in self.changed_data:
            self.add_error("embargo_at", _("The story is public: it cannot be put under an embargo any more."))
        edition, original = cleaned.get("edition"), cleaned.get("translation_of")
        if edition and original and original.language == edition.language:
            self.add_error("translation_of", _("That story is in the same language."))
        return cleaned


def _story_tab() -> ObjectList:
    line = FieldRowPanel(
        [
            FieldPanel("dateline_place", widget=Chip("desk_find_places", place_label)),
            FieldPanel("dateline_date"),
            FieldPanel("agency_sign"),
        ]
    )
    return ObjectList(
        [
            FieldPanel("headline"),
            FieldPanel("slug"),
            FieldPanel("lead"),
            FieldPanel("body"),
            MultiFieldPanel([line], heading=_("Dateline"), classname="desk-dateline"),
            FieldRowPanel([FieldPanel("byline"), FieldPanel("kind"), FieldPanel("urgency")]),
            FieldPanel("sources"),
            FieldPanel("topics", widget=Chips("desk_find_topics", topic_label)),
            FieldPanel("places", widget=Chips("desk_find_places", place_label)),
        ],
        heading=_("Story"),
    )


def _desk_tab() -> ObjectList:
    return ObjectList(
        [
            FieldPanel("edition"),
            FieldPanel("embargo_at"),
            FieldPanel("translation_of", widget=Chip("desk_find_stories", story_label)),
            FieldPanel("ednote"),
            FieldPanel("usage_terms"),
        ],
        heading=_("For the desk"),
    )


PHOTOS = ObjectList(
    [
        InlinePanel(
            "photos",
            [FieldPanel("image"), FieldPanel("caption"), FieldPanel("credit")],
            heading=_("Photos"),
            label=_("Photo"),
        )
    ],
    heading=_("Photos"),
)


def edit_handler() -> TabbedInterface:
    """The form's tabs, bound to the model."""
    tabs = TabbedInterface([_story_tab(), PHOTOS, _desk_tab()], base_form_class=DraftForm)
    return tabs.bind_to_model(Draft)
