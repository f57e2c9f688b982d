"""The list of drafts: its columns and filters."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, UpdatedAtColumn, UserColumn
from wagtail.models import WorkflowState

from dateline.archive.models import Edition
from dateline.desk.models import Draft, User


class DraftFilters(WagtailFilterSet):  # type: ignore[misc]
    """By edition, by how far the writing is, and by whose it is."""

    edition = django_filters.ModelChoiceFilter(queryset=Edition.objects.all(), label=_("Edition"))
    review = django_filters.ChoiceFilter(
        label=_("Review"),
        method="by_review",
        choices=[(WorkflowState.STATUS_IN_PROGRESS, _("Waits for an editor")), ("needs_changes", _("Sent back"))],
    )
    published = django_filters.BooleanFilter(field_name="story", lookup_expr="isnull", exclude=True, label=_("Filed"))
    created_by = django_filters.ModelChoiceFilter(queryset=User.objects.all(), label=_("Begun by"))

    class Meta:
        model = Draft
        fields = ("edition", "created_by")

    def by_review(self, drafts: "QuerySet[Draft]", _name: str, status: str) -> "QuerySet[Draft]":
        """Those whose review stands at ``status``."""
        states = WorkflowState.objects.filter(
            base_content_type=Draft().get_base_content_type(), status=status
        ).values_list("object_id", flat=True)
        return drafts.filter(pk__in=[int(pk) for pk in states])


def columns() -> list[Any]:
    """What the list says of each draft, after its headline."""
    return [
        "headline",
        Column("slug", label=_("Slug"), sort_key="slug"),
        Column("edition", label=_("Edition")),
        Column("standing", label=_("Stands"), accessor=lambda draft: draft.standing),
        UserColumn("created_by", label=_("Begun by"), blank_display_name=""),
        UserColumn("locked_by", label=_("Locked by"), blank_display_name=""),
        UpdatedAtColumn(),
    ]
