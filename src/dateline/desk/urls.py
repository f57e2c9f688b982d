"""The newsroom's addresses."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

# Sign-in with a provider has addresses only where dateline.toml has one.
_provider = [path("oidc/", include("mozilla_django_oidc.urls"))] if settings.CONFIG.oidc else []

urlpatterns = [
    *_provider,
    path("", include(wagtailadmin_urls)),
]
