"""All sources at a glance, and lists of feeds in and out."""

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.models import Source
from dateline.core import opml
from dateline.core.story import Policy
from dateline.desk.drafts.find import signed_in
from dateline.desk.frame.work import TROUBLE
from dateline.desk.people.rights import Right, may, require
from dateline.desk.sources.forms import POLICIES, RIGHTS, AddForm, OpmlForm
from dateline.desk.sources.health import Health, health
from dateline.intake.adding import NotAddedError, add_list, add_new, outlines
from dateline.intake.models import Kind, Wire

PAGE = 50
MOST_BYTES = 8_000_000
MOST_FEEDS = 500


@dataclass(frozen=True, slots=True)
class WireLine:
    """A wire as the list shows it."""

    wire: Wire
    health: Health


@dataclass(frozen=True, slots=True)
class Line:
    """A source with its wires."""

    source: Source
    policy: str
    rights: str
    wires: tuple[WireLine, ...]


def sources(request: HttpRequest) -> HttpResponse:
    """``?q=WORD&trouble=1&page=N``."""
    user = signed_in(request)
    require(user, Right.ENTER)
    query = request.GET.get("q", "").strip()[:100]
    trouble = "trouble" in request.GET
    page = Paginator(_found(query, trouble), PAGE).get_page(request.GET.get("page"))
    context = {
        **heading(_("Sources")),
        "query": query,
        "trouble": trouble,
        "page": page,
        "lines": _lines(page, timezone.now()),
        "failing": Wire.objects.filter(TROUBLE).count(),
        "may_change": may(user, Right.SOURCES),
    }
    return render(request, "desk/sources/list.html", context)


def add_one(request: HttpRequest) -> HttpResponse:
    """The form for a new wire; the answer is the wire's page, where its first visit shows."""
    require(signed_in(request), Right.SOURCES)
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            policy, kind = Policy(said["policy"]), Kind(said["kind"])
            wire = add_new(said["address"], said["name"], policy, timezone.now(), kind=kind)
        except NotAddedError as error:
            form.add_error("address", str(error))
        else:
            return redirect("desk_wire", wire.pk)
    context = {**heading(_("Add a source")), "form": form, "opml": OpmlForm()}
    return render(request, "desk/sources/add.html", context, status=422 if form.errors else 200)


def opml_in(request: HttpRequest) -> HttpResponse:
    """Add the feeds of a list."""
    require(signed_in(request), Right.SOURCES)
    form = OpmlForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return redirect("desk_source_add")
    file = form.cleaned_data["file"]
    try:
        if file.size > MOST_BYTES:
            raise opml.OpmlError(_("the file is too large"))
        found = opml.read(file.read())
        if len(found) > MOST_FEEDS:
            raise opml.OpmlError(_("the list is too long for this form; use the command dateline wire opml"))
        added = add_list(found, timezone.now(), policy=Policy(form.cleaned_data["policy"]))
    except opml.OpmlError as error:
        messages.error(request, str(error))
        return redirect("desk_source_add")
    messages.success(
        request, _("{added} feeds added, {known} were there.").format(added=len(added.added), known=added.known)
    )
    for refused in added.refused[:10]:
        messages.warning(request, refused)
    return redirect("desk_sources")


def opml_out(request: HttpRequest) -> HttpResponse:
    """Our feeds as a list for other readers."""
    require(signed_in(request), Right.ENTER)
    return HttpResponse(
        opml.write(outlines(), title=_("Sources")),
        content_type="text/x-opml; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="sources.opml"'},
    )


def heading(title: str) -> dict[str, object]:
    """What Wagtail's page frame wants."""
    return {"header_title": title, "breadcrumbs_items": [{"url": "", "label": title}], "header_icon": "download"}


def _found(query: str, trouble: bool) -> QuerySet[Source]:
    found = Source.objects.filter(own=False)
    if query:
        found = found.filter(Q(name__icontains=query) | Q(wires__address__icontains=query))
    if trouble:
        found = found.filter(wires__in=Wire.objects.filter(TROUBLE))
    return found.distinct().order_by("name").prefetch_related(Prefetch("wires", Wire.objects.order_by("address")))


def _lines(page: "Page[Source]", now: dt.datetime) -> list[Line]:
    policies, rights = dict(POLICIES), dict(RIGHTS)
    return [
        Line(
            source=source,
            policy=str(policies[source.policy]),
            rights=str(rights[source.rights]),
            wires=tuple(WireLine(wire, health(wire, now)) for wire in source.wires.all()),
        )
        for source in page
    ]
