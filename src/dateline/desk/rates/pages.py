"""How the banks are doing, what was revised, and what each edition shows."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.epochs import advance
from dateline.archive.models import Edition
from dateline.core.money.bank import RatesError
from dateline.core.money.banks import BANKS, read
from dateline.core.money.banks.tree import MOST
from dateline.core.money.book import Book
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may, require
from dateline.markets import words
from dateline.markets.choice import choice, read_pairs, written
from dateline.markets.keep import keep
from dateline.markets.library import library
from dateline.markets.models import BankVisit, Display, Revision

REVISIONS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A bank as the room shows it."""

    name: str
    book: Book
    visit: BankVisit | None


@dataclass(frozen=True, slots=True)
class EditionLine:
    """What an edition shows now, and the desk's choice for it."""

    edition: Edition
    bank: str
    pairs: str
    chosen: Display


def rates(request: HttpRequest) -> HttpResponse:
    """The whole room."""
    user = signed_in(request)
    require(user, Right.ENTER)
    found = library()
    visits = {visit.bank: visit for visit in BankVisit.objects.all()}
    context = {
        "header_title": _("Rates"),
        "breadcrumbs_items": [{"url": "", "label": _("Rates")}],
        "header_icon": "history",
        "lines": [Line(words.bank_name(bank.code), found.book(bank.code), visits.get(bank.code)) for bank in BANKS],
        "editions": [_edition(each) for each in Edition.objects.all()],
        "banks": [(bank.code, words.bank_name(bank.code)) for bank in BANKS],
        "revisions": Revision.objects.all()[:REVISIONS],
        "may_change": may(user, Right.RATES),
    }
    return render(request, "desk/rates/rates.html", context)


def _edition(edition: Edition) -> EditionLine:
    shown = choice(edition, library())
    chosen = Display.objects.filter(edition=edition).first() or Display(edition=edition)
    return EditionLine(edition, words.bank_name(shown.bank), written(shown.pairs), chosen)


class _File(forms.Form):
    file = forms.FileField(max_length=200)


def take(request: HttpRequest) -> HttpResponse:
    """Keep the rates of a file."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    require(signed_in(request), Right.RATES)
    form = _File(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file."))
        return redirect("desk_rates")
    file = form.cleaned_data["file"]
    try:
        if file.size > MOST:
            raise RatesError(_("the file is too large"))
        bank, quotes = read(file.read())
    except RatesError as error:
        messages.error(request, _("Nothing was taken: {error}").format(error=error))
        return redirect("desk_rates")
    kept = keep(bank.code, quotes, file.name, timezone.now())
    said = _("{bank}: {new} new, {known} known, {revised} revised.")
    name = words.bank_name(bank.code)
    messages.success(request, said.format(bank=name, new=kept.new, known=kept.known, revised=kept.revised))
    return redirect("desk_rates")


def fetch(request: HttpRequest, code: str) -> HttpResponse:
    """Have a bank asked now, by the worker."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    require(signed_in(request), Right.RATES)
    if code not in {bank.code for bank in BANKS}:
        return redirect("desk_rates")
    BankVisit.objects.update_or_create(bank=code, defaults={"next_at": timezone.now()})
    messages.success(request, _("It is asked within half a minute, if the settings allow it."))
    return redirect("desk_rates")


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what an edition shows; empty leaves it to the language."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    require(signed_in(request), Right.RATES)
    edition = get_object_or_404(Edition, pk=pk)
    bank, pairs = request.POST.get("bank", ""), request.POST.get("pairs", "").strip()[:100]
    note = request.POST.get("note", "").strip()[:200]
    try:
        chosen = written(read_pairs(pairs))
    except ValueError as error:
        messages.error(request, _("“{part}” is no pair; write them like USD/RUB EUR/RUB.").format(part=error))
        return redirect("desk_rates")
    if bank and bank not in {each.code for each in BANKS}:
        return redirect("desk_rates")
    with transaction.atomic():
        Display.objects.update_or_create(edition=edition, defaults={"bank": bank, "pairs": chosen, "note": note})
        advance("rates")
    messages.success(request, _("Saved."))
    return redirect("desk_rates")
