"""What Wagtail is told of this room."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path, re_path
from wagtail import hooks

from dateline.desk.models import DeskImage
from dateline.desk.photos import serve


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        re_path(r"^img/(?P<digest>[0-9a-f]{64})-(?P<spec>[a-z0-9]+\.[a-z]+)\Z", serve.archive_photo, name="desk_img"),
        path("media/<path:path>", serve.library_file, name="desk_media"),
    ]


@hooks.register("before_bulk_action")
def _keep_what_drafts_have(_request: HttpRequest, action: str, objects: Iterable[Model], _view: object) -> None:
    # Deleting many at once goes past the model's own check.
    if action == "delete" and any(isinstance(each, DeskImage) and each.in_a_draft() for each in objects):
        raise PermissionDenied
