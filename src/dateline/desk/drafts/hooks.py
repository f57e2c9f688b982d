"""What Wagtail is told of this room."""

from wagtail.snippets.models import register_snippet

from dateline.desk.drafts.views import DraftViewSet

register_snippet(DraftViewSet)
