"""Every address that Django answers."""

from django.urls import include, path

urlpatterns = [
    path("desk/", include("dateline.desk.urls")),
    path("", include("dateline.site.urls")),
]
