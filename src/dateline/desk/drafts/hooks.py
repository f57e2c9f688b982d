"""What Wagtail is told of this room."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.action_menu import PublishMenuItem
from wagtail.snippets.models import register_snippet

from dateline.desk.drafts import find, notes, propose
from dateline.desk.drafts.views import DraftViewSet

register_snippet(DraftViewSet)


class ToPublishPage(PublishMenuItem):  # type: ignore[misc]
    """Wagtail's button under the name of what it does here."""

    label = _("Save and publish…")
    # The publish template has a label of its own, which promises too much.
    template_name = "wagtailadmin/shared/action_menu/menu_item.html"


@hooks.register("construct_snippet_action_menu")
def _actions(items: list[Any], _request: object, context: dict[str, Any]) -> None:
    """Without Unpublish, which is a verb of the story; Publish, for those who may, leads to its own page."""
    kept = [item for item in items if item.name not in {"action-unpublish", "action-publish"}]
    for item in kept:
        if item.name == "approve":
            # Wagtail's own label says "and Publish", which an approval here does not.
            item.label = _("Approve")
    publish = ToPublishPage(order=60)
    items[:] = [*kept, publish] if publish.is_shown(context) else kept


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("find/topics", find.topics, name="desk_find_topics"),
        path("find/places", find.places, name="desk_find_places"),
        path("find/stories", find.stories, name="desk_find_stories"),
        path("find/proposed", propose.proposed, name="desk_find_proposed"),
        path("find/dateline", find.dateline, name="desk_find_dateline"),
        path("notes/draft/<int:pk>", notes.to_draft, name="desk_note_draft"),
        path("notes/story/<int:story_id>", notes.to_story, name="desk_note_story"),
        path("notes/<int:pk>/settled", notes.settle, name="desk_note_settle"),
    ]
