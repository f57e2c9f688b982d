"""What Wagtail is told of this room."""

from django.urls import URLPattern, path, re_path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dateline.desk.sources import listing, pages


@hooks.register("register_admin_urls")
def _urls() -> list[URLPattern]:
    return [
        path("sources/", listing.sources, name="desk_sources"),
        path("sources/add/", listing.add_one, name="desk_source_add"),
        path("sources/opml/", listing.opml_out, name="desk_opml"),
        path("sources/opml/add/", listing.opml_in, name="desk_opml_add"),
        path("sources/of/<slug:slug>/", pages.source, name="desk_source"),
        path("sources/of/<slug:slug>/key/", pages.key, name="desk_source_key"),
        path("sources/wire/<int:pk>/", pages.wire, name="desk_wire"),
        re_path(
            r"^sources/wire/(?P<pk>\d{1,18})/(?P<verb>fetch|pause|resume|remove)/$", pages.act, name="desk_wire_act"
        ),
    ]


@hooks.register("register_admin_menu_item")
def _menu() -> MenuItem:
    return MenuItem(_("Sources"), reverse_lazy("desk_sources"), icon_name="download", order=150)
