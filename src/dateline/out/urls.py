"""The addresses of what goes out: feeds beside the pages whose lists they are."""

from django.urls import path

from dateline.out.feeds.coverage import coverage_feed
from dateline.out.feeds.forms import FORMS
from dateline.out.feeds.views import feed
from dateline.out.partners import views
from dateline.out.wellknown import feeds, robots

app_name = "out"

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("feeds.opml", feeds, name="opml"),
    path("embed/<slug:partner>", views.widget_frame, name="embed_frame"),
    path("embed/<slug:partner>.js", views.widget_script, name="embed_script"),
    *(
        path(f"embed/<slug:partner>.{each.name}", views.feed, {"form": each.name}, name=f"embed_{each.name}")
        for each in FORMS
    ),
    *(path(f"<slug:edition>/all.{each.name}", feed, {"form": each}, name=f"all_{each.name}") for each in FORMS),
    *(
        path(f"<slug:edition>/topics/<slug:topic>.{each.name}", feed, {"form": each}, name=f"topic_{each.name}")
        for each in FORMS
    ),
    *(
        path(f"<slug:edition>/people/<slug:person>.{each.name}", feed, {"form": each}, name=f"person_{each.name}")
        for each in FORMS
    ),
    *(
        path(f"<slug:edition>/places/<slug:place>.{each.name}", feed, {"form": each}, name=f"place_{each.name}")
        for each in FORMS
    ),
    *(
        path(
            f"<slug:edition>/coverage/<int:number>.{each.name}",
            coverage_feed,
            {"form": each},
            name=f"coverage_{each.name}",
        )
        for each in FORMS
    ),
]
