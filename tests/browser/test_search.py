"""News search in a real browser, in both languages: narrowed, saved as a filter, followed as a feed; and accessible."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site, follow, visited
from tests.browser.test_pages import LOOKS, WCAG
from tests.searching import new_search, no_search

pytestmark = pytest.mark.browser
PAGES = (
    "/en/search", "/ru/search", "/en/search?q=storm", "/ru/search?q=шторм&order=best", "/en/search?q=feries",
    "/ru/search?q=(шторм", "/en/archive", "/ru/archive/2026", "/en/archive/2026/03", "/ru/archive/2026/03/28",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def search(site: Site) -> Iterator[None]:
    """An index of the agency's stories."""
    new_search()
    yield
    no_search()


@pytest.mark.parametrize("path", PAGES)
def test_accessible_in_every_look(browser: Browser, site: Site, path: str) -> None:
    with visited(browser, site, path) as opened:
        for width, scheme in LOOKS:
            opened.page.set_viewport_size({"width": width, "height": 900})
            opened.page.emulate_media(color_scheme=scheme)
            found = Axe().run(opened.page, options={"runOnly": {"type": "tag", "values": WCAG}})
            assert found.violations_count == 0, f"{path} {width} {scheme}\n{found.generate_report()}"
            wider = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, f"{path} is wider than {width} px"
        assert [said for said in opened.complaints if "status of 400" not in said] == []
        assert opened.strangers == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    ("edition", "word", "labels"),
    [
        ("en", "officials", ("News search", "Save as filter", "As feed")),
        ("ru", "сообщило", ("Поиск новостей", "Сохранить как фильтр", "Как ленту")),
    ],
)
def test_a_search_is_narrowed_saved_and_followed(
    browser: Browser, site: Site, scripts: bool, edition: str, word: str, labels: tuple[str, str, str]
) -> None:
    menu, save, feed = labels
    with visited(browser, site, f"/{edition}/", java_script_enabled=scripts) as opened:
        page = opened.page
        # From the menu of any page
        follow(page.get_by_role("link", name=menu))
        page.locator("#q").fill(word)
        page.locator("#q").press("Enter")
        expect(page.locator(".hit").first).to_be_visible()
        expect(page.locator(".hit mark").first).to_be_visible()
        # By a facet, then by day
        page.locator(".facet ul:not(.bars) a").first.click()
        expect(page.locator(".search__chosen a")).to_have_count(2)
        page.locator("#since").fill("2026-03-01")
        page.locator("#until").fill("2026-03-31")
        follow(page.locator(".search__form button"))
        expect(page.locator(".search__chosen")).to_contain_text("since:2026-03-01")
        headlines = page.locator(".hit__headline").all_inner_texts()
        assert headlines
        # As a feed: the same stories
        address = page.get_by_role("link", name=feed).get_attribute("href")
        assert address
        body = page.request.get(f"{site.origin}{address}").text()
        assert all(headline in body for headline in headlines)
        # As a filter of All news
        follow(page.get_by_role("link", name=save))
        assert {text.split("\n")[-1] for text in page.locator(".row__link").all_inner_texts()} >= set(headlines)


def test_suggestions_are_links_that_the_keyboard_reaches(browser: Browser, site: Site) -> None:
    with visited(browser, site, "/en/search") as opened:
        page = opened.page
        page.locator("#q").press_sequentially("ferr", delay=20)
        expect(page.locator("[data-suggestions] a").first).to_be_visible()
        expect(page.locator("[data-suggested]")).to_contain_text("suggestions")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('[data-suggestions]') !== null")
        page.keyboard.press("Escape")
        expect(page.locator("[data-suggestions]")).to_be_hidden()
        assert page.evaluate("document.activeElement.id") == "q"
        assert opened.complaints == []
