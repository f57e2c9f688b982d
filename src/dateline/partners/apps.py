from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Exchange of headlines with other sites."""

    name = "dateline.partners"
    label = "partners"
