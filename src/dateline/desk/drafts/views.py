"""Drafts in Wagtail's admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views import snippets

from dateline.desk.drafts.differ import Difference, difference
from dateline.desk.drafts.form import edit_handler
from dateline.desk.drafts.listing import DraftFilters, columns
from dateline.desk.drafts.marks import mark_of
from dateline.desk.models import Draft, Note


class SomebodyElseSavedError(PermissionDenied):
    """The draft is not the one that the form was opened with."""


class _Desk:
    """What the forms for new and for known drafts have in common."""

    request: HttpRequest
    object: Draft
    new_revision: Any

    def publish_action(self) -> HttpResponse:
        """Wagtail's Publish leads to the page that asks what is to be asked; nothing is public yet."""
        return redirect("desk_publish", self.object.pk)


class DraftCreate(_Desk, snippets.CreateView):  # type: ignore[misc]
    """A new draft."""

    def save_instance(self) -> Draft:
        """Noting who began it."""
        self.form.instance.created_by = self.request.user
        draft: Draft = super().save_instance()
        return draft


class DraftEdit(_Desk, snippets.EditView):  # type: ignore[misc]
    """A draft that somebody else may be writing, too."""

    conflict: Difference | None = None

    def save_instance(self) -> Draft:
        """Raises `SomebodyElseSavedError` instead of overwriting what the form has not seen."""
        latest = Draft.objects.select_for_update().get(pk=self.object.pk).latest_revision
        if latest is not None and self._seen() not in {"", mark_of(latest)}:
            self.conflict = difference(latest.as_object(), self.form.instance)
            self.autosave_enabled = False
            raise SomebodyElseSavedError(_("Somebody else has saved this draft meanwhile."))
        draft: Draft = super().save_instance()
        return draft

    def _seen(self) -> str:
        """The state of the draft that whoever sends the form has seen; Wagtail's form says it in three fields."""
        post = self.request.POST
        if post.get("over"):
            return post["over"]
        if own := post.get("overwrite_revision_id"):
            # A revision that the same page made in the background: nobody else's time can be on it.
            latest = Draft.objects.get(pk=self.object.pk).latest_revision
            return mark_of(latest) if latest is not None and str(latest.pk) == own else own
        loaded = post.get("loaded_revision_id", "")
        return f"{loaded} {post.get('loaded_revision_created_at', '')}" if loaded else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the notes, and with theirs and yours where they differ."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        draft = Draft.objects.select_related("story").get(pk=self.object.pk)
        context["notes"] = Note.objects.filter(draft=draft).select_related("author")
        context["conflict"] = self.conflict
        context["latest"] = draft.latest_revision
        context["latest_mark"] = mark_of(draft.latest_revision) if draft.latest_revision else ""
        context["story"] = draft.story
        return context


class Unpublish(snippets.UnpublishView):  # type: ignore[misc]
    """Taking a story back is a verb of the story."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises `PermissionDenied`, always."""
        raise PermissionDenied


class DraftViewSet(snippets.SnippetViewSet):  # type: ignore[misc]
    """The list and the form of drafts."""

    model = Draft
    icon = "edit"
    menu_label = _("Drafts")
    menu_order = 110
    add_to_admin_menu = True
    admin_url_namespace = "drafts"
    base_url_path = "drafts"
    add_view_class = DraftCreate
    edit_view_class = DraftEdit
    unpublish_view_class = Unpublish
    create_template_name = "desk/drafts/create.html"
    edit_template_name = "desk/drafts/edit.html"
    filterset_class = DraftFilters
    list_display = columns()
    list_per_page = 50
    search_fields = ("headline", "slug")
    copy_view_enabled = False

    def get_edit_handler(self) -> Any:
        """The tabs of ``form.py``."""
        return edit_handler()

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what the list shows of each."""
        return Draft.objects.select_related("edition", "story", "created_by", "locked_by", "latest_revision")
