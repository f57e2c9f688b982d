"""Breaking news of the script: one module per kind of event."""

from collections.abc import Callable
from random import Random

from dateline.demo.script.flashes.airport import airport_fog
from dateline.demo.script.flashes.blackout import blackout
from dateline.demo.script.flashes.breaking import Breaking
from dateline.demo.script.flashes.ferry import ferry
from dateline.demo.script.flashes.fire import warehouse_fire

KINDS: tuple[Callable[[Random, str], Breaking], ...] = (blackout, warehouse_fire, airport_fog, ferry)
