"""What Wagtail is told of this room."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.people.rights import Right, may
from dateline.desk.publishing import flash, views

_LOGGED = {
    "publish": (_("Publish"), _("Published")),
    "update": (_("Update"), _("Published as an update")),
    "correct": (_("Correction"), _("Published as a correction")),
    "refile": (_("Refile"), _("Published again without a typing error")),
}


class FlashItem(MenuItem):  # type: ignore[misc]
    """For those who may publish; Alt+Shift+F on most browsers."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may use it."""
        return may(request.user, Right.PUBLISH)  # type: ignore[arg-type]


@hooks.register("register_admin_menu_item")
def _flash() -> MenuItem:
    return FlashItem(
        _("Flash"), reverse("desk_flash"), name="flash", icon_name="warning", order=100, attrs={"accesskey": "f"}
    )


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("publish/<int:pk>/", views.publish_page, name="desk_publish"),
        path("flash/", flash.flash, name="desk_flash"),
    ]


@hooks.register("register_log_actions")
def _actions(actions: Any) -> None:
    for verb, (label, message) in _LOGGED.items():
        actions.register_action(f"desk.{verb}", label, message)
