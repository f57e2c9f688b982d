"""What Wagtail is told of this room."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.rates import pages


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("rates/", pages.rates, name="desk_rates"),
        path("rates/take/", pages.take, name="desk_rates_take"),
        path("rates/fetch/<slug:code>/", pages.fetch, name="desk_rates_fetch"),
        path("rates/show/<int:pk>/", pages.show, name="desk_rates_show"),
    ]


@hooks.register("register_admin_menu_item")
def _menu() -> MenuItem:
    return MenuItem(_("Rates"), reverse_lazy("desk_rates"), icon_name="history", order=170)
