"""A partner's page: its agreement, what it offers and is given, the balance, and the receipts."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.epochs import advance
from dateline.desk.drafts.find import signed_in
from dateline.desk.partners.forms import PartnerForm
from dateline.desk.partners.listing import heading, state
from dateline.desk.people.rights import Right, may, require
from dateline.partners.giving import chosen
from dateline.partners.models import Offer, Partner
from dateline.partners.report import Balance, as_csv, by_day, total

_BAR, _GAP, _HEIGHT = 16, 8, 120
RECEIPTS = 20


@dataclass(frozen=True, slots=True)
class Bars:
    """A day of the chart: two bars, by their left edges, tops and heights."""

    day: Balance
    given: tuple[int, int, int]
    received: tuple[int, int, int]


def partner(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody may look, who has the right may change."""
    user = signed_in(request)
    require(user, Right.ENTER)
    found = get_object_or_404(Partner, slug=slug)
    form = PartnerForm(request.POST or None, instance=found)
    if request.method == "POST":
        require(user, Right.PARTNERS)
        if form.is_valid():
            with transaction.atomic():
                # A visit may be going on: nothing of what it writes is written here.
                form.instance.next_at = timezone.now()
                form.instance.save(update_fields=[*form.cleaned_data, "next_at"])
                if not form.instance.feed:
                    # Nobody would ever take back what it offered.
                    form.instance.offers.all().delete()
                advance("partners")
            messages.success(request, _("Saved."))
            return redirect("desk_partner", slug)
        found = Partner.objects.get(pk=found.pk)
    now = timezone.now()
    days = by_day(found, now.date())
    context = {
        **heading(found.name),
        "partner": found,
        "state": state(found),
        "form": form,
        "offers": found.offers.all(),
        "given": chosen(found, found.edition, now).rows if found.edition else (),
        "days": list(reversed(days)),
        "total": total(days),
        "bars": bars(days),
        "receipts": found.receipts.all()[:RECEIPTS],
        "embed": request.build_absolute_uri(f"/embed/{found.slug}"),
        "may_change": may(user, Right.PARTNERS),
    }
    return render(request, "desk/partners/partner.html", context, status=422 if form.errors else 200)


def bars(days: list[Balance]) -> list[Bars]:
    """The days as bars, the highest of them as high as the drawing."""
    most = max((max(day.given, day.received) for day in days), default=0) or 1
    shown = []
    for number, day in enumerate(days):
        left = number * (_BAR + _GAP)
        heights = [round(count / most * _HEIGHT) for count in (day.given, day.received)]
        given, received = ((left + _BAR // 2 * at, _HEIGHT - high, high) for at, high in enumerate(heights))
        shown.append(Bars(day, given, received))
    return shown


def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide a headline, or show it again."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    require(signed_in(request), Right.PARTNERS)
    offer = get_object_or_404(Offer.objects.select_related("partner"), pk=pk)
    with transaction.atomic():
        Offer.objects.filter(pk=pk).update(hidden=not offer.hidden)
        advance("partners")
    return redirect("desk_partner", offer.partner.slug)


def remove(request: HttpRequest, slug: str) -> HttpResponse:
    """The partner, its headlines and all that was counted."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    require(signed_in(request), Right.PARTNERS)
    with transaction.atomic():
        get_object_or_404(Partner, slug=slug).delete()
        advance("partners")
    messages.success(request, _("Removed."))
    return redirect("desk_partners")


def csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The counts, for a spreadsheet."""
    require(signed_in(request), Right.ENTER)
    found = get_object_or_404(Partner, slug=slug)
    return HttpResponse(
        as_csv(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{found.slug}.csv"'},
    )
