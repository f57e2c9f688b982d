"""The trained models of topics, and which one proposes."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.archive import topic_models
from dateline.archive.models import TopicModel
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.desk.stories.acts import number
from dateline.desk.topics.listing import heading


@dataclass(frozen=True, slots=True)
class Line:
    """A model with what cross-validation measured of it, as percentages; empty where that was not."""

    model: TopicModel
    precision: str
    recall: str
    f1: str


def models(request: HttpRequest) -> HttpResponse:
    """All that were trained, newest first."""
    require(signed_in(request), Right.TOPICS)
    lines = [
        Line(model, *(_percent(model.figures.get(name)) for name in ("precision", "recall", "f1")))
        for model in topic_models.models()
    ]
    context = {
        **heading(_("Models")),
        "lines": lines,
        "used": any(line.model.in_use for line in lines),
        "least": topic_models.STORIES,
        "room": "models",
    }
    return render(request, "desk/topics/models.html", context)


@require_POST
def use(request: HttpRequest) -> HttpResponse:
    """Put the model of the form's ``version`` to use, or with an empty one none."""
    user = signed_in(request)
    require(user, Right.TOPICS)
    said = request.POST.get("version", "")
    version = number(said)
    if said and version is None:
        raise Http404
    try:
        topic_models.use(version, actor=user.get_username())
    except LookupError as error:
        raise Http404 from error
    messages.success(
        request,
        _("Model {version} proposes topics now.").format(version=version)
        if version is not None
        else _("Topics are proposed by the shipped terms alone now."),
    )
    return redirect("desk_topic_models")


def _percent(value: object) -> str:
    return f"{value:.1%}" if isinstance(value, float) else ""
