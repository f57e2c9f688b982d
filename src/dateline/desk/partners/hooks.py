"""What Wagtail is told of this room."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.partners import listing, page


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("partners/", listing.partners, name="desk_partners"),
        path("partners/add/", listing.add, name="desk_partner_add"),
        path("partners/headline/<int:pk>/", page.hide, name="desk_partner_hide"),
        path("partners/of/<slug:slug>/", page.partner, name="desk_partner"),
        path("partners/of/<slug:slug>/remove/", page.remove, name="desk_partner_remove"),
        path("partners/of/<slug:slug>/balance.csv", page.csv, name="desk_partner_csv"),
    ]


@hooks.register("register_admin_menu_item")
def _menu() -> MenuItem:
    return MenuItem(_("Partners"), reverse_lazy("desk_partners"), icon_name="link", order=160)
