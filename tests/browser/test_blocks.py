"""The converter as it is used, and partner news on our pages and on a partner's."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, expect

from dateline.archive.models import Edition
from dateline.core.partners.offers import Offer, Reading
from dateline.partners.models import Partner
from dateline.partners.visiting import take
from tests.browser.conftest import Site, visited
from tests.browser.test_pages import WCAG
from tests.loopback import served

pytestmark = pytest.mark.browser
EASTER = "/en/currency?amount=100&from=USD&to=EUR&date=2016-03-28"
HOST = "https://gazette.example/"


@pytest.fixture
def gazette(site: Site, request: pytest.FixtureRequest) -> Iterator[Partner]:
    """A partner that offers a headline and is given ours."""
    now = timezone.now()
    partner = Partner.objects.create(
        slug="gazette", name="Harbour Gazette", site=HOST, edition=Edition.objects.get(code="en"), next_at=now
    )
    take(partner.pk, Reading((Offer("1", f"{HOST}1", "Cranes painted blue", "en", now),)), None, now)
    yield partner
    partner.delete()


@contextmanager
def neighbour(body: str, policy: str = "") -> Iterator[str]:
    """The address of a site of somebody else's, which says this on its one page."""

    class Page(BaseHTTPRequestHandler):
        """Answers with the body."""

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Silent."""

    with served(ThreadingHTTPServer(("127.0.0.1", 0), Page)) as port:
        yield f"http://127.0.0.1:{port}/"


def test_answers_come_while_one_types(browser: Browser, site: Site) -> None:
    with visited(browser, site, EASTER) as opened:
        page = opened.page
        expect(page.locator(".result__shown")).to_have_text("89.65 EUR")
        page.get_by_label("Amount").fill("200")
        expect(page.locator(".result__shown")).to_have_text("179.31 EUR")
        expect(page).to_have_url(re.compile("amount=200"))
        page.get_by_role("link", name="Swap").click()
        expect(page.locator(".result__shown")).to_have_text("223.08 USD")
        page.get_by_label("Amount").fill("ten")
        expect(page.locator("#converter-error")).to_contain_text("is no amount")
        assert opened.complaints == []
        assert opened.strangers == []


def test_it_works_without_javascript(browser: Browser, site: Site) -> None:
    with visited(browser, site, "/en/", java_script_enabled=False) as opened:
        page = opened.page
        block = page.locator(".side")
        block.get_by_label("Amount").fill("50")
        block.get_by_role("button", name="Convert").click()
        expect(page.locator(".result__amount")).to_have_text("50.00 EUR")
        page.get_by_label("Date").fill("2016-03-28")
        page.get_by_role("button", name="Convert").click()
        expect(page.locator(".result__shown")).to_have_text("55.77 USD")
        page.get_by_role("link", name="Swap").click()
        expect(page.locator(".result__amount")).to_have_text("50.00 USD")


@pytest.mark.parametrize("path", ["/en/", "/en/partners", "{ferry}"])
def test_partners_headlines_are_for_everybody(browser: Browser, site: Site, gazette: Partner, path: str) -> None:
    address = site.story("ferry") if path == "{ferry}" else path
    for width, scheme in ((390, "dark"), (1280, "light")):
        with visited(browser, site, address, viewport={"width": width, "height": 900}, color_scheme=scheme) as opened:
            expect(opened.page.get_by_role("link", name="Cranes painted blue")).to_be_visible()
            found = Axe().run(opened.page, options={"runOnly": {"type": "tag", "values": WCAG}})
            assert found.violations_count == 0, found.generate_report()
            assert opened.complaints == []
            assert opened.strangers == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_frame_on_a_partners_page(browser: Browser, site: Site, gazette: Partner, theme: str) -> None:
    with visited(browser, site, f"/embed/gazette?theme={theme}") as opened:
        expect(opened.page.get_by_role("link", name="Ferries to sail again")).to_be_visible()
        found = Axe().run(opened.page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert found.violations_count == 0, found.generate_report()
        assert opened.complaints == []
    frame = f'<iframe src="{site.origin}/embed/gazette?theme={theme}" title="News"></iframe>'
    with neighbour(f"<!doctype html>{frame}") as address, visited(browser, site, "/en/partners") as opened:
        opened.page.goto(address)
        expect(opened.page.frame_locator("iframe").get_by_role("link", name="Ferries to sail again")).to_be_visible()


def test_the_script_on_a_partners_page_with_a_strict_policy(browser: Browser, site: Site, gazette: Partner) -> None:
    policy = f"default-src 'none'; script-src {site.origin}"
    script = f'<script async src="{site.origin}/embed/gazette.js?count=3"></script>'
    body = f"<!doctype html><p>Before</p>{script}<p>After</p>"
    with neighbour(body, policy) as address, visited(browser, site, "/en/partners") as opened:
        opened.page.goto(address)
        expect(opened.page.get_by_role("link")).to_have_count(3)
        expect(opened.page.get_by_role("heading", name="News of Meridian")).to_be_visible()
        assert [said for said in opened.complaints if "favicon" not in said] == []
