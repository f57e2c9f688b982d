"""Where messages are handed over: a port with three adapters, an SMTP server, a folder, and push services."""

from dateline.alerts.post.port import LaterError, LeftError, Office, OfficeClosedError, RefusedError, Trouble

__all__ = ["LaterError", "LeftError", "Office", "OfficeClosedError", "RefusedError", "Trouble"]
