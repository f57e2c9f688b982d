"""What Wagtail is told of this room."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.clients import deliveries, pages, receipts
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("clients/", pages.listing, name="desk_clients"),
        path("receipts/", receipts.overview, name="desk_receipts"),
        path("receipts/<int:story_id>/", receipts.of_story, name="desk_receipts_story"),
        path("receipts/<int:story_id>/<int:pk>/done/", receipts.done, name="desk_receipts_done"),
        path("clients/<slug:slug>/", pages.page, name="desk_client"),
        path("clients/<slug:slug>/token/", pages.issue, name="desk_client_token"),
        path("clients/<slug:slug>/token/<int:pk>/rotate/", pages.rotate, name="desk_client_rotate"),
        path("clients/<slug:slug>/token/<int:pk>/revoke/", pages.revoke, name="desk_client_revoke"),
        path("clients/<slug:slug>/delivery/", deliveries.add, name="desk_delivery_add"),
        path("clients/<slug:slug>/delivery/<int:pk>/<slug:verb>/", deliveries.act, name="desk_delivery"),
        path("clients/<slug:slug>/remove/", pages.remove, name="desk_client_remove"),
    ]


class _ClientsItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return may(signed_in(request), Right.CLIENTS)


@hooks.register("register_admin_menu_item")
def _menu() -> MenuItem:
    return _ClientsItem(_("Clients"), reverse_lazy("desk_clients"), icon_name="upload", order=160)


class _ReceiptsItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return receipts.may_look(request)


@hooks.register("register_admin_menu_item")
def _receipts_menu() -> MenuItem:
    return _ReceiptsItem(_("Client receipts"), reverse_lazy("desk_receipts"), icon_name="tick-inverse", order=161)
