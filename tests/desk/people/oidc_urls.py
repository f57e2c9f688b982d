"""The addresses of an agency that has a provider."""

from django.urls import include, path

from dateline.run import urls

urlpatterns = [path("desk/oidc/", include("mozilla_django_oidc.urls")), *urls.urlpatterns]
handler404 = urls.handler404
