"""Masthead, foot, styles and scripts. Few different ones are needed again and again, so each is rendered once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.core.files.storage import Storage, storages
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dateline.site import links
from dateline.site.editions import Here, language_name
from dateline.site.head import Feed, Head
from dateline.site.menu import menu


@dataclass(frozen=True, slots=True)
class Switch:
    """An edition in the language switch: the same page there, or its front page."""

    language: str
    label: str
    href: str
    current: bool


def masthead(here: Here, head: Head, strip: SafeString) -> SafeString:
    """Wordmark, rates, language switch and menu."""
    edition = here.edition
    switches = tuple(_switch(each.code, each.language, edition.code, head.others) for each in here.editions)
    return _masthead(edition.code, edition.name, switches, head.current, strip, get_language())


def foot(here: Here, head: Head) -> SafeString:
    """The agency's name and the page's feeds."""
    return _foot(here.edition.name, tuple(head.feeds), get_language())


@dataclass(frozen=True, slots=True)
class Files:
    """What pages load: an address that changes with the file is dear to make."""

    styles: SafeString
    lists: SafeString
    """The scripts of lists."""


def files() -> Files:
    """As they are collected."""
    return _files(storages["staticfiles"])


@lru_cache(maxsize=4)
def _files(_collected: Storage) -> Files:
    return Files(render_to_string("site/styles.html"), render_to_string("site/scripts.html"))


def _switch(code: str, language: str, current: str, others: Mapping[str, str]) -> Switch:
    return Switch(language, language_name(language), others.get(code) or links.front(code), code == current)


@lru_cache(maxsize=1000)
def _masthead(
    code: str, name: str, switches: tuple[Switch, ...], current: str, strip: SafeString, _language: str | None
) -> SafeString:
    context = {"name": name, "home": links.front(code), "switches": switches, "menu": menu(code), "current": current}
    return render_to_string("site/masthead.html", {**context, "strip": strip})


@lru_cache(maxsize=1000)
def _foot(name: str, feeds: tuple[Feed, ...], _language: str | None) -> SafeString:
    return render_to_string("site/foot.html", {"name": name, "feeds": feeds})
