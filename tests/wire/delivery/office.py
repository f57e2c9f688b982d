"""The agency's side: deliveries that are added and worked off."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections
from django.utils import timezone

from dateline.alerts.post.folder import Folder
from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import Client as Net
from dateline.wire.delivery import adding
from dateline.wire.delivery.carriers.choose import Means
from dateline.wire.delivery.engine import Engine
from dateline.wire.delivery.records import Records
from dateline.wire.models import Aside, Client, Delivery, Kind
from tests.out.agency import NOW


@dataclass
class Office:
    """Sends what there is, when it is told to."""

    data: Path
    ports: tuple[int, ...] = ()
    """On loopback, that the operator lets through."""

    telegram: str = ""

    @property
    def allow(self) -> AllowPrivate:
        """What the operator set."""
        return AllowPrivate(frozenset(("127.0.0.1", port) for port in self.ports))

    def add(self, kind: Kind, target: str, slug: str = "paper", **more: Any) -> Delivery:
        """A delivery to a client, which is made where it is new."""
        rights = {name: more.pop(name) for name in ("filter", "embargoed", "photos") if name in more}
        client, _ = Client.objects.get_or_create(slug=slug, defaults={"name": slug.title(), "made_at": NOW, **rights})
        wanted = adding.Wanted(kind=kind, target=target, **more)
        return adding.add(client, wanted, now=timezone.now(), allow=self.allow)

    def webhook(self, port: int, slug: str = "paper", **more: Any) -> Delivery:
        """A webhook on loopback."""
        self.ports = (*self.ports, port)
        return self.add(Kind.WEBHOOK, f"http://127.0.0.1:{port}/hook", slug, **more)

    def send(self) -> None:
        """Everything that may be sent now."""
        asyncio.run(self._send())

    def later(self) -> None:
        """Whatever waits to be tried again is tried now."""
        Delivery.objects.update(due_at=timezone.now())
        Aside.objects.filter(due_at__isnull=False).update(due_at=timezone.now())
        self.send()

    async def _send(self) -> None:
        records = Records()
        try:
            async with Net(user_agent="test", allow=self.allow) as net:
                engine = Engine(records, self.means(net).carrier_of)
                await engine.look()
                while engine.busy:
                    await asyncio.sleep(0.005)
                    if not engine.busy:
                        await engine.look()
                await engine.close()
        finally:
            records.close()

    def means(self, net: Net) -> Means:
        """What this agency sends with."""
        return Means(
            client=net,
            allow=self.allow,
            office=Folder(self.data / "mails"),
            sender="wire@meridian.example",
            site="https://meridian.example",
            data=self.data,
            now=lambda: dt.datetime.now(dt.UTC),
            telegram=self.telegram,
        )


@contextmanager
def office(data: Path) -> Iterator[Office]:
    """With the connections of its threads closed in the end."""
    yield Office(data)
    connections.close_all()
