"""The agency's editions, and the one that a request is for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from babel import Locale
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from dateline.archive.editions import editions_at, home_of, primary
from dateline.archive.epochs import Epochs, epochs
from dateline.archive.models import Edition


@dataclass(frozen=True, slots=True)
class Here:
    """Where a reader is: one edition, among all of them in their order."""

    edition: Edition
    editions: tuple[Edition, ...]
    epochs: Epochs = field(default_factory=epochs)
    """As they were when the page was begun."""

    @property
    def language(self) -> str:
        """What the edition is written in, as stories say it: ``en``."""
        return primary(self.edition.language)

    @property
    def root(self) -> str:
        """First part of the edition's addresses: ``/en``."""
        return f"/{self.edition.code}"

    def home_of(self, language: str) -> Edition:
        """The edition where stories in a language have their address: its own, else the first one."""
        return home_of(language, self.editions)


def here(code: str) -> Here | None:
    """The edition with this code, or None."""
    found, at = editions_at()
    edition = next((each for each in found if each.code == code), None)
    return Here(edition, found, at) if edition else None


def preferred(request: HttpRequest, among: Sequence[Edition]) -> Edition:
    """The edition in the language that the browser asks for (RFC 9110, section 12.5.4), else the first one."""
    for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        for edition in among:
            if primary(edition.language) == primary(tag):
                return edition
    return among[0]


@cache
def language_name(tag: str) -> str:
    """A language in itself: ``Русский``."""
    name = Locale.parse(tag, sep="-").get_language_name(tag) or tag
    return name[:1].upper() + name[1:]
