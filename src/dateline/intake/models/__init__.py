"""What is kept of the ways on which copy comes in."""

from dateline.intake.models.keys import PushKey
from dateline.intake.models.peers import Peer
from dateline.intake.models.subscriptions import Subscription
from dateline.intake.models.visits import Visit
from dateline.intake.models.wires import Kind, State, Wire

__all__ = ["Kind", "Peer", "PushKey", "State", "Subscription", "Visit", "Wire"]
