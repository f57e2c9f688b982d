"""Giving a story that waits for a time another one."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.archive import verbs
from dateline.archive.models import Story
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.desk.stories.acts import attempt, by_of, since_seen, status_of
from dateline.desk.stories.page import crumbs, home
from dateline.desk.times import in_zones


class EmbargoForm(forms.Form):
    """A time in the person's own zone. Django's field refuses one that a change of the clocks skips or repeats."""

    until = forms.DateTimeField(
        label=gettext_lazy("Not before"),
        widget=forms.DateTimeInput({"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"),
    )


def embargo(request: HttpRequest, story_id: int) -> HttpResponse:
    """Asks for the new time and shows the old one, in the desk's and the edition's zone."""
    require(signed_in(request), Right.PUBLISH)
    story = get_object_or_404(Story.objects.select_related("head"), pk=story_id)
    if request.method != "POST":
        return _page(request, story, EmbargoForm(initial={"until": story.embargo_at}))
    form = EmbargoForm(request.POST)
    if not form.is_valid():
        return _page(request, story, form, _("The embargo stays as it was."))
    until, by = form.cleaned_data["until"], by_of(request)
    return attempt(
        request,
        story,
        lambda: verbs.move_embargo(story_id, until, by=by, now=timezone.now()),
        _("The embargo has a new time."),
        lambda problem: _page(request, story, form, problem),
    )


def _page(request: HttpRequest, story: Story, form: EmbargoForm, problem: str = "") -> HttpResponse:
    context = {
        "header_title": _("Move the embargo"),
        "breadcrumbs_items": crumbs(story, _("Move the embargo")),
        "story": story,
        "form": form,
        "now": in_zones(story.embargo_at, home(story).zone) if story.embargo_at else "",
        "zone": timezone.get_current_timezone_name(),
        "note": request.POST.get("note", ""),
        "since": since_seen(request, story),
        "problem": problem,
    }
    return render(request, "desk/stories/embargo.html", context, status=status_of(problem))
