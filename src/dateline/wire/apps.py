from django.apps import AppConfig


class WireConfig(AppConfig):
    """Wires going out."""

    name = "dateline.wire"
    label = "wire"
    default_auto_field = "django.db.models.BigAutoField"
