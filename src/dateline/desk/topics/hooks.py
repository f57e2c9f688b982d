"""What Wagtail is told of this room."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may
from dateline.desk.topics import codes, listing, page, trained


class TopicsItem(MenuItem):  # type: ignore[misc]
    """For those who look after topics."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return may(signed_in(request), Right.TOPICS)


@hooks.register("register_admin_menu_item")
def _menu() -> MenuItem:
    return TopicsItem(_("Topics"), reverse_lazy("desk_topics"), icon_name="tag", order=140)


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("topics/", listing.topics, name="desk_topics"),
        path("topics/codes/", codes.codes, name="desk_codes"),
        path("topics/codes/<int:pk>/", codes.change, name="desk_code"),
        path("topics/codes/<int:pk>/remove/", codes.remove, name="desk_code_remove"),
        path("topics/models/", trained.models, name="desk_topic_models"),
        path("topics/models/use/", trained.use, name="desk_topic_models_use"),
        path("topics/<int:pk>/", page.topic, name="desk_topic"),
        path("topics/<int:pk>/<slug:verb>/", page.act, name="desk_topic_act"),
    ]
