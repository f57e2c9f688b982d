from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The public pages."""

    name = "dateline.site"
    label = "site"
