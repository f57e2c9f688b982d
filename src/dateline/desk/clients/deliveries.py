"""A client's deliveries: adding them, seeing how far they have come, and looking after them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dateline.archive.ledger import last_seq
from dateline.desk.clients import pages
from dateline.desk.clients.words import state_words, way_words
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.intake.settings import intake
from dateline.wire.delivery import adding
from dateline.wire.forms import FORMS
from dateline.wire.models import Client, Delivery, Kind

_HOURS = (1, 6, 24, 72)


class DeliveryForm(forms.Form):
    """A delivery as somebody asks for it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Way"), choices=lambda: [(each.value, way_words(each)) for each in Kind]
    )
    target = forms.CharField(
        label=gettext_lazy("Where to"),
        max_length=500,
        help_text=gettext_lazy(
            "https://… for a webhook, a folder's name, sftp://user@host/folder, a mail address, @channel."
        ),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Format"),
        required=False,
        choices=lambda: [("", _("the usual")), *((each.name, each.name) for each in FORMS)],
    )
    host_key = forms.CharField(
        label=gettext_lazy("Host key"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("SFTP alone: the key by which its server is known."),
    )
    password = forms.CharField(
        label=gettext_lazy("Password or token"),
        required=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("SFTP: where it takes a password instead of our key. Telegram: the token of the bot."),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery as the page shows it."""

    delivery: Delivery
    way: str
    state: str
    behind: int
    aside: int
    given_up: int


def rows(client: Client) -> Sequence[Row]:
    """All of a client's."""
    last = last_seq()
    return [
        Row(
            each,
            way_words(each.kind),
            state_words(each.state),
            max(0, last - each.cursor),
            each.asides.filter(failing_since__isnull=False).count(),
            each.given_up.count(),
        )
        for each in client.deliveries.all()
    ]


@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """A new one; its secret is shown this once."""
    require(signed_in(request), Right.CLIENTS)
    client = get_object_or_404(Client, slug=slug)
    form = DeliveryForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        wanted = adding.Wanted(
            kind=Kind(said["kind"]), target=said["target"], form=said["form"], host_key=said["host_key"],
            password=said["password"],
        )  # fmt: skip
        try:
            delivery = adding.add(client, wanted, now=timezone.now(), allow=intake().private)
        except adding.NotAddedError as error:
            form.add_error("target", str(error))
        else:
            return pages.shown(request, client, secret=delivery.secret if delivery.kind == Kind.WEBHOOK else "")
    return pages.shown(request, client, delivery_form=form)


@require_POST
def act(request: HttpRequest, slug: str, pk: int, verb: str) -> HttpResponse:
    """Pause one, let it go on, send again what went out lately, replace its secret, or end it."""
    require(signed_in(request), Right.CLIENTS)
    delivery = get_object_or_404(Delivery.objects.select_related("client"), pk=pk, client__slug=slug)
    now = timezone.now()
    if verb == "rotate" and delivery.kind == Kind.WEBHOOK:
        return pages.shown(request, delivery.client, secret=adding.rotate(delivery, now=now))
    if verb == "pause":
        adding.pause(delivery)
        messages.success(request, _("Nothing is sent until it goes on."))
    elif verb == "resume":
        adding.resume(delivery, now=now)
        messages.success(request, _("It goes on from where it was."))
    elif verb == "replay":
        _replay(request, delivery, now)
    elif verb == "remove":
        delivery.delete()
        messages.success(request, _("Nothing is sent there any more."))
    return redirect("desk_client", slug)


def hours() -> list[tuple[int, str]]:
    """How far back a replay may go from here; the command line goes further."""
    return [(each, _("{hours} h").format(hours=each)) for each in _HOURS]


def _replay(request: HttpRequest, delivery: Delivery, now: dt.datetime) -> None:
    asked: Any = request.POST.get("hours", "")
    back = int(asked) if asked in {str(each) for each in _HOURS} else _HOURS[0]
    adding.replay(delivery, adding.seq_before(now - dt.timedelta(hours=back)), now=now)
    messages.success(request, _("What happened since is sent again, as it stands now."))
