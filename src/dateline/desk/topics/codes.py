"""What incoming codes mean: the desk's table."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.archive import codes as table
from dateline.archive.models import CodeRule
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.desk.topics.forms import RuleForm, language
from dateline.desk.topics.listing import heading

MOST = 30
"""Unknown codes that are shown."""


def codes(request: HttpRequest) -> HttpResponse:
    """Shows the table, and the most frequent codes that it lacks; adds what is posted. ``?code=`` fills the form."""
    require(signed_in(request), Right.TOPICS)
    form = RuleForm(request.POST or None, initial={"value": request.GET.get("code", "")[:200]})
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        return redirect("desk_codes")
    rules = CodeRule.objects.select_related("source", "topic__merged_into").order_by("value", "source__name")
    context = {
        **heading(_("Codes")),
        "form": form,
        "rules": [(rule, _means(rule)) for rule in rules],
        "unknown": table.unknown(MOST),
        "newest": table.NEWEST,
        "room": "codes",
    }
    return render(request, "desk/topics/codes.html", context, status=422 if form.errors else 200)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule, to be changed."""
    require(signed_in(request), Right.TOPICS)
    rule = get_object_or_404(CodeRule.objects.select_related("source", "topic"), pk=pk)
    initial = {
        "value": rule.value,
        "source": rule.source,
        "topic": [rule.topic.pk] if rule.topic else [],
        "nothing": rule.topic is None,
    }
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _saved(request, form, rule):
        return redirect("desk_codes")
    context = {**heading(_("Codes")), "form": form, "rule": rule, "room": "codes"}
    return render(request, "desk/topics/code.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a rule; it can be added again."""
    require(signed_in(request), Right.TOPICS)
    rule = get_object_or_404(CodeRule, pk=pk)
    table.remove(rule)
    messages.success(request, _("The rule is removed: {code}").format(code=rule.value))
    return redirect("desk_codes")


def _saved(request: HttpRequest, form: RuleForm, rule: CodeRule | None = None) -> bool:
    said = form.cleaned_data
    try:
        kept = table.put(said["value"], said["source"], said["topic"], rule=rule)
    except table.TakenError:
        form.add_error("value", _("There is a rule for this code already. Change that one."))
    except ValueError:
        form.add_error("value", _("A code needs letters or digits."))
    else:
        messages.success(
            request,
            _("Copy that comes in from now on is read so: {code} → {topic}").format(
                code=kept.value, topic=_means(kept)
            ),
        )
        return True
    return False


def _means(rule: CodeRule) -> str:
    if rule.topic is None:
        return _("no topic")
    return (rule.topic.merged_into or rule.topic).label(language())
