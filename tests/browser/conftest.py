"""A real headless Chromium in front of a furnished agency."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test.utils import override_settings
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.site import newsroom as agency
from tests.site.newsroom import Newsroom

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
# Milliseconds; pages are waited for until they are right. Machines are shared, and speed is the benchmarks' business.
expect.set_options(timeout=15_000)
_PLAIN_STATIC_FILES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these out, saying so once, where there is no Chromium."""
    if CHROMIUM is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="there is no Chromium on this machine"))


_SILENT = "retry: 600000\n\n"


@dataclass
class Site:
    """The agency as served: its origin, and what it has published."""

    origin: str
    newsroom: Newsroom

    def story(self, name: str, tail: str = "") -> str:
        """The address of a story; the site itself adds the slug."""
        return f"/en/story/{self.newsroom.stories[name]}{tail}"


@dataclass
class Opened:
    """A page, and whatever the browser complained about or asked others for on the way."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The furnished agency behind a server of its own; the database is put back afterwards."""
    from tests.database import TEMPLATE

    # Playwright runs an event loop in this thread, where Django would refuse to use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock(), override_settings(STORAGES=_PLAIN_STATIC_FILES):
        newsroom = agency.furnished()
        server = LiveServer("127.0.0.1")
        try:
            yield Site(str(server), newsroom)
        finally:
            server.stop()
            TEMPLATE.restore()
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module. Its event loop ends with it: no other test finds one running in its thread."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def visited(browser: Browser, site: Site, path: str, **context: Any) -> Iterator[Opened]:
    """A page in a fresh context; ``context`` is the browser's: viewport, colour scheme, language, JavaScript."""
    session = browser.new_context(**context)
    # Streams are the edge's, which does not stand in front here: they have tests of their own.
    session.route("**/live?*", lambda route: route.fulfill(content_type="text/event-stream", body=_SILENT))
    opened = Opened(session.new_page())
    opened.page.on("console", lambda message: opened.complaints.append(message.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("request", lambda request: _note(opened, site, request.url))
    opened.page.goto(f"{site.origin}{path}")
    yield opened
    session.close()


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until all of that is there: a click alone waits for its beginning."""
    with link.page.expect_event("load"):
        link.click()


def _note(opened: Opened, site: Site, url: str) -> None:
    if urlsplit(url).netloc != urlsplit(site.origin).netloc:
        opened.strangers.append(url)
