"""Clients, what each has of us, and the ways on which it is sent things."""

from dateline.wire.models.clients import Client, Receipt, Token
from dateline.wire.models.deliveries import Aside, Delivery, GivenUp, Handed, Kind, State
from dateline.wire.models.hub import HubRequest, Subscriber

__all__ = [
    "Aside",
    "Client",
    "Delivery",
    "GivenUp",
    "Handed",
    "HubRequest",
    "Kind",
    "Receipt",
    "State",
    "Subscriber",
    "Token",
]
