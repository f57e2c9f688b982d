from django.apps import AppConfig


class MarketsConfig(AppConfig):
    """Banks' rates."""

    name = "dateline.markets"
    label = "markets"
