"""Who said what in a story; see `dateline.core.understand.quotes.finding`."""

from dateline.core.understand.quotes.finding import quotes

__all__ = ["quotes"]
