from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Wires coming in."""

    name = "dateline.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
