from django.apps import AppConfig


class IndexConfig(AppConfig):
    """The followers of the ledger."""

    name = "dateline.index"
    label = "index"
    default_auto_field = "django.db.models.BigAutoField"
