"""People at the newsroom's screens, and a reader at theirs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.acceptance.staff import PASSWORD


@dataclass
class Colleague:
    """Somebody who is signed in."""

    page: Page
    site: str

    def open(self, path: str) -> None:
        """Go to an address of the newsroom."""
        self.page.goto(f"{self.site}/desk/{path}")

    def press(self, name: str) -> None:
        """A button or a link that is shown under this name, and wait for what follows."""
        button = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        button.locator("visible=true").first.click()
        self.page.wait_for_load_state()

    def field(self, name: str, text: str) -> None:
        """Put a text into the field with this label."""
        self.page.get_by_role("textbox", name=name).first.fill(text)

    def body(self, text: str) -> None:
        """Replace what the story says."""
        self.page.locator("[contenteditable=true]").first.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        # The editor hands on what is typed within a quarter of a second: quicker than people, not than this.
        expect(self.page.locator("[name=body]")).to_have_value(re.compile(re.escape(text)))

    def photo(self, file: Path, caption: str, credit: str) -> None:
        """Upload a photo into the story."""
        self.page.get_by_role("tab", name="Photos").click()
        self.page.get_by_role("button", name="Add photo").click()
        self.page.get_by_role("button", name="Choose an image").last.click()
        self.page.get_by_role("tab", name="Upload").click()
        dialog = self.page.locator(".modal")
        dialog.locator("input[type=file]").set_input_files(file)
        dialog.locator("[name$=title]").fill(caption)
        dialog.get_by_role("button", name="Upload").click()
        expect(dialog, dialog.inner_text()).to_be_hidden(timeout=30_000)
        self.page.locator("[name=photos-0-caption]").fill(caption)
        self.page.locator("[name=photos-0-credit]").fill(credit)

    def action(self, name: str) -> None:
        """One of the actions at the bottom of the form."""
        self.page.get_by_role("button", name="More actions").click()
        self.press(name)

    def said(self) -> str:
        """All that the page says."""
        return self.page.locator("body").inner_text()

    def picture(self, path: Path) -> None:
        """For humans."""
        self.page.screenshot(path=path, full_page=True)


@contextmanager
def colleague(browser: Browser, site: str, name: str) -> Iterator[Colleague]:
    """Somebody signs in, and leaves."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{site}/desk/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[type=submit]").first.click()
    page.wait_for_url(re.compile(r"/desk/(?!login)"))
    yield Colleague(page, site)
    context.close()
