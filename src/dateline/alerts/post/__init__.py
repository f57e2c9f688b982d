"""Where mails are handed over: a port with two adapters, an SMTP server and a folder."""

from dateline.alerts.post.port import LaterError, Office, OfficeClosedError, RefusedError

__all__ = ["LaterError", "Office", "OfficeClosedError", "RefusedError"]
