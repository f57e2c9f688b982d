"""A source's page and a wire's page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.models import Source, Story
from dateline.archive.sources import revise
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may, require
from dateline.desk.sources.forms import SourceForm, WireForm
from dateline.desk.sources.health import health
from dateline.desk.sources.listing import WireLine, heading
from dateline.intake.models import Kind, PushKey, State, Wire
from dateline.intake.polling.due import ask_for
from dateline.intake.push import new_key

LATEST = 15


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """What may be done with a source's copy, its wires and its latest stories."""
    user = signed_in(request)
    require(user, Right.ENTER)
    found = get_object_or_404(Source, slug=slug, own=False)
    form = SourceForm(request.POST or None, instance=found)
    if request.method == "POST":
        require(user, Right.SOURCES)
        if form.is_valid():
            revise(form.instance, form.changed_data, actor=user.get_username(), now=timezone.now())
            messages.success(request, _("Saved. It holds for copy that arrives from now on."))
            return redirect("desk_source", found.slug)
    return _source_page(request, found, form)


def key(request: HttpRequest, slug: str) -> HttpResponse:
    """A new push token, shown this once."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    require(signed_in(request), Right.SOURCES)
    found = get_object_or_404(Source, slug=slug, own=False)
    token = new_key(found, timezone.now())
    return _source_page(request, found, SourceForm(instance=found), token=token)


def _source_page(request: HttpRequest, found: Source, form: SourceForm, token: str = "") -> HttpResponse:
    now = timezone.now()
    latest = Story.objects.filter(source=found).select_related("head").order_by("-pk")[:LATEST]
    context = {
        **heading(found.name),
        "source": found,
        "form": form,
        "wires": [WireLine(wire, health(wire, now)) for wire in found.wires.all()],
        "latest": latest,
        "token": token,
        "push": request.build_absolute_uri(f"/wire/in/{found.slug}"),
        "push_key": PushKey.objects.filter(source=found).first(),
        "may_change": may(signed_in(request), Right.SOURCES),
    }
    return render(request, "desk/sources/source.html", context, status=422 if form.errors else 200)


def wire(request: HttpRequest, pk: int) -> HttpResponse:
    """How a wire is doing, its log, and how it is asked."""
    user = signed_in(request)
    require(user, Right.ENTER)
    found = get_object_or_404(Wire.objects.select_related("source"), pk=pk)
    form = WireForm(request.POST or None, instance=found)
    if found.kind != Kind.MAIL.value:
        del form.fields["senders"]
    if found.kind != Kind.FEED.value:
        del form.fields["full_text"]
    if request.method == "POST":
        require(user, Right.SOURCES)
        if form.is_valid():
            # Nothing else: a visit may be going on.
            form.instance.save(update_fields=list(form.cleaned_data))
            messages.success(request, _("Saved."))
            return redirect("desk_wire", pk)
    context = {
        **heading(str(found)),
        "wire": found,
        "source": found.source,
        "form": form,
        "health": health(found, timezone.now()),
        "visits": found.visits.all()[:30],
        "may_change": may(user, Right.SOURCES),
        "waiting": found.asked_for and found.state == State.ON.value,
    }
    return render(request, "desk/sources/wire.html", context, status=422 if form.errors else 200)


def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """``fetch``, ``pause``, ``resume`` or ``remove``."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    require(signed_in(request), Right.SOURCES)
    found = get_object_or_404(Wire.objects.select_related("source"), pk=pk)
    if verb == "remove":
        found.delete()
        messages.success(request, _("The wire is removed. What came over it stays."))
        return redirect("desk_source", found.source.slug)
    if verb == "pause":
        Wire.objects.filter(pk=pk).update(state=State.PAUSED.value)
    else:
        Wire.objects.filter(pk=pk).update(state=State.ON.value, reason="", failing_since=None)
        ask_for([found], timezone.now())
    return redirect("desk_wire", pk)
