"""In other media, in a real browser: from a story to its event, follow it, mute it, doubt it."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dateline.archive.models import Source
from dateline.archive.record import record
from dateline.core.story import Item, Link
from dateline.core.text.clean import paragraphs
from dateline.coverage.models import Doubt
from dateline.coverage.reading import number_of
from dateline.coverage.stage import Stage
from dateline.index.registry import catch_up_all
from tests.browser.conftest import Site, follow, visited
from tests.browser.test_pages import WCAG
from tests.site.newsroom import MINUTE, NOW

pytestmark = pytest.mark.browser

_TOLD = (
    ("herald", "en", "Kerch ferries sail again on Sunday after storm",
     ("Ferries across the strait will sail again on Sunday after a storm had closed both ports for two days, the port "
      "authority in Kerch said. Forty lorries wait on either shore; gusts reached 31 metres per second.")),
    ("gazette", "en", "Storm over, forty lorries wait for Kerch ferry",
     ("About forty lorries with perishable goods are waiting on either shore of the strait at Kerch. The port "
      "authority lets ferries sail on Sunday morning; gusts of 31 metres per second had torn a pontoon loose.")),
    ("vestnik", "ru", "Керченские паромы выйдут в воскресенье",
     ("После двух дней шторма паромная переправа в Керчи возобновит работу в воскресенье утром. На обоих берегах ждут "
      "сорок грузовиков, порывы ветра достигали 31 метра в секунду.")),
)  # fmt: skip


@pytest.fixture(scope="module")
def event(site: Site) -> Iterator[int]:
    """The ferry story as three other outlets tell it."""
    for at, (slug, language, headline, text) in enumerate(_TOLD):
        source, _ = Source.objects.get_or_create(
            slug=slug, defaults={"name": slug.title(), "policy": "coverage", "rights": "link", "language": language}
        )
        address = f"https://{slug}.example/{at}"
        when = NOW - MINUTE * (20 - at)
        item = Item(
            uri=address, format="rss", headline=headline, body_html=paragraphs(text), language=language,
            published=when, links=(Link(url=address),),
        )  # fmt: skip
        record(item, source, now=when)
    stage = Stage(None, lambda: NOW)
    while stage.step():
        pass
    catch_up_all()
    number = number_of(site.newsroom.stories["ferry"])
    assert number is not None
    yield number


@pytest.mark.parametrize("language", ["en", "ru"])
def test_accessible_on_phone_and_desktop_light_and_dark(
    browser: Browser, site: Site, event: int, language: str
) -> None:
    paths = (f"/{language}/coverage/{event}", site.story("ferry" if language == "en" else "ferry-ru"))
    for path in paths:
        with visited(browser, site, path, locale=language) as opened:
            for width, scheme in ((390, "light"), (1280, "dark")):
                opened.page.set_viewport_size({"width": width, "height": 900})
                opened.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                found = Axe().run(opened.page, options={"runOnly": {"type": "tag", "values": WCAG}})
                assert found.violations_count == 0, found.generate_report()
                wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                assert opened.page.evaluate(wide) <= 0
            assert (opened.complaints, opened.strangers) == ([], [])


def test_from_a_story_to_its_event_and_follow_it(browser: Browser, site: Site, event: int) -> None:
    with visited(browser, site, site.story("ferry"), java_script_enabled=False) as opened:
        page = opened.page
        assert page.locator("#other-media .media__row").count() == 3
        follow(page.get_by_role("link", name="Compare how they tell it"))
        assert page.url.endswith(f"/en/coverage/{event}")
        assert page.locator(".media__row").count() >= 4
        follow(page.get_by_role("link", name="Follow this story"))
        headlines = page.locator(".row__link").all_text_contents()
        assert headlines == ["Ferries to sail again after two days of storm"]


def test_mute_hides_it_from_the_readers_own_feed(browser: Browser, site: Site, event: int) -> None:
    with visited(browser, site, f"/en/coverage/{event}", java_script_enabled=False) as opened:
        page = opened.page
        follow(page.get_by_role("button", name="Mute this story"))
        assert page.url.startswith(f"{site.origin}/en/my")
        headlines = page.locator(".row__link").all_text_contents()
        assert headlines, page.locator("main").text_content()
        assert "Ferries to sail again after two days of storm" not in headlines


_SAID = {
    "en": ("ferry", "Follow this story", "Mute this story"),
    "ru": ("ferry-ru", "Следить за сюжетом", "Скрыть сюжет"),
}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_follow_and_mute_from_the_story_itself(browser: Browser, site: Site, event: int, language: str) -> None:
    name, track, mute = _SAID[language]
    with visited(browser, site, site.story(name), java_script_enabled=False) as opened:
        page = opened.page
        headline = page.locator("h1").first.text_content()
        follow(page.get_by_role("link", name=track))
        assert page.url.endswith(f"/{language}/all?f=coverage%3A{event}")
        assert page.locator(".row__link").all_text_contents() == [headline]
        page.go_back()
        follow(page.get_by_role("button", name=mute))
        assert page.url.startswith(f"{site.origin}/{language}/my")
        headlines = page.locator(".row__link").all_text_contents()
        assert headlines
        assert headline not in headlines


@pytest.mark.parametrize("java_script", [True, False])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_follow_and_mute_from_a_row(browser: Browser, site: Site, event: int, language: str, java_script: bool) -> None:
    name, track, mute = _SAID[language]
    story = site.newsroom.stories[name]
    with visited(browser, site, f"/{language}/all", java_script_enabled=java_script) as opened:
        page = opened.page
        row = page.locator(".row", has=page.locator(f"#pick-{story}"))
        headline = row.locator(".row__link").text_content()
        row.locator("summary").click()
        row.get_by_role("button", name=mute).click()
        page.wait_for_url(f"**/{language}/all?f=-coverage*")
        assert headline not in page.locator(".row__link").all_text_contents()
        page.goto(f"{site.origin}/{language}/all")
        row.locator("summary").click()
        row.get_by_role("button", name=track).click()
        page.wait_for_url(f"**/{language}/all?f=coverage*")
        assert page.locator(".row__link").all_text_contents() == [headline]
        assert opened.complaints == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_one_line_per_event(browser: Browser, site: Site, event: int, language: str) -> None:
    by_story, every = {"en": ("Group by story", "Every story"), "ru": ("По сюжетам", "Все материалы")}[language]
    with visited(browser, site, f"/{language}/all?sources=all", java_script_enabled=False) as opened:
        page = opened.page
        whole = page.locator(".row__link").count()
        follow(page.get_by_role("link", name=by_story))
        assert page.locator(".row__link").count() < whole
        follow(page.locator(".row__together").first)
        assert page.url.endswith(f"/{language}/coverage/{event}")
        page.go_back()
        follow(page.get_by_role("link", name=every))
        assert page.locator(".row__link").count() == whole


def test_not_the_same_story(browser: Browser, site: Site, event: int) -> None:
    with visited(browser, site, site.story("ferry"), java_script_enabled=False) as opened:
        page = opened.page
        page.get_by_text("Not the same story?").click()
        page.get_by_role("radio").first.check()
        follow(page.get_by_role("button", name="Tell the desk"))
        assert page.get_by_role("status").text_content() == "Thank you. The desk will look at it."
    assert Doubt.objects.filter(coverage_id=event).exists()
