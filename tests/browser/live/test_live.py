"""An open list that says what has come in, in a real browser and on a real server."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import follow
from tests.commands.conftest import Shell
from tests.commands.processes import free_port, running
from tests.wire.live.newsroom import kill, ninjs, send

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 800}


@pytest.fixture
def served(shell: Shell, data: Path) -> Iterator[tuple[Shell, str]]:
    """A running agency with a page and a half of wire copy in English and one story in Russian."""
    send(shell, ninjs(2, language="ru", headline="Новость"), *(ninjs(number) for number in range(10, 80)))
    port = free_port()
    with running(shell, data, port):
        yield shell, f"http://127.0.0.1:{port}"


def opened(browser: Browser, address: str, **context: Any) -> tuple[Page, list[str]]:
    page = browser.new_context(**context).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with page.expect_response(lambda response: "/live" in response.url):
        page.goto(address)
    return page, complaints


def test_what_comes_in_is_counted_and_nothing_moves(
    browser: Browser, served: tuple[Shell, str], tmp_path: Path
) -> None:
    shell, origin = served
    page, complaints = opened(browser, f"{origin}/en/all", viewport=PHONE)
    russian, _ = opened(browser, f"{origin}/ru/all")
    first = page.locator(".wire a", has_text="Story 70").first
    page.evaluate("scrollTo(0, 300)")
    before = first.bounding_box()
    send(shell, ninjs(3), ninjs(4), ninjs(5), ninjs(6, language="ru"))
    notice = page.locator(".live a")
    expect(notice).to_have_text("3 new")
    expect(russian.locator(".live a")).to_have_text("1 новая")
    assert first.bounding_box() == before
    row = page.locator("li", has_text="Story 72")
    height = row.bounding_box()
    send(shell, kill(72, 2), kill(4, 2))
    expect(page.locator("li.row--gone")).to_have_text("No longer in this list")
    expect(notice).to_have_text("2 new")
    assert page.locator("li.row--gone").bounding_box() == height
    assert first.bounding_box() == before
    notice.click()
    expect(page.locator(".wire a", has_text="Story 3").first).to_be_visible()
    expect(page.locator(".live a")).to_be_hidden()
    assert complaints == []


def test_a_filtered_list_counts_what_passes(browser: Browser, served: tuple[Shell, str]) -> None:
    shell, origin = served
    page, _ = opened(browser, f"{origin}/en/all?f=harbour")
    send(shell, ninjs(3), ninjs(4, headline="Harbour frozen"))
    expect(page.locator(".live a")).to_have_text("1 new")


def test_later_pages_say_nothing(browser: Browser, served: tuple[Shell, str]) -> None:
    _, origin = served
    page = browser.new_page()
    page.goto(f"{origin}/en/all")
    follow(page.get_by_role("link", name="Show more"))
    assert page.locator("[data-live]").count() == 0
