"""Every template in a real browser: accessible, quiet, alone, complete without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, follow, visited
from tests.sampled import one_in, some

pytestmark = pytest.mark.browser

PAGES = {
    "front": ("/en/", "/ru/"),
    "all": ("/en/all", "/ru/all"),
    "story": ("{ferry}", "{ferry-ru}"),
    "story, corrected": ("{corrected}", "/ru{brief-ru-0}"),
    "story, flash": ("{flash}", "{brief-ru-1}"),
    "story, in pages": ("{paged}?page=2", "{brief-ru-2}"),
    "story, link only": ("{link}", "{brief-ru-3}"),
    "story, hostile": ("{hostile}", "{ferry-ru}?more=12"),
    "versions": ("{corrected}/versions", "{ferry-ru}/versions"),
    "currency": ("/en/currency?from=USD&to=EUR&to=CHF&date=2016-03-28", "/ru/currency?date=2016-03-28"),
    "currency, wrong": ("/en/currency?from=USA&to=EUR", "/ru/currency?amount=-5"),
    "partners": ("/en/partners", "/ru/partners"),
    "topics": ("/en/topics", "/ru/topics"),
    "topic": ("/en/topics/economy", "/ru/topics/economy"),
    "topic, without stories": ("/en/topics/religion", "/ru/topics/religion"),
    "404": ("/en/story/99999999", "/ru/story/99999999"),
    "404, outside": ("/nowhere/at/all", "/nowhere/at/all"),
    "410": ("{killed}", "/ru{killed}"),
    "410, withdrawn": ("{withdrawn}", "/ru{withdrawn}"),
    "400": ("/en/all?before=x", "/ru/all?before=x"),
}
EXPECTED_STATUS = {"404": 404, "404, outside": 404, "410": 410, "410, withdrawn": 410, "400": 400}
_LOOKS = ((390, "light"), (1280, "light"), (1280, "dark"), (390, "dark"))
LOOKS = some(2, _LOOKS)
VARIANTS = _LOOKS[::2]
"""For pages whose template is looked at in all four looks under another name."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def address(site: Site, path: str) -> str:
    """A path with the stories' numbers; ``/ru{killed}`` is the same story asked for in the other edition."""
    start, brace, rest = path.partition("{")
    if not brace:
        return path
    name, _, tail = rest.partition("}")
    found = site.story(name, tail)
    return found.replace("/en/", f"{start}/", 1) if start else found


@pytest.mark.parametrize("language", one_in(2, ["en", "ru"]))
@pytest.mark.parametrize("name", PAGES)
def test_accessible_in_every_look(browser: Browser, site: Site, name: str, language: str) -> None:
    path = address(site, PAGES[name][language == "ru"])
    with visited(browser, site, path, locale=language) as opened:
        for width, scheme in VARIANTS if "," in name else LOOKS:
            opened.page.set_viewport_size({"width": width, "height": 900})
            opened.page.emulate_media(color_scheme=scheme)
            found = Axe().run(opened.page, options={"runOnly": {"type": "tag", "values": WCAG}})
            assert found.violations_count == 0, f"{path} {width} {scheme}\n{found.generate_report()}"
            assert _overflow(opened.page) <= 0, f"{path} is wider than {width} px"


@pytest.mark.parametrize("name", PAGES)
def test_quiet_and_alone(browser: Browser, site: Site, name: str) -> None:
    for path in PAGES[name]:
        with visited(browser, site, address(site, path)) as opened:
            opened.page.wait_for_load_state("networkidle")
            expected = EXPECTED_STATUS.get(name)
            assert [said for said in opened.complaints if not (expected and f"status of {expected}" in said)] == []
            assert opened.strangers == []


def test_styles_are_applied(browser: Browser, site: Site) -> None:
    with visited(browser, site, "/en/all") as opened:
        grids = opened.page.eval_on_selector(".row", "row => getComputedStyle(row).display")
        assert grids == "grid"


def test_photos_are_shown(browser: Browser, site: Site) -> None:
    with visited(browser, site, site.story("ferry")) as opened:
        opened.page.wait_for_load_state("networkidle")
        shown = opened.page.eval_on_selector(".photo img", "image => [image.naturalWidth > 0, image.currentSrc]")
        assert shown[0]
        assert shown[1].endswith("-w1280.webp")


def test_a_reader_without_javascript_gets_everywhere(browser: Browser, site: Site) -> None:
    with visited(browser, site, "/en/", java_script_enabled=False) as opened:
        page = opened.page
        follow(page.get_by_role("link", name="All news", exact=True).first)
        follow(page.get_by_role("link", name="Ferries to sail again after two days of storm"))
        assert page.get_by_role("heading", level=1).inner_text() == "Ferries to sail again after two days of storm"
        follow(page.get_by_role("navigation", name="Topics of this story").get_by_role("link", name="Transport"))
        assert page.get_by_role("heading", level=1).inner_text() == "Transport"
        follow(page.get_by_role("link", name="Русский"))
        assert page.locator("html").get_attribute("lang") == "ru"


def test_show_more_without_javascript(browser: Browser, site: Site) -> None:
    with visited(
        browser, site, "/en/story/" + str(site.newsroom.stories["ferry"]), java_script_enabled=False
    ) as opened:
        more = opened.page.locator("#more .row")
        before = more.count()
        follow(opened.page.locator("#more").get_by_role("link", name="Show more"))
        assert more.count() > before


def test_the_keyboard_finds_the_content_first(browser: Browser, site: Site) -> None:
    with visited(browser, site, "/en/all") as opened:
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.className") == "skip"
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("document.activeElement.id") == "content"


def test_print_leaves_out_what_wants_to_be_clicked(browser: Browser, site: Site) -> None:
    with visited(browser, site, site.story("ferry")) as opened:
        opened.page.emulate_media(media="print")
        shown = {
            name: opened.page.locator(name).first.is_visible() for name in (".menu", ".more", ".switch", ".story__body")
        }
        assert shown == {".menu": False, ".more": False, ".switch": False, ".story__body": True}


def _overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
