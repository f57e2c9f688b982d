"""All partners at a glance, and a new one."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.epochs import advance
from dateline.core.text.translit import slugify
from dateline.desk.drafts.find import signed_in
from dateline.desk.partners.forms import PartnerForm
from dateline.desk.people.rights import Right, may, require
from dateline.partners.models import Partner
from dateline.partners.report import Balance, by_day, total


@dataclass(frozen=True, slots=True)
class Line:
    """A partner as the list shows it."""

    partner: Partner
    state: str
    offers: int
    balance: Balance


def heading(title: str) -> dict[str, object]:
    """What Wagtail's page frame wants."""
    return {"header_title": title, "breadcrumbs_items": [{"url": "", "label": title}], "header_icon": "link"}


def partners(request: HttpRequest) -> HttpResponse:
    """With the balance of the last thirty days."""
    user = signed_in(request)
    require(user, Right.ENTER)
    today = timezone.now().date()
    lines = [Line(each, state(each), each.offers.count(), total(by_day(each, today))) for each in Partner.objects.all()]
    context = {**heading(_("Partners")), "lines": lines, "may_change": may(user, Right.PARTNERS)}
    return render(request, "desk/partners/list.html", context)


def state(partner: Partner) -> str:
    """How it is doing, in a word or a sentence."""
    if not partner.on:
        return _("not in force")
    if partner.expires_on and partner.expires_on < timezone.now().date():
        return _("ended")
    if partner.error:
        return _("failing: {error}").format(error=partner.error)
    if not partner.feed:
        return _("is given, offers nothing")
    return _("well") if partner.answered_at else _("not visited yet")


def add(request: HttpRequest) -> HttpResponse:
    """The form for a new partner."""
    require(signed_in(request), Right.PARTNERS)
    form = PartnerForm(request.POST or None, initial={"on": True, "placements": ["front", "story", "page"]})
    if request.method == "POST" and form.is_valid():
        slug = slugify(form.cleaned_data["name"])[:60]
        if Partner.objects.filter(slug=slug).exists():
            form.add_error("name", _("There is a partner of this name already."))
        else:
            with transaction.atomic():
                partner = form.save(commit=False)
                partner.slug, partner.next_at = slug, timezone.now()
                partner.save()
                advance("partners")
            return redirect("desk_partner", partner.slug)
    context = {**heading(_("Add a partner")), "form": form}
    return render(request, "desk/partners/add.html", context, status=422 if form.errors else 200)
