"""Amounts in a story, told in another currency: with a script, without one, by keyboard, on a phone, in Russian."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from dateline.core.text.clean import paragraphs
from tests.browser.conftest import Site, follow, visited
from tests.browser.test_pages import WCAG, _overflow

pytestmark = pytest.mark.browser
EASTER = dt.datetime(2016, 3, 28, 9, 0, tzinfo=dt.UTC)
LEAD = "A pier for $5.6 million"
BODY = paragraphs(
    "The port will spend $5.6 million on a pier. " + "The sea is calm and the harbour is open to all ships. " * 3
    + "It had $1,250 before."
)  # fmt: skip
TELLS = "about 5.02 million EUR"


@pytest.fixture(scope="module")
def pier(site: Site) -> str:
    """The address of a story of Easter Monday 2016."""
    site.newsroom.send("pier", now=EASTER, headline="Port builds a pier", lead=LEAD, body_html=BODY)
    site.newsroom.follow()
    return site.story("pier")


@pytest.fixture(scope="module")
def dock(site: Site) -> str:
    """The same in Russian."""
    body = paragraphs("Порт потратит на причал 5,6 млн долларов. В казне порта 1250 евро.")
    site.newsroom.send("dock", now=EASTER, headline="Порт строит причал", language="ru", body_html=body)
    site.newsroom.follow()
    return site.story("dock").replace("/en/", "/ru/")


def shown(page: Page) -> str:
    """What is noted at the amount in the lead; notes are hidden until somebody points there."""
    return (page.locator(".story__lead .amount__worth").text_content() or "").replace("\u00a0", " ")


def test_the_choice_holds_for_every_story(browser: Browser, site: Site, pier: str) -> None:
    with visited(browser, site, pier) as opened:
        page = opened.page
        expect(page.locator(".amount")).to_have_count(0)
        page.get_by_label("Amounts in this story").select_option("EUR")
        expect(page.locator(".amount")).to_have_count(3)
        assert "currency" not in page.url
        assert shown(page) == TELLS
        note = page.locator(".story__lead .amount__worth")
        expect(note).to_be_hidden()
        page.locator(".story__lead .amount").hover()
        expect(note).to_be_visible()
        page.goto(f"{site.origin}{pier}")
        expect(page.locator(".amount")).to_have_count(3)
        page.get_by_label("Amounts in this story").select_option("")
        expect(page.locator(".amount")).to_have_count(0)
        page.reload()
        page.wait_for_load_state("networkidle")
        expect(page.locator(".amount")).to_have_count(0)
        assert opened.complaints == []
        assert opened.strangers == []


def test_the_currency_chosen_last_is_shown(browser: Browser, site: Site, pier: str) -> None:
    """Though the answer for the first one comes last."""
    late: list[Route] = []
    with visited(browser, site, pier) as opened:
        page = opened.page
        page.route("**/*currency=EUR", lambda route: route.continue_() if late else late.append(route))
        choice = page.get_by_label("Amounts in this story")
        choice.select_option("EUR")
        choice.select_option("GBP")
        expect(page.locator(".story__lead .amount__worth")).to_contain_text("GBP")
        with page.expect_response("**/*currency=EUR"):
            late[0].continue_()
        page.evaluate("new Promise(done => setTimeout(done, 300))")
        expect(page.locator(".story__lead .amount__worth")).to_contain_text("GBP")


def test_without_javascript(browser: Browser, site: Site, pier: str) -> None:
    with visited(browser, site, pier, java_script_enabled=False) as opened:
        page = opened.page
        page.get_by_label("Amounts in this story").select_option("EUR")
        follow(page.get_by_role("button", name="Show", exact=True))
        assert page.url.endswith("?currency=EUR")
        assert shown(page) == TELLS
        expect(page.locator("[data-amounts]")).to_contain_text("European Central Bank, March 24, 2016.")


def test_the_keyboard_reaches_a_note(browser: Browser, site: Site, pier: str) -> None:
    with visited(browser, site, f"{pier}?currency=EUR") as opened:
        amount = opened.page.locator(".story__lead .amount")
        amount.focus()
        expect(amount.locator(".amount__worth")).to_be_visible()


def test_a_phone_shows_notes_in_the_copy(browser: Browser, site: Site, pier: str) -> None:
    with visited(
        browser, site, f"{pier}?currency=EUR", viewport={"width": 390, "height": 800}, has_touch=True
    ) as opened:
        expect(opened.page.locator(".story__lead .amount__worth")).to_be_visible()


@pytest.mark.parametrize("story", ["pier", "dock"])
def test_accessible_in_every_look(browser: Browser, site: Site, story: str, request: pytest.FixtureRequest) -> None:
    path = f"{request.getfixturevalue(story)}?currency=GBP"
    with visited(browser, site, path, locale="ru" if story == "dock" else "en") as opened:
        page = opened.page
        assert page.locator(".amount").count() >= 2
        for width in (390, 768, 1280):
            for scheme in ("light", "dark"):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                page.locator(".amount").last.focus()
                found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
                assert found.violations_count == 0, found.generate_report()
                assert _overflow(page) <= 0
