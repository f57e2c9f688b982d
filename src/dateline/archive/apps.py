from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """The tables and the ledger."""

    name = "dateline.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"
