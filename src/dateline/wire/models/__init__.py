"""Clients, what each has of us, and the ways on which it is sent things."""

from dateline.wire.models.clients import Client, Receipt, Token
from dateline.wire.models.deliveries import Aside, Delivery, GivenUp, Handed, Kind, State

__all__ = ["Aside", "Client", "Delivery", "GivenUp", "Handed", "Kind", "Receipt", "State", "Token"]
