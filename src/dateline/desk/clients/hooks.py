"""What Wagtail is told of this room."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.clients import pages
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("clients/", pages.listing, name="desk_clients"),
        path("clients/<slug:slug>/", pages.page, name="desk_client"),
        path("clients/<slug:slug>/token/", pages.issue, name="desk_client_token"),
        path("clients/<slug:slug>/token/<int:pk>/rotate/", pages.rotate, name="desk_client_rotate"),
        path("clients/<slug:slug>/token/<int:pk>/revoke/", pages.revoke, name="desk_client_revoke"),
        path("clients/<slug:slug>/remove/", pages.remove, name="desk_client_remove"),
    ]


class _ClientsItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return may(signed_in(request), Right.CLIENTS)


@hooks.register("register_admin_menu_item")
def _menu() -> MenuItem:
    return _ClientsItem(_("Clients"), reverse_lazy("desk_clients"), icon_name="upload", order=160)
