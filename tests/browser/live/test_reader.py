"""Five readers, from "all news" to a live item and a mail, with clicks and keys only, on an agency that runs."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.live.feed_readers import titles_in_newsboat, titles_in_sfeed
from tests.browser.live.mails import link_in, mails_to
from tests.browser.test_panel import ENGLISH, RUSSIAN, Words, opened, reach, whole_way
from tests.commands.conftest import Shell
from tests.commands.processes import free_port, running, until
from tests.site.newsroom import CHESS, TRANSPORT, WEATHER
from tests.wire.live.newsroom import ninjs, send

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
MATCHES, OTHER = "Blizzard", "Budget"


@dataclass(frozen=True)
class Reader:
    """Who reads how."""

    name: str
    words: Words
    context: dict[str, Any]
    keyboard: bool = False

    @property
    def address(self) -> str:
        return f"{self.name}@example.org"

    @property
    def live(self) -> bool:
        """Whether pages have a script."""
        return bool(self.context.get("java_script_enabled", True))

    @property
    def on_phone(self) -> bool:
        return self.context.get("viewport") == PHONE


READERS = (
    Reader("ann", ENGLISH, {}),
    Reader("bob", ENGLISH, {"java_script_enabled": False}),
    Reader("cy", ENGLISH, {}, keyboard=True),
    Reader("dee", ENGLISH, {"viewport": PHONE, "has_touch": True}),
    Reader("olga", RUSSIAN, {"locale": "ru"}),
)


def copy(number: int, name: str, topic: str, language: str) -> dict[str, Any]:
    """A story of this minute."""
    now = dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    subjects = [{"uri": f"http://cv.iptc.org/newscodes/mediatopic/{topic}"}]
    said = {"headline": f"{name} {language}", "language": language, "versioncreated": now, "firstcreated": now}
    return ninjs(number, subjects=subjects, **said)


@pytest.fixture
def served(shell: Shell, data: Path) -> Iterator[tuple[Shell, Path, str]]:
    """A running agency with four stories of today in either language."""
    known = (("Gale", WEATHER), ("Frost", WEATHER), ("Match", CHESS), ("Trains", TRANSPORT))
    for language, first in (("en", 10), ("ru", 20)):
        send(shell, *(copy(first + at, name, topic, language) for at, (name, topic) in enumerate(known)))
    port = free_port()
    with running(shell, data, port):
        yield shell, data, f"http://127.0.0.1:{port}"


def chosen(page: Page, reader: Reader) -> None:
    """Weather and sport are chosen and kept, and what they hide was seen."""
    if not reader.keyboard:
        whole_way(page, reader.words, live=reader.live and not reader.on_phone)
        return
    reach(page, "use-filter")
    page.keyboard.press("Enter")
    page.wait_for_selector("#boxes")
    for topic in ("t-weather", "t-sport"):
        reach(page, topic)
        page.keyboard.press("Space")
    expect(page.locator("#result")).to_have_text(reader.words.after)
    reach(page, "hide")
    page.keyboard.press("Enter")
    expect(page.locator(".row--hidden")).to_have_count(1)


def asked(page: Page, reader: Reader) -> None:
    """The alert is asked for, from the panel."""
    if not page.locator("#boxes").count():
        opened(page, reader.words)
    if reader.keyboard:
        reach(page, "alert-me")
        page.keyboard.press("Enter")
        page.wait_for_selector("#address")
        reach(page, "address")
        page.keyboard.type(reader.address)
        page.keyboard.press("Enter")
    else:
        page.locator("#alert-me").click()
        page.locator("#address").fill(reader.address)
        page.locator("form.alert button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("Look into your mail" if reader.words is ENGLISH else "Проверьте почту")


def pressed(page: Page, reader: Reader, selector: str) -> None:
    """A button or link, with the mouse or with the keyboard."""
    if not reader.keyboard:
        page.locator(selector).click()
        return
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            break
    page.keyboard.press("Enter")


def confirmed(context: BrowserContext, reader: Reader, data: Path) -> None:
    """By the link in the mail and the button behind it, in a page that the mail program opens."""
    until(lambda: len(mails_to(data, reader.address)) == 1, "the mail that asks")
    page = context.new_page()
    page.goto(link_in(mails_to(data, reader.address)[0], "/mail/confirm/"))
    pressed(page, reader, "main button")
    expect(page.locator("h1")).to_have_text("The alert is on" if reader.words is ENGLISH else "Уведомления включены")
    page.close()


def feed_of(page: Page, words: Words) -> str:
    """Where the panel's link to the feed leads."""
    if not page.locator("#boxes").count():
        opened(page, words)
    page.locator("#feed summary").click()
    return str(page.locator("#feed a", has_text="RSS").evaluate("each => each.href"))


def walked(context: BrowserContext, reader: Reader, data: Path, origin: str, folder: Path) -> tuple[Page, str]:
    """All of it; back on the chosen list, and the address of its feed."""
    page = context.new_page()
    page.goto(f"{origin}/{reader.words.edition}/all")
    chosen(page, reader)
    feed = feed_of(page, reader.words)
    asked(page, reader)
    pressed(page, reader, "main .ways a")
    expect(page.locator("#result")).to_have_text(reader.words.after)
    confirmed(context, reader, data)
    folder.mkdir()
    before = {f"{name} {reader.words.edition}" for name in ("Gale", "Frost", "Match")}
    assert titles_in_newsboat(feed, folder) == titles_in_sfeed(feed, folder) == before
    return page, feed


@pytest.mark.long
def test_each_gets_what_passes_and_nothing_else(
    browser: Browser, served: tuple[Shell, Path, str], tmp_path: Path
) -> None:
    shell, data, origin = served
    pages = []
    for reader in READERS:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | reader.context)
        pages.append((reader, *walked(context, reader, data, origin, tmp_path / reader.name)))
    stories = [
        copy(first + at, name, topic, language)
        for language, first in (("en", 30), ("ru", 40))
        for at, (name, topic) in enumerate(((OTHER, "04000000"), (MATCHES, WEATHER)))
    ]
    send(shell, *stories)
    for reader, page, feed in pages:
        language = reader.words.edition
        until(lambda reader=reader: len(mails_to(data, reader.address)) > 1, f"a mail to {reader.name}")  # type: ignore[misc]
        if reader.live:
            expect(page.locator(".live a")).to_have_text("1 new" if language == "en" else "1 новая")
            page.locator(".live a").click()
        else:
            page.reload()
        expect(page.locator(".wire a", has_text=f"{MATCHES} {language}").first).to_be_visible()
        assert page.get_by_text(f"{OTHER} {language}").count() == 0
        assert f"{MATCHES} {language}" in titles_in_newsboat(feed, tmp_path / reader.name)
        assert f"{OTHER} {language}" not in titles_in_sfeed(feed, tmp_path / reader.name)
        assert [mail["Subject"] for mail in mails_to(data, reader.address)[1:]] == [f"{MATCHES} {language}"]
