"""What Wagtail is told of this room."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.people import views

_UNUSED = {"explorer", "documents", "help", "reports"}
"""Items of Wagtail's menu for things that a newsroom does not have: pages, documents."""


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("code/", views.code, name="desk_code"),
        path("two-factor/", views.two_factor, name="desk_two_factor"),
        path("two-factor/<int:pk>/reset", views.reset_factor, name="desk_reset_factor"),
        path("signed-in/", views.sign_ins, name="desk_sign_ins"),
        path("signed-in/<int:pk>/end", views.end_sign_in, name="desk_end_sign_in"),
        path("signed-in/others/end", views.end_others, name="desk_end_others"),
    ]


@hooks.register("register_admin_menu_item")
def _signed_in() -> MenuItem:
    return MenuItem(_("Signed in"), reverse("desk_sign_ins"), name="signed-in", icon_name="key", order=900)


@hooks.register("register_admin_menu_item")
def _two_factor() -> MenuItem:
    return MenuItem(_("Second factor"), reverse("desk_two_factor"), name="two-factor", icon_name="lock", order=910)


@hooks.register("construct_main_menu")
def _only_what_is_used(_request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in _UNUSED]


@hooks.register("register_log_actions")
def _actions(actions: Any) -> None:
    actions.register_action("desk.two_factor_on", _("Second factor on"), _("Second factor set up"))
    actions.register_action("desk.two_factor_off", _("Second factor off"), _("Second factor taken away"))
