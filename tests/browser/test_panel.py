"""A reader builds a filter: with clicks, without a script, on the keyboard, on a phone, in Russian."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from dateline.core.story import Signal
from tests.browser.conftest import Site, follow, visited
from tests.browser.test_pages import LOOKS, WCAG
from tests.sampled import one_in
from tests.site.newsroom import CHESS, TRANSPORT, WEATHER, filed, medtop

pytestmark = pytest.mark.browser

ROWS = ".row__link"


@dataclass(frozen=True)
class Words:
    """What a reader of an edition clicks on."""

    edition: str
    use: str
    weather: str
    sport: str
    apply: str
    show_hidden: str
    not_on: str
    save_as: str
    tab_name: str
    save_tab: str
    share: str
    feed: str
    result: str
    after: str


ENGLISH = Words(
    "en", "Use filter", "Weather", "Sport", "Apply", "Show hidden", "Not on topic: Weather", "Save as…",
    "or a tab called", "Save the tab", "Share", "Feed", "Showing 2 of 4 today · 2 hidden",
    "Showing 3 of 4 today · 1 hidden",
)  # fmt: skip
RUSSIAN = Words(
    "ru", "Фильтр", "Погода", "Спорт", "Применить", "Показать скрытые", "Не по теме: Погода", "Сохранить как…",
    "или вкладка под названием", "Сохранить вкладку", "Поделиться", "RSS-лента",
    "За сегодня показано 2 из 4 · скрыто: 2", "За сегодня показано 3 из 4 · скрыто: 1",
)  # fmt: skip


@pytest.fixture(scope="module")
def today(site: Site) -> Iterator[Site]:
    """The agency with four stories of today in either edition."""
    now = dt.datetime.now(tz=dt.UTC)
    for language in ("en", "ru"):
        for name, topic in (("Gale", WEATHER), ("Frost", WEATHER), ("Match", CHESS), ("Trains", TRANSPORT)):
            headline = f"{name} {language}"
            site.newsroom.send(
                headline, now=now, language=language, topics=medtop(topic), dateline=filed("MURMANSK", now)
            )
    site.newsroom.follow()
    yield site


def opened(page: Page, words: Words) -> None:
    """Open the panel."""
    page.locator(".tabs").get_by_role("link", name=re.compile(words.use)).click()
    expect(page.locator("#boxes")).to_be_visible()


def tick(page: Page, words: Words, label: str, *, live: bool) -> None:
    """Tick a topic; without a script it takes the button."""
    page.locator('[data-part="topics"] > ul').get_by_label(label).check()
    if not live:
        page.get_by_role("button", name=words.apply).first.click()


def whole_way(page: Page, words: Words, *, live: bool) -> None:
    """Two topics ticked, the hidden seen, a reason dropped, saved, shared."""
    opened(page, words)
    tick(page, words, words.weather, live=live)
    expect(page.locator("#result")).to_have_text(words.result)
    expect(page).to_have_url(re.compile(r"f=is%3Acorrection%2Cflash\+OR\+topic%3Aweather|topic%3Aweather\+OR\+is"))
    page.get_by_role("link", name=words.show_hidden).click()
    expect(page.locator(".row--hidden").first).to_be_visible()
    assert page.locator(".row--hidden").first.locator(ROWS).inner_text() in {
        f"Match {words.edition}",
        f"Trains {words.edition}",
    }
    if not page.locator("#boxes").count():
        opened(page, words)
    tick(page, words, words.sport, live=live)
    expect(page.locator("#result")).to_have_text(words.after)
    page.locator(".row--hidden").get_by_role("button").first.click()
    expect(page.locator(".row--hidden")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("topic"))
    page.go_back()
    expect(page.locator("#result")).to_have_text(words.after)
    if not page.locator("#boxes").count():
        opened(page, words)
    page.locator("#share summary").click()
    shared = page.locator("#share-address").input_value()
    assert shared.endswith(f"/{words.edition}/all?f=" + quote_plus("is:correction,flash OR topic:sport,weather")) or (
        "topic%3Asport%2Cweather" in shared
    )
    page.locator("#save summary").click()
    page.get_by_label(words.tab_name).fill("Моё & <b>")
    page.get_by_role("button", name=words.save_tab).click()
    expect(page).to_have_url(re.compile(f"/{words.edition}/my$"))
    page.get_by_role("link", name="Моё & <b>").first.click()
    expect(page.locator("#result")).to_have_text(words.after)
    expect(page.locator(ROWS).nth(2)).to_be_visible()
    rows = page.locator(ROWS).all_inner_texts()[:3]
    assert sorted(rows) == [f"Frost {words.edition}", f"Gale {words.edition}", f"Match {words.edition}"]


@pytest.mark.parametrize("words", [ENGLISH, RUSSIAN], ids=["en", "ru"])
@pytest.mark.parametrize(
    "context",
    [
        {"viewport": {"width": 1280, "height": 900}},
        {"viewport": {"width": 390, "height": 844}},
        {"java_script_enabled": False},
        {"java_script_enabled": False, "viewport": {"width": 390, "height": 844}},
    ],
    ids=["desktop", "phone", "without a script", "phone without a script"],
)
def test_the_whole_way(browser: Browser, today: Site, words: Words, context: dict[str, Any]) -> None:
    with visited(browser, today, f"/{words.edition}/all", **context) as seen:
        # A sheet covers the list, so that it is closed with its button.
        live = context.get("java_script_enabled", True)
        on_phone = context.get("viewport", {}).get("width") == 390
        whole_way(seen.page, words, live=live and not on_phone)
        assert seen.strangers == []
        assert seen.complaints == []


def test_with_the_keyboard_alone(browser: Browser, today: Site) -> None:
    with visited(browser, today, "/en/all") as seen:
        page = seen.page
        reach(page, "use-filter")
        page.keyboard.press("Enter")
        page.wait_for_selector("#boxes")
        assert page.evaluate("document.activeElement.closest('#boxes') !== null"), "the panel has the keyboard"
        reach(page, "t-weather")
        page.keyboard.press("Space")
        expect(page.locator("#result")).to_have_text("Showing 2 of 4 today · 2 hidden")
        assert page.evaluate("document.activeElement.id") == "t-weather", "where it was"
        reach(page, "hide")
        page.keyboard.press("Enter")
        expect(page.locator(".row--hidden").first).to_be_visible()
        assert page.evaluate("document.activeElement.id") == "hide"
        page.keyboard.press("Escape")
        expect(page.locator("#boxes")).to_have_count(0)
        assert page.evaluate("document.activeElement.id") == "use-filter"
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "drop":
                break
        page.keyboard.press("Enter")
        expect(page.locator(".row--hidden")).to_have_count(0)


def reach(page: Page, element: str) -> None:
    """Go on with Tab to an element."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == element:
            return
    pytest.fail(f"Tab never comes to {element}")


@pytest.mark.parametrize("live", [True, False], ids=["with a script", "without"])
def test_the_menu_beside_a_story(browser: Browser, today: Site, live: bool) -> None:
    with visited(browser, today, "/en/all?f=topic%3Asport%2Cweather", java_script_enabled=live) as seen:
        page = seen.page
        row = page.locator(".row", has_text="Match en")
        row.locator("summary").click()
        row.get_by_role("button", name="Why is it here?").click()
        expect(page.locator(".pick__why")).to_have_text("Here because: Topic: Sport")
        page.locator(".row", has_text="Match en").get_by_role("button", name="Less: Sport").click()
        expect(page.locator(".row", has_text="Match en")).to_have_count(0)
        expect(page.locator(".row", has_text="Gale en")).to_have_count(1)
        page.locator(".row", has_text="Gale en").locator("summary").click()
        page.locator(".row", has_text="Gale en").get_by_role("button", name="Mute for 24 hours: Weather").click()
        expect(page.locator(".row", has_text="Gale en")).to_have_count(0)


BEFORE_THE_ANSWER = {"hide": "hidden=1", "alert-me": "/en/alert", "close-panel": "/en/all"}


@pytest.mark.parametrize("link", BEFORE_THE_ANSWER)
def test_a_link_clicked_before_the_answer_to_a_tick_counts_it(browser: Browser, today: Site, link: str) -> None:
    with visited(browser, today, "/en/all?panel=open&f=topic%3Aweather") as seen:
        page = seen.page
        asked: list[Route] = []
        page.route(re.compile("/en/all.*sport"), lambda route: route.continue_() if asked else asked.append(route))
        page.locator('[data-part="topics"] > ul').get_by_label("Sport").check()
        page.locator(f"#{link}").click()
        until_asked(page, asked)
        asked[0].continue_()
        leads = re.escape(BEFORE_THE_ANSWER[link])
        expect(page).to_have_url(re.compile(f"{leads}.*sport|sport.*{leads}"))
        expect(page.locator("#boxes")).to_have_count(1 if link == "hide" else 0)


def until_asked(page: Page, asked: list[Route]) -> None:
    """Wait until the page has asked for its parts."""
    for _ in range(200):
        if asked:
            return
        page.wait_for_timeout(25)
    pytest.fail("nothing was asked for")


def test_a_place_is_found_while_somebody_types(browser: Browser, today: Site) -> None:
    with visited(browser, today, "/en/all?panel=open") as seen:
        page = seen.page
        page.get_by_label("Another place").press_sequentially("murm")
        expect(page.locator("#place-names option").first).to_have_attribute("value", "Murmansk")
        page.get_by_label("Another place").fill("Murmansk")
        page.get_by_label("Another place").press("Tab")
        expect(page).to_have_url(re.compile("place%3Amurmansk"))
        expect(page.locator("#p-murmansk")).to_be_checked()


def test_on_a_phone_it_is_a_sheet_with_apply_at_its_foot(browser: Browser, today: Site) -> None:
    with visited(browser, today, "/en/all?panel=open", viewport={"width": 390, "height": 844}) as seen:
        page = seen.page
        box = page.locator("#filter").bounding_box()
        assert box is not None
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
        button = page.get_by_role("button", name="Apply").first.bounding_box()
        assert button is not None
        assert 600 < button["y"] < 844 - button["height"]


def test_the_hint_is_shown_once(browser: Browser, today: Site) -> None:
    with visited(browser, today, "/en/all") as seen:
        page = seen.page
        expect(page.locator("#hint")).to_contain_text("You can filter your feed, by choosing only interesting")
        page.get_by_role("button", name="Got it").click()
        expect(page.locator("#hint")).to_be_hidden()
        page.reload()
        expect(page.locator("#hint")).to_be_hidden()
    with visited(browser, today, "/en/all", java_script_enabled=False) as seen:
        expect(seen.page.locator("#hint")).to_be_hidden()


def test_what_was_corrected_since_it_was_read(browser: Browser, today: Site) -> None:
    newsroom = today.newsroom
    newsroom.send("Aqueduct", version=1, topics=medtop(TRANSPORT), now=dt.datetime.now(tz=dt.UTC))
    newsroom.follow()
    with visited(browser, today, today.story("Aqueduct")) as seen:
        page = seen.page
        page.goto(f"{today.origin}/en/all")
        assert page.locator(".tag--since").count() == 0
        newsroom.send(
            "Aqueduct", version=2, signal=Signal.CORRECTION, correction="The year.", now=dt.datetime.now(tz=dt.UTC)
        )
        newsroom.follow()
        page.goto(f"{today.origin}/en/all")
        expect(page.locator(".row", has_text="Aqueduct").locator(".tag")).to_have_text("Corrected since you read it")
        page.goto(f"{today.origin}{today.story('Aqueduct')}")
        page.goto(f"{today.origin}/en/all")
        expect(page.locator(".row", has_text="Aqueduct").locator(".tag")).to_have_text("Correction")
    with visited(browser, today, "/en/all") as seen:
        expect(seen.page.locator(".row", has_text="Aqueduct").locator(".tag")).to_have_text("Correction")
    newsroom.send("Aqueduct", version=3, signal=Signal.WITHDRAW, now=dt.datetime.now(tz=dt.UTC))
    newsroom.follow()


def test_tabs_stand_above_every_list(browser: Browser, today: Site) -> None:
    with visited(browser, today, "/en/all?panel=open&f=topic%3Aweather") as seen:
        page = seen.page
        page.locator("#save summary").click()
        page.get_by_label("or a tab called").fill("Skies")
        page.get_by_role("button", name="Save the tab").click()
        expect(page).to_have_url(re.compile("/en/my$"))
        page.goto(f"{today.origin}/en/topics/sport")
        page.locator(".tabs").get_by_role("link", name="Skies").click()
        expect(page).to_have_url(re.compile("/en/all"))
        expect(page.locator(".tabs [aria-current]", has_text="Skies")).to_have_count(1)


def test_my_feed_is_saved_changed_and_forgotten_with_clicks(browser: Browser, today: Site) -> None:
    with visited(browser, today, "/en/all?panel=open&f=topic%3Aweather%2Csport", java_script_enabled=False) as seen:
        page = seen.page
        page.locator("#save summary").click()
        page.locator("#save").get_by_role("button", name="My feed").click()
        expect(page).to_have_url(re.compile("/en/my$"))
        page.locator(".row", has_text="Match en").locator("summary").click()
        page.locator(".row", has_text="Match en").get_by_role("button", name="Less: Sport").click()
        expect(page).to_have_url(re.compile("/en/my$"))
        expect(page.locator(".row", has_text="Match en")).to_have_count(0)
        page.locator("#kept summary").click()
        follow(page.get_by_role("button", name="Make the front page of my feed"))
        expect(page.locator("main")).to_contain_text("This front page is made of your feed.")
        assert page.get_by_text("Trains en").count() == 0
        page.locator(".all-sources").get_by_role("link", name="My feed").click()
        page.locator("#kept summary").click()
        page.get_by_role("button", name="Forget everything").click()
        expect(page.locator("main")).to_contain_text("You have no feed of your own yet.")
        page.goto(f"{today.origin}/en/")
        expect(page.get_by_text("Trains en").first).to_be_visible()


@pytest.mark.parametrize(("live", "zone"), [(True, "Asia/Tokyo"), (False, "Europe/Moscow")])
def test_the_browsers_zone_is_proposed(browser: Browser, today: Site, live: bool, zone: str) -> None:
    with visited(browser, today, "/en/alert", timezone_id="Asia/Tokyo", java_script_enabled=live) as seen:
        expect(seen.page.get_by_label("Your time zone")).to_have_value(zone)
        expect(seen.page.locator("#browser")).to_be_visible(visible=live)
        seen.page.get_by_label("Your time zone").select_option("Pacific/Auckland")
        seen.page.get_by_label("Your mail address").fill("ann@example")
        seen.page.get_by_role("button", name="Send me a mail to confirm").click()
        expect(seen.page.get_by_role("alert")).to_contain_text("This is no mail address")
        expect(seen.page.get_by_label("Your time zone")).to_have_value("Pacific/Auckland")


PAGES = {
    "panel": "/{}/all?panel=open",
    "panel, much chosen": "/{}/all?panel=open&f=lang%3Aen%2Cru+"
    "%28is%3Acorrection%2Cflash+OR+topic%3Aweather+-place%3Akazan%29",
    "hidden": "/{}/all?f=topic%3Aweather&hidden=1",
    "wrong": "/{}/all?f=topic%3Awether",
    "my": "/{}/my",
    "alert": "/{}/alert?f=topic%3Aweather",
}


@pytest.mark.parametrize("language", one_in(2, ["en", "ru"]))
@pytest.mark.parametrize("name", PAGES)
def test_accessible_in_every_look(browser: Browser, today: Site, name: str, language: str) -> None:
    path = PAGES[name].format(language)
    with visited(browser, today, path, locale=language) as seen:
        for details in seen.page.locator("main details").all()[:12]:
            details.evaluate("each => { each.open = true }")
        for width, scheme in LOOKS:
            seen.page.set_viewport_size({"width": width, "height": 900})
            seen.page.emulate_media(color_scheme=scheme)
            found = Axe().run(seen.page, options={"runOnly": {"type": "tag", "values": WCAG}})
            assert found.violations_count == 0, f"{path} {width} {scheme}\n{found.generate_report()}"
            wide = seen.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{path} is wider than {width} px"
