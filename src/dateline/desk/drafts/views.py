"""Drafts in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from dateline.desk.models import Draft


class DraftViewSet(SnippetViewSet):  # type: ignore[misc]
    """The list and the form of drafts."""

    model = Draft
    icon = "edit"
    menu_label = _("Drafts")
    add_to_admin_menu = True
    admin_url_namespace = "drafts"
    base_url_path = "drafts"
