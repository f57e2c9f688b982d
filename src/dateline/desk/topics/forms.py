"""The forms of this room."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from dateline.archive.models import Source, Topic
from dateline.desk.drafts.find import topic_label
from dateline.desk.drafts.widgets import Chips

LONGEST = 100


def in_use() -> QuerySet[Topic]:
    """The topics that are offered."""
    return Topic.objects.filter(retired=False, merged_into=None)


def language() -> str:
    """The desk's."""
    return (get_language() or "en")[:2]


class ParentField(forms.ChoiceField):
    """A topic by its code, or nothing for the first level."""

    def __init__(self) -> None:
        super().__init__(label=gettext_lazy("Lies under"), required=False, choices=_parents)


def _parents() -> list[tuple[str, str]]:
    """All that are in use, each with what it lies under; a topic stands after the one above."""
    rows = list(Topic.objects.filter(merged_into=None))
    labels = {topic.code: topic.label(language()) for topic in rows}
    offered = [topic for topic in rows if not topic.retired]
    named = [(topic.code, " › ".join(labels.get(code, code) for code in topic.path.split())) for topic in offered]
    return [("", _("Nothing: first level")), *sorted(named, key=lambda each: each[1])]


class AddForm(forms.Form):
    """A label in both languages, and what it lies under."""

    label_en = forms.CharField(label=gettext_lazy("English label"), max_length=LONGEST)
    label_ru = forms.CharField(label=gettext_lazy("Russian label"), max_length=LONGEST, required=False)
    parent = ParentField()


class RenameForm(forms.Form):
    """Labels, and an address where the one that is made of the label will not do."""

    label_en = forms.CharField(label=gettext_lazy("English label"), max_length=LONGEST)
    label_ru = forms.CharField(label=gettext_lazy("Russian label"), max_length=LONGEST, required=False)
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=LONGEST,
        required=False,
        help_text=gettext_lazy("Empty: made of the English label where that changes."),
    )


class MoveForm(forms.Form):
    """What the topic lies under from now on."""

    parent = ParentField()


class OneTopicField(forms.ModelMultipleChoiceField[Topic]):
    """A topic that is found by typing; one at most."""

    def __init__(self, **said: Any) -> None:
        super().__init__(in_use(), widget=Chips("desk_find_topics", topic_label), **said)

    def clean(self, value: Any) -> Any:
        """The topic, or None."""
        found = list(super().clean(value))
        if len(found) > 1:
            raise forms.ValidationError(_("Choose one topic only."))
        return found[0] if found else None


class MergeForm(forms.Form):
    """The topic that shall stand for this one."""

    into = OneTopicField(label=gettext_lazy("Into"))
    sure = forms.BooleanField(label=gettext_lazy("Its addresses shall lead there for good"))


class RuleForm(forms.Form):
    """What a code means."""

    value = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=200,
        help_text=gettext_lazy("As the wire sends it: a subject code, a category’s name, a hashtag."),
    )
    source = forms.ModelChoiceField(
        Source.objects.filter(own=False).order_by("name"),
        label=gettext_lazy("Source"),
        required=False,
        empty_label=gettext_lazy("Every source"),
    )
    topic = OneTopicField(label=gettext_lazy("Means the topic"), required=False)
    nothing = forms.BooleanField(label=gettext_lazy("Means no topic: ignore this code"), required=False)

    def clean(self) -> dict[str, Any]:
        """A topic or nothing, in so many words."""
        said = super().clean() or {}
        if "topic" in said and bool(said["topic"]) == bool(said.get("nothing")):
            self.add_error("topic", _("Choose a topic, or say that the code is to be ignored."))
        return said
