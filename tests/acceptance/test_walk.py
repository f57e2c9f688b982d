"""A story's way through the newsroom, as people go it, while somebody without an account watches the public pages."""

import datetime as dt
import http.cookiejar
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.acceptance.desk_browser import Colleague, colleague
from tests.browser.conftest import CHROMIUM, FLAGS, follow
from tests.commands.conftest import Shell
from tests.commands.processes import free_port, running
from tests.commands.test_init import rows

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]
ROOT = Path(__file__).resolve().parents[2]
HEADLINE, LEAD = "Harbour reopens after storm", "Ferries sail again from noon"
UPDATED = "Harbour reopens after storm, first ferry sails"
SECRET = "quay"
WRONG, RIGHT = "The harbour was shut for 5 days.", "The harbour was shut for 4 days."
CORRECTION = "The harbour was shut for 4 days, not 5."


@dataclass
class Reader:
    """Somebody without an account, whose browser keeps what it has seen."""

    page: Page
    site: str
    folder: Path
    step: int = 0

    def looks(self, name: str, address: str = "") -> dict[str, tuple[int, str]]:
        """All news, its feed, the front page, and the story with its versions where its address is known."""
        self.step += 1
        paths = ["/en/", "/en/all", "/en/all.rss", "/en/all.json"]
        paths += [address, f"{address}/versions"] if address else []
        return {path: self._look(path, f"{self.step:02} {name}") for path in paths}

    def _look(self, path: str, name: str) -> tuple[int, str]:
        if "." in path:
            answer = self.page.request.get(self.site + path)
            return answer.status, answer.text()
        shown = self.page.goto(self.site + path)
        assert shown
        self.page.screenshot(path=self.folder / f"{name} {path.replace('/', '_')}.png")
        return shown.status, self.page.content()

    def picture(self, digest: str) -> int:
        """The status of the story's photo."""
        return self.page.request.get(f"{self.site}/img/{digest}-w640.jpg").status


@dataclass
class Newsroom:
    """The running agency, its people's browser, its reader, and its database."""

    browser: Browser
    site: str
    data: Path
    folder: Path
    reader: Reader

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        """The database, from outside."""
        return rows(self.data, statement)

    def told(self) -> list[str]:
        """The verbs of the ledger, in order."""
        return [str(verb) for (verb,) in self.ask("SELECT verb FROM archive_ledgerevent ORDER BY seq")]

    def tells(self, verb: str) -> None:
        """Wait until this is the last thing that happened."""
        deadline = time.monotonic() + 15
        while self.told()[-1:] != [verb]:
            assert time.monotonic() < deadline, f"{verb} is told, not {self.told()}"
            time.sleep(0.1)


@pytest.fixture
def newsroom(shell: Shell, data: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A fresh agency with a reporter and two editors."""
    people = ("rita:reporter", "ed:editor", "eve:editor")
    environment = shell.environment(DATELINE_DATA=str(data), DJANGO_SETTINGS_MODULE="dateline.run.settings")
    command = [sys.executable, "-m", "tests.acceptance.staff", *people]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    folder = Path(os.environ.get("DATELINE_SCREENSHOTS") or tmp_path / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    with running(shell, data, port), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        stranger = chromium.new_context().new_page()
        yield Newsroom(chromium, site, data, folder, Reader(stranger, site, folder))
        chromium.close()


def heard(seen: dict[str, tuple[int, str]], *words: str) -> list[str]:
    """The pages on which some of these words stand."""
    return [path for path, (_, text) in seen.items() if any(word in text for word in words)]


def publish(editor: Colleague, verb: str, button: str) -> None:
    """From the form of a draft to the ledger."""
    editor.page.get_by_role("button", name="More actions").click()
    editor.page.locator("footer [name=action-publish]").click()
    editor.page.wait_for_url("**/desk/publish/**")
    editor.page.get_by_label(verb, exact=True).check()
    editor.press(button)


@pytest.mark.long
def test_a_story_goes_its_way(newsroom: Newsroom, tmp_path: Path) -> None:
    reader, photo = newsroom.reader, tmp_path / f"{SECRET}.jpg"
    Image.effect_noise((1600, 1067), 60).convert("RGB").save(photo, "JPEG")
    words = (HEADLINE, LEAD, WRONG, "shut for 5", "gulls", SECRET)
    assert heard(reader.looks("before"), *words) == []

    with colleague(newsroom.browser, newsroom.site, "rita") as reporter:
        reporter.open("drafts/add/")
        reporter.field("Headline", HEADLINE)
        reporter.field("Slug", SECRET)
        reporter.field("Lead", LEAD)
        reporter.body(WRONG)
        reporter.photo(photo, "Three gulls", "Rita Reporter/DATELINE")
        reporter.picture(newsroom.folder / "reporter writes.png")
        reporter.press("Save draft")
        reporter.action("Submit to Desk")
        assert heard(reader.looks("submitted"), *words) == []
        draft = f"drafts/edit/{newsroom.ask('SELECT id FROM desk_draft')[0][0]}/"

        with colleague(newsroom.browser, newsroom.site, "ed") as editor:
            editor.open(draft)
            editor.action("Send back…")
            editor.page.locator(".modal textarea").fill("Who shut it?")
            follow(editor.page.locator(".modal [type=submit]"))
            assert heard(reader.looks("sent back"), *words) == []

            reporter.open(draft)
            assert "Who shut it?" in reporter.said()
            reporter.body(f"{WRONG} The coast guard shut it.")
            reporter.action("Resubmit")
            assert heard(reader.looks("resubmitted"), *words) == []

            editor.open(draft)
            editor.action("Approve")
            assert heard(reader.looks("approved"), *words) == []
            assert newsroom.told() == []

            _schedule(newsroom, editor, draft, words)
            address, digest = _released(newsroom, words)
            _updated(newsroom, editor, draft, address)
            _corrected(newsroom, editor, draft, address)
            _killed(newsroom, editor, address, digest)


def _schedule(newsroom: Newsroom, editor: Colleague, draft: str, words: tuple[str, ...]) -> None:
    until = _full_minute(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=15))
    editor.open(draft)
    editor.page.get_by_role("tab", name="For the desk").click()
    zone = ZoneInfo(str(newsroom.ask("SELECT zone FROM archive_edition ORDER BY position")[0][0]))
    editor.page.locator("[name=embargo_at]").fill(until.astimezone(zone).strftime("%Y-%m-%d %H:%M"))
    editor.page.keyboard.press("Escape")
    publish(editor, "Publish", "File for that time")
    editor.picture(newsroom.folder / "editor files.png")
    newsroom.tells("held")
    assert dt.datetime.now(dt.UTC) < until, "filed in time"
    assert heard(newsroom.reader.looks("scheduled"), *words) == []


def _full_minute(earliest: dt.datetime) -> dt.datetime:
    """The next one: editors give times by the minute."""
    return earliest.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)


def _released(newsroom: Newsroom, words: tuple[str, ...]) -> tuple[str, str]:
    deadline = time.monotonic() + 90
    while newsroom.told() != ["held", "released"]:
        assert time.monotonic() < deadline, "the worker releases it"
        time.sleep(0.1)
    time.sleep(1)
    ((story, slug, digest),) = newsroom.ask(
        "SELECT story.id, story.slug, photo.digest FROM archive_story story, archive_photo photo"
    )
    address = f"/en/story/{story}-{slug}"
    seen = newsroom.reader.looks("released", address)
    assert heard(seen, HEADLINE) == ["/en/", "/en/all", "/en/all.rss", "/en/all.json", address, f"{address}/versions"]
    assert "Three gulls" in seen[address][1]
    assert newsroom.reader.picture(str(digest)) == 200
    ((at, until),) = newsroom.ask(
        "SELECT event.at, version.embargo_at FROM archive_ledgerevent event"
        " JOIN archive_version version ON version.id = event.version_id WHERE event.verb = 'released'"
    )
    late = dt.datetime.fromisoformat(str(at)) - dt.datetime.fromisoformat(str(until))
    assert dt.timedelta(0) <= late < dt.timedelta(seconds=1)
    return address, str(digest)


def _updated(newsroom: Newsroom, editor: Colleague, draft: str, address: str) -> None:
    editor.open(draft)
    editor.field("Headline", UPDATED)
    publish(editor, "Update", "Publish now")
    newsroom.tells("updated")
    seen = newsroom.reader.looks("updated", address)
    assert heard(seen, UPDATED) == list(seen)


def _corrected(newsroom: Newsroom, editor: Colleague, draft: str, address: str) -> None:
    editor.open(draft)
    editor.body(f"{RIGHT} The coast guard shut it.")
    publish(editor, "Update", "Publish now")
    expect(editor.page.locator("body")).to_contain_text("Is this a correction?")
    editor.picture(newsroom.folder / "is this a correction.png")
    editor.press("Yes, it corrects an error")
    editor.page.locator("#correction").fill(CORRECTION)
    editor.press("Publish now")
    newsroom.tells("corrected")
    seen = newsroom.reader.looks("corrected", address)
    assert RIGHT in seen[address][1]
    assert WRONG not in seen[address][1]
    assert CORRECTION in seen[address][1]
    assert CORRECTION in seen[f"{address}/versions"][1]


def _killed(newsroom: Newsroom, editor: Colleague, address: str, digest: str) -> None:
    (story,) = re.findall(r"/story/(\d+)-", address)
    editor.open(f"stories/{story}/")
    editor.press("Kill…")
    editor.page.get_by_label("Reason").fill("The harbour never shut.")
    editor.page.get_by_label("Type the slug to confirm").fill("something else")
    editor.page.get_by_role("button", name="Kill", exact=True).click()
    assert newsroom.told()[-1] == "corrected", "the wrong slug kills nothing"
    editor.page.get_by_label("Reason").fill("The harbour never shut.")
    asked = editor.page.locator("label[for=slug]").inner_text()
    editor.page.get_by_label("Type the slug to confirm").fill(asked.rpartition(" ")[2])
    editor.picture(newsroom.folder / "editor kills.png")
    editor.page.get_by_role("button", name="Kill", exact=True).click()
    newsroom.tells("killed")
    seen = newsroom.reader.looks("killed", address)
    assert heard(seen, "Harbour", LEAD, WRONG, RIGHT, CORRECTION, "gulls", digest, "never shut") == []
    assert [status for status, _ in seen.values()] == [200, 200, 200, 200, 410, 410]
    assert newsroom.reader.picture(digest) == 404


@pytest.mark.long
def test_two_editors_publish_at_once(newsroom: Newsroom) -> None:
    """Each has the publish page open; both press the button, and one of them is told."""
    with colleague(newsroom.browser, newsroom.site, "ed") as first:
        first.open("drafts/add/")
        first.field("Headline", HEADLINE)
        first.body(WRONG)
        first.press("Save draft")
        ((draft,),) = newsroom.ask("SELECT id FROM desk_draft")
        with colleague(newsroom.browser, newsroom.site, "eve") as second:
            for each in (first, second):
                each.open(f"publish/{draft}/")
            sessions = [_form(each) for each in (first, second)]
            with ThreadPoolExecutor(2) as pool:
                told = list(pool.map(lambda form: _post(newsroom.site, draft, *form), sessions))
    assert newsroom.told() == ["published"]
    assert newsroom.ask("SELECT count(*) FROM archive_version") == [(1,)]
    assert sorted("It is public." in text for text in told) == [False, True]
    assert sum("published already" in text or "changed the story" in text for text in told) == 1


def _form(editor: Colleague) -> tuple[dict[str, str], dict[str, str]]:
    """What the button would send, and the cookies that go with it."""
    fields = editor.page.locator(".desk-publish form").evaluate("form => Object.fromEntries(new FormData(form))")
    cookies = {each["name"]: each["value"] for each in editor.page.context.cookies()}
    return fields, cookies


def _post(site: str, draft: object, fields: dict[str, str], cookies: dict[str, str]) -> str:
    """The page that comes after the button, as a browser gets it: redirects followed, cookies kept."""
    jar = http.cookiejar.CookieJar()
    for name, value in cookies.items():
        jar.set_cookie(_cookie(name, value))
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.addheaders = [("Origin", site)]
    sent = urllib.parse.urlencode(fields).encode()
    try:
        with opener.open(f"{site}/desk/publish/{draft}/", sent, timeout=30) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()


def _cookie(name: str, value: str) -> http.cookiejar.Cookie:
    host = {"domain": "127.0.0.1", "domain_specified": True, "domain_initial_dot": False, "port": None}
    place = {"port_specified": False, "path": "/desk/", "path_specified": True, "secure": False}
    rest: dict[str, Any] = {"expires": None, "discard": True, "comment": None, "comment_url": None, "rest": {}}
    return http.cookiejar.Cookie(version=0, name=name, value=value, **host, **place, **rest)  # type: ignore[arg-type]
