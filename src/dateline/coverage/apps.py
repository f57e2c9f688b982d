from django.apps import AppConfig


class CoverageConfig(AppConfig):
    """Which stories of which outlets tell one event."""

    name = "dateline.coverage"
    label = "coverage"
    default_auto_field = "django.db.models.BigAutoField"
