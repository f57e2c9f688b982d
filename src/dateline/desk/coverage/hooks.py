"""What Wagtail is told of this room."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.coverage import listing, page
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may


class CoverageItem(MenuItem):  # type: ignore[misc]
    """For those who write."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person does."""
        return may(signed_in(request), Right.WRITE)


@hooks.register("register_admin_menu_item")
def _menu() -> MenuItem:
    return CoverageItem(_("In other media"), reverse_lazy("desk_coverage"), icon_name="list-ul", order=130)


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("coverage/", listing.coverage, name="desk_coverage"),
        path("coverage/<int:number>/", page.one, name="desk_coverage_event"),
        path("coverage/<int:number>/<slug:verb>/", page.act, name="desk_coverage_act"),
        path("coverage/source/<slug:verb>/", page.source, name="desk_coverage_source"),
        path("coverage/draft/<int:story_id>/", page.draft, name="desk_coverage_draft"),
    ]
