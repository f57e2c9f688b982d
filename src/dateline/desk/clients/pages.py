"""Clients: who there is, what each may receive, and its tokens."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.desk.clients import deliveries
from dateline.desk.clients.forms import SCOPES, ClientForm, TokenForm
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.wire import clients, tokens
from dateline.wire.models import Client, Receipt, Token
from dateline.wire.receivers import Scope


def listing(request: HttpRequest) -> HttpResponse:
    """All clients; adds the one that is posted."""
    require(signed_in(request), Right.CLIENTS)
    form = ClientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            added = clients.add(
                said["name"],
                now=timezone.now(),
                written=said["filter"],
                embargoed=said["embargoed"],
                photos=said["photos"],
                rate=said["rate"],
            )
        except clients.NotAddedError:
            form.add_error("name", _("There is a client of this name already."))
        else:
            return redirect("desk_client", added.slug)
    now = timezone.now()
    found = [(each, len(tokens.standing(each, now))) for each in Client.objects.all()]
    context = {**_heading(_("Clients")), "form": form, "clients": found}
    return render(request, "desk/clients/list.html", context, status=422 if form.errors else 200)


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One client: its rights, to be changed, and its tokens."""
    require(signed_in(request), Right.CLIENTS)
    client = get_object_or_404(Client, slug=slug)
    form = ClientForm(request.POST or None, instance=client)
    if request.method == "POST" and form.is_valid():
        form.instance.save(update_fields=list(form.cleaned_data))
        messages.success(request, _("Saved."))
        return redirect("desk_client", slug)
    return shown(request, client, form=form)


@require_POST
def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """A new token, shown this once."""
    require(signed_in(request), Right.CLIENTS)
    client = get_object_or_404(Client, slug=slug)
    form = TokenForm(request.POST)
    if not form.is_valid():
        return shown(request, client, token_form=form)
    now, days = timezone.now(), form.cleaned_data["days"]
    end = now + dt.timedelta(days=days) if days else None
    scopes = [Scope(word) for word in form.cleaned_data["scopes"]]
    return shown(request, client, token=tokens.issue(client, now=now, scopes=scopes, expires_at=end))


@require_POST
def rotate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A token in place of one that has a day left."""
    require(signed_in(request), Right.CLIENTS)
    old = get_object_or_404(Token.objects.select_related("client"), pk=pk, client__slug=slug)
    return shown(request, old.client, token=tokens.rotate(old, now=timezone.now()))


@require_POST
def revoke(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A token opens nothing any more."""
    require(signed_in(request), Right.CLIENTS)
    get_object_or_404(Token, pk=pk, client__slug=slug).delete()
    messages.success(request, _("The token opens nothing any more."))
    return redirect("desk_client", slug)


@require_POST
def remove(request: HttpRequest, slug: str) -> HttpResponse:
    """A client with its tokens and receipts."""
    require(signed_in(request), Right.CLIENTS)
    client = get_object_or_404(Client, slug=slug)
    clients.remove(client)
    messages.success(request, _("{client} is no client any more.").format(client=client.name))
    return redirect("desk_clients")


def shown(
    request: HttpRequest,
    client: Client,
    *,
    form: ClientForm | None = None,
    token_form: TokenForm | None = None,
    delivery_form: "deliveries.DeliveryForm | None" = None,
    token: str = "",
    secret: str = "",
) -> HttpResponse:
    """The page of a client, with a form that was not right, or with what is shown this once."""
    form, token_form = form or ClientForm(instance=client), token_form or TokenForm()
    delivery_form = delivery_form or deliveries.DeliveryForm()
    names, now = dict(SCOPES), timezone.now()
    context = {
        **_heading(client.name),
        "client": client,
        "form": form,
        "token_form": token_form,
        "token": token,
        "secret": secret,
        "delivery_form": delivery_form,
        "deliveries": deliveries.rows(client),
        "hours": deliveries.hours(),
        "tokens": [
            (
                each,
                [names[word] for word in each.scopes.split()],
                each.expires_at is not None and each.expires_at <= now,
            )
            for each in client.tokens.all()
        ],
        "has": Receipt.objects.filter(client=client, fetched__gt=0, told_gone_at=None).count(),
    }
    wrong = form.errors or token_form.errors or delivery_form.errors
    response = render(request, "desk/clients/client.html", context, status=422 if wrong else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def _heading(title: str) -> dict[str, object]:
    """What Wagtail's page frame wants."""
    return {"header_title": title, "breadcrumbs_items": [{"url": "", "label": title}], "header_icon": "upload"}
