"""Every address that Django answers."""

from django.urls import include, path, re_path

from dateline.site import img

urlpatterns = [
    path("desk/", include("dateline.desk.urls")),
    path("", include("dateline.intake.urls")),
    # It answers everything below /wire/ but the addresses at which copy comes in.
    path("", include("dateline.wire.urls")),
    path("", include("dateline.alerts.urls")),
    path("", include("dateline.site.urls")),
    path("", include("dateline.out.urls")),
    re_path(r"^img/(?P<digest>[0-9a-f]{64})-(?P<spec>[a-z0-9]+\.[a-z]+)\Z", img.image, name="image"),
]

handler404 = "dateline.site.views.errors.handler404"
handler500 = "dateline.site.views.errors.handler500"
