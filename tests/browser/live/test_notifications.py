"""A reader is notified in the browser: the button, the first notification, a story, and that it was taken back.

Chromium without its maker's push service cannot subscribe, so that one call is answered for it. The rest is real: the
permission, the worker script, the agency's own messages, encrypted and signed, which a stand-in for the service opens
and hands to the browser by its debugging protocol.
"""

import datetime as dt
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.alerts import push_service
from tests.alerts.push_service import Service
from tests.browser.live.test_reader import copy
from tests.commands.conftest import Shell
from tests.commands.processes import PATIENCE, free_port, running, until
from tests.site.newsroom import CHESS, WEATHER
from tests.wire.live.newsroom import kill, send

pytestmark = pytest.mark.browser

SUBSCRIBED = """
const answer = %s;
PushManager.prototype.subscribe = async (options) => {
  if (!options.userVisibleOnly || options.applicationServerKey.length !== 65) throw new TypeError("not ours");
  return { toJSON: () => answer };
};
"""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service().open() as running_service:
        yield running_service


@pytest.fixture
def served(shell: Shell, data: Path, service: Service) -> Iterator[tuple[Shell, str]]:
    """A running agency that lets the stand-in through."""
    settings = data / "dateline.toml"
    settings.write_text(f'allow_private = ["127.0.0.1:{service.port}"]\n{settings.read_text()}')
    port = free_port()
    with running(shell, data, port):
        yield shell, f"http://127.0.0.1:{port}"


class Delivery:
    """What a push service does to a browser at last."""

    def __init__(self, context: BrowserContext, page: Page, origin: str) -> None:
        self.origin = origin
        self._page = page
        self._protocol = context.new_cdp_session(page)
        self._found: list[dict[str, Any]] = []
        self._protocol.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self._protocol.send("ServiceWorker.enable")

    def _note(self, said: dict[str, Any]) -> None:
        self._found += [each for each in said["registrations"] if not each["isDeleted"]]

    def push(self, message: str) -> None:
        """Hand a message over."""
        end = time.monotonic() + PATIENCE
        while not self._found:
            assert time.monotonic() < end, "the worker script is registered"
            self._page.wait_for_timeout(50)
        said = {"origin": self.origin, "registrationId": self._found[-1]["registrationId"], "data": message}
        self._protocol.send("ServiceWorker.deliverPushMessage", said)

    def shown(self) -> list[dict[str, Any]]:
        """Notifications that the reader sees now."""
        found: list[dict[str, Any]] = self._page.evaluate(
            """async () => {
              const registration = await navigator.serviceWorker.getRegistration("/mail/");
              const shown = registration ? await registration.getNotifications() : [];
              return shown.map(({ title, body, tag, lang }) => ({ title, body, tag, lang }));
            }"""
        )
        return found

    def sees(self, title: str, *, instead_of: tuple[str, ...] = ()) -> None:
        """Wait until it stands there; Chromium takes each away after some seconds, where there is no desktop."""
        end = time.monotonic() + PATIENCE
        titles: set[str] = set()
        while title not in titles or titles & set(instead_of):
            assert time.monotonic() < end, f"{title} is not seen, but {titles}"
            self._page.wait_for_timeout(50)
            titles = {each["title"] for each in self.shown()}


@pytest.mark.long
def test_notified_and_told_that_it_is_gone(browser: Browser, served: tuple[Shell, str], service: Service) -> None:
    shell, origin = served
    person = service.subscribed()
    context = browser.new_context(permissions=["notifications"])
    form = person.form
    keys = {"p256dh": form["public_key"], "auth": form["secret"]}
    context.add_init_script(SUBSCRIBED % json.dumps({"endpoint": person.endpoint, "keys": keys}))
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{origin}/en/all?panel=open&f=topic%3Aweather")
    page.locator("#alert-me").click()
    delivery = Delivery(context, page, origin)
    page.get_by_role("button", name="Notify me in this browser").click()
    expect(page.locator("#browser [role=status]")).to_have_text(
        "A first notification is on its way. When it is here, the alert is on."
    )
    handed = _Handed(service, delivery)
    handed.next()
    delivery.sees("The alert is on: Dateline")
    page.get_by_role("link", name="What we keep of this browser").click()
    expect(page.locator("main")).to_contain_text("Topic: Weather")
    until(lambda: "null" not in _confirmed(page), "the worker has confirmed the alert")
    elsewhere = service.subscribed()
    _reached_elsewhere(context, elsewhere)
    send(shell, copy(31, "Draw", CHESS, "en"), copy(32, "Gale", WEATHER, "en"))
    until(lambda: len(service.received) > 0, "a message")
    assert service.received[0].path == urlsplit(elsewhere.endpoint).path
    told = handed.next()
    delivery.sees("Gale en")
    # As a digest would have it that tells of the same story.
    delivery.push(json.dumps({**told, "title": "Two stories", "tag": "alert-1"}))
    delivery.sees("Two stories")
    now = dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    send(shell, kill(32, 2) | {"versioncreated": now})
    handed.next()
    delivery.sees("Taken back: a story that we sent you", instead_of=("Gale en", "Two stories"))
    assert service.received == [], "nothing of what does not pass"
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator("h1")).to_have_text("Everything is deleted")
    assert complaints == []


def _reached_elsewhere(context: BrowserContext, person: push_service.Browser) -> None:
    """What a browser does to the worker when its push service gives it another address, and says nothing of it."""
    (worker,) = context.service_workers
    form = person.form
    answer = {"endpoint": person.endpoint, "keys": {"p256dh": form["public_key"], "auth": form["secret"]}}
    worker.evaluate(f"() => {{ {SUBSCRIBED % json.dumps(answer)} }}")
    worker.evaluate(
        """() => new Promise((done, failed) => {
          const change = new Event("pushsubscriptionchange");
          change.waitUntil = (work) => work.then(done, failed);
          self.dispatchEvent(change);
          setTimeout(failed, 10000, new Error("the worker does nothing about it"));
        })"""
    )


class _Handed:
    """What comes to the service goes on to the browser."""

    def __init__(self, service: Service, delivery: Delivery) -> None:
        self._service, self._delivery = service, delivery

    def next(self) -> dict[str, Any]:
        """The next message."""
        until(lambda: len(self._service.received) > 0, "a message")
        (received,) = self._service.received
        self._service.received.clear()
        self._delivery.push(json.dumps(received.said))
        return received.said


def _confirmed(page: Page) -> str:
    return str(page.evaluate("fetch('?as=json').then((answer) => answer.text())").split('"alerts"')[0])
