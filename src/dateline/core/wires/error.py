"""The one error of the readers; the frame turns it into an `Unreadable`."""


class WireError(Exception):
    """What is wrong in one sentence, and where: ``line 12``."""

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.where = where
