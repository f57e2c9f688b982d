"""What Wagtail is told of this room."""

from django.urls import URLPattern, path, re_path
from wagtail import hooks

from dateline.desk.photos import serve


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        re_path(r"^img/(?P<digest>[0-9a-f]{64})-(?P<spec>[a-z0-9]+\.[a-z]+)\Z", serve.archive_photo, name="desk_img"),
        path("media/<path:path>", serve.library_file, name="desk_media"),
    ]
