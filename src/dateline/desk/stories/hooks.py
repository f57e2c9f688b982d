"""What Wagtail is told of this room."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may
from dateline.desk.stories import acts, embargo, killing, leads, listing, making, page, understood


class LeadsItem(MenuItem):  # type: ignore[misc]
    """For those who may choose leads."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return may(signed_in(request), Right.LEAD)


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("stories/", listing.stories, name="desk_stories"),
        path("stories/<int:story_id>/", page.story, name="desk_story"),
        path("stories/<int:story_id>/kill/", killing.kill, name="desk_story_kill"),
        path("stories/<int:story_id>/advise/", acts.advise, name="desk_story_advise"),
        path("stories/<int:story_id>/embargo/", embargo.embargo, name="desk_story_embargo"),
        path("stories/<int:story_id>/translate/", making.translate, name="desk_story_translate"),
        path("stories/<int:story_id>/answer/", understood.give, name="desk_story_answer"),
        path("stories/<int:story_id>/file/", understood.file, name="desk_story_file"),
        path("stories/<int:story_id>/draft/<slug:how>/", making.make, name="desk_story_make"),
        path("stories/<int:story_id>/<slug:verb>/", acts.act, name="desk_story_act"),
        path("leads/", leads.first, name="desk_leads_first"),
        path("leads/<slug:code>/", leads.choose, name="desk_leads"),
    ]


@hooks.register("register_admin_menu_item")
def _leads_menu() -> MenuItem:
    return LeadsItem(_("Front page"), reverse_lazy("desk_leads_first"), icon_name="pick", order=130)


@hooks.register("register_admin_menu_item")
def _menu() -> MenuItem:
    return MenuItem(_("Stories"), reverse_lazy("desk_stories"), icon_name="list-ul", order=100)
