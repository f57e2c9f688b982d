from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Alerts by mail."""

    name = "dateline.alerts"
    label = "alerts"
    default_auto_field = "django.db.models.BigAutoField"
