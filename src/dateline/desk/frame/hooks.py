"""What Wagtail is told of the frame around all rooms: the first page, the search, the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.search import SearchArea

from dateline.desk.frame.work import Work


@hooks.register("construct_homepage_panels", order=100)
def _first_page(_request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [Work()]


@hooks.register("register_admin_search_area")
def _stories() -> SearchArea:
    return SearchArea(_("Stories"), reverse("desk_stories"), name="stories", icon_name="list-ul", order=1)


@hooks.register("construct_search")
def _only_stories(_request: HttpRequest, areas: list[Any]) -> None:
    areas[:] = [area for area in areas if area.name == "stories"]
