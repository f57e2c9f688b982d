"""The demo's scene: two topics ticked, what they hide, an alert, and the mail in the demo's mailbox."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.live.test_reader import copy
from tests.browser.test_pages import WCAG
from tests.commands.conftest import Shell
from tests.commands.test_demo import demo
from tests.site.newsroom import CHESS
from tests.wire.live.newsroom import send

pytestmark = pytest.mark.browser


def opened(page: Page, site: str, subject: str) -> None:
    """A mail in the mailbox, looked for until it is there."""
    for _ in range(120):
        page.goto(f"{site}/demo/inbox")
        mail = page.locator("main").get_by_role("link", name=re.compile(f"^{subject} .*@"))
        if mail.count():
            mail.first.click()
            return
        page.wait_for_timeout(500)
    pytest.fail(f"no mail “{subject}”: {page.locator('main').inner_text()}")


@pytest.mark.long
def test_from_two_topics_to_the_mailbox(browser: Browser, shell: Shell) -> None:
    with demo(shell, "--still") as (_, site):
        page = browser.new_page()
        page.goto(f"{site}/en/all?panel=open")
        for topic in ("Weather", "Sport"):
            page.locator('[data-part="topics"]').get_by_label(topic).first.check()
        page.get_by_role("link", name="Show hidden").click()
        expect(page.locator(".row--hidden").first).to_be_visible()
        page.locator("#alert-me").click()
        page.get_by_label("Your mail address").fill("visitor@example.org")
        page.get_by_role("button", name="Send me a mail to confirm").click()
        opened(page, site, "Confirm your alert from Meridian")
        expect(page.locator("main")).to_contain_text("To: visitor@example.org")
        page.get_by_role("link", name=f"{site}/mail/confirm/").click()
        page.get_by_role("button", name="Yes, send me these mails").click()
        expect(page.locator("h1")).to_have_text("The alert is on")
        send(shell, copy(1, "Draw", CHESS, "en"), copy(2, "Ceasefire", "16000000", "en"), data=shell.home / "demo-data")
        opened(page, site, "Draw en")
        expect(page.locator("main")).to_contain_text("To: visitor@example.org")
        expect(page.locator("main")).to_contain_text("Why you get this: Topic: Sport")
        page.goto(f"{site}/demo/inbox")
        assert page.get_by_role("link", name="Ceasefire en").count() == 0
        # Somebody has had an alert since before, so that there is something to look at.
        expect(page.locator("main")).to_contain_text("reader@example.org")
        for language in ("en", "ru"):
            context = browser.new_context(locale=language, viewport={"width": 390, "height": 844})
            small = context.new_page()
            small.goto(f"{site}/demo/inbox")
            found = Axe().run(small, options={"runOnly": {"type": "tag", "values": WCAG}})
            assert found.violations_count == 0, found.generate_report()
            assert small.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
            context.close()
