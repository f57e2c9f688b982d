"""A reader who keeps every page, asks again with what was kept, and believes a 304."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.test import Client

from dateline.wire.limits import BUCKETS
from tests.canaries import Canaries
from tests.surfaces import SURFACES, Probe

Answers = dict[str, "Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader has after asking: on a 304 that is what was kept from before."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    kept: bool
    """The site said that what was kept still holds."""
    image: bool

    @property
    def shows_picture(self) -> bool:
        """A picture is served, or a kept one confirmed."""
        return self.image and self.status == 200

    def text(self) -> str:
        """All that could say something: the headers and the body."""
        body = "" if self.image else self.body.decode()
        return "\n".join(f"{name}: {value}" for name, value in self.headers) + "\n" + body


@dataclass
class Reader:
    """Asks every address of every surface under which some stories could show."""

    client: Client = field(default_factory=lambda: Client(SERVER_NAME="127.0.0.1"))
    cache: dict[str, HttpResponse] = field(default_factory=dict)

    def read(self, probes: Iterable[Probe]) -> Answers:
        """Everything once, with If-None-Match and If-Modified-Since where something was kept."""
        asked = dict(_addresses(probes))
        return {address: self._ask(address, image=image) for address, image in asked.items()}

    def read_all(self, addresses: Iterable[str]) -> Answers:
        """These pages."""
        return {address: self._ask(address, image=False) for address in addresses}

    def _ask(self, address: str, *, image: bool) -> Answer:
        known = self.cache.get(address)
        # Each is asked as if by somebody who has asked nothing yet: what is left to ask says nothing of stories.
        BUCKETS.clear()
        found = self.client.get(address, headers=_conditions(known))
        kept = found.status_code == 304 and known is not None
        shown = known if kept and known is not None else found
        if found.status_code == 200:
            self.cache[address] = found  # type: ignore[assignment]
        elif not kept:
            # A cache drops what the site no longer has.
            self.cache.pop(address, None)
        headers = tuple(sorted(found.headers.items()))
        # The wire serves pictures, too, beside what is text.
        pictured = image or shown.headers.get("Content-Type", "").startswith("image/")
        return Answer(shown.status_code, headers, shown.content, kept, pictured)


def _conditions(known: HttpResponse | None) -> dict[str, str]:
    if known is None:
        return {}
    pairs = {"If-None-Match": known.headers.get("ETag"), "If-Modified-Since": known.headers.get("Last-Modified")}
    return {name: value for name, value in pairs.items() if value}


def _addresses(probes: Iterable[Probe]) -> Iterator[tuple[str, bool]]:
    for probe in probes:
        for surface in SURFACES:
            for address in surface.addresses(probe):
                yield address, surface.name == "image"
                if surface.name in _LONGER:
                    yield address + _LONGER[surface.name], False


_LONGER = {"site:story": "?more=48"}
"""Other forms of an address that show more of it."""


def heard(answers: Answers, canaries: Canaries, digest: str = "") -> dict[str, set[str]]:
    """Where canaries sing, as address → fields: ``image`` for a served picture, ``digest`` for an address of one."""
    found = {}
    for address, answer in answers.items():
        text = answer.text()
        fields = canaries.found_in(text)
        if digest and digest in text:
            fields.add("digest")
        if digest and digest in address and answer.shows_picture:
            fields.add("image")
        if fields:
            found[address] = fields
    return found
