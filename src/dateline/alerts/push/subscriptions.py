"""What a browser sends when somebody subscribes (Push API, section 8), read with suspicion: it may be no browser."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.alerts.models import Browser
from dateline.alerts.push.encryption import BadKeyError, Keys
from dateline.core.alerts.channels import Channel
from dateline.intake.net.address import AddressError, AllowPrivate, secure_target

LONGEST = 2048
"""Characters of an endpoint."""


class BadSubscriptionError(ValueError):
    """Nothing that a message could be pushed to."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A browser, as its push service knows it."""

    endpoint: str
    public_key: str
    secret: str
    channel = Channel.PUSH
    sent_to = ""

    @property
    def given(self) -> str:
        """What may be shown of it: the service's host."""
        return (urlsplit(self.endpoint).hostname or "")[:254]

    @property
    def folded(self) -> str:
        """One for each browser, and secret: who has it can ask what is kept."""
        whole = "\n".join((self.endpoint, self.public_key, self.secret))
        return f"push:{hashlib.sha256(whole.encode()).hexdigest()}"


def read_subscription(endpoint: str, public_key: str, secret: str, allow: AllowPrivate) -> Subscription:
    """Raises `BadSubscriptionError`.

    The host is one of the public web or of ``allow``, and HTTPS is spoken but to the latter (RFC 8030, section 8).
    """
    if len(endpoint) > LONGEST or len(public_key) > 90 or len(secret) > 24:
        raise BadSubscriptionError("too long")
    try:
        to = secure_target(endpoint, allow)
        Keys.read(public_key, secret)
    except (AddressError, BadKeyError) as error:
        raise BadSubscriptionError(str(error)) from error
    return Subscription(to.url, public_key.rstrip("="), secret.rstrip("="))


def keys_of(browser: Browser) -> Keys:
    """What its messages are encrypted with."""
    return Keys.read(browser.public_key, browser.secret)
