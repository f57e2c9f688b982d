"""The agency's own topics: what there is, and one more."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from dateline.archive.models import Topic
from dateline.archive.vocabulary import MEDIA_TOPICS, add_topic
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require


class TopicForm(forms.Form):
    """A label in both languages, and what it lies under."""

    label_en = forms.CharField(label=gettext_lazy("English label"), max_length=100)
    label_ru = forms.CharField(label=gettext_lazy("Russian label"), max_length=100, required=False)
    parent = forms.ChoiceField(label=gettext_lazy("Lies under"), required=False)

    def __init__(self, *args: object, parents: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["parent"]
        assert isinstance(field, forms.ChoiceField), "declared above"
        field.choices = [("", _("Nothing: first level")), *parents]


def topics(request: HttpRequest) -> HttpResponse:
    """Shows the agency's own topics, and adds one."""
    require(signed_in(request), Right.TOPICS)
    form = TopicForm(request.POST or None, parents=_parents())
    if request.method == "POST" and form.is_valid():
        try:
            topic = add_topic(form.cleaned_data["label_en"], form.cleaned_data["label_ru"], form.cleaned_data["parent"])
        except ValueError:
            form.add_error("label_en", _("A label needs letters or digits, and must be new under this topic."))
        else:
            messages.success(request, _("The topic is added: {label}").format(label=topic.label(_language())))
            return redirect("desk_topics")
    context = {
        "header_title": _("Own topics"),
        "breadcrumbs_items": [{"url": "", "label": _("Own topics")}],
        "form": form,
        "own": Topic.objects.exclude(code__startswith=MEDIA_TOPICS).select_related("parent"),
    }
    return render(request, "desk/stories/topics.html", context, status=422 if form.errors else 200)


def _language() -> str:
    return (get_language() or "en")[:2]


def _parents() -> list[tuple[str, str]]:
    """All that are in use, each with what it lies under; a topic stands after the one above."""
    known = list(Topic.objects.filter(retired=False))
    labels = {topic.code: topic.label(_language()) for topic in known}
    named = [(topic.code, " › ".join(labels.get(code, code) for code in topic.path.split())) for topic in known]
    return sorted(named, key=lambda each: each[1])
