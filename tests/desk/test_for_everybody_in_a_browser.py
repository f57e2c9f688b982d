"""The desk's own pages in a real browser: readable for everybody, in light and dark, and whole on a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page

from dateline.archive.models import Edition
from dateline.desk.founding import install
from dateline.desk.models import Draft, User
from dateline.desk.people.groups import give
from dateline.desk.people.rights import Role
from dateline.partners.models import Partner
from dateline.wire.models import Client as WireClient
from dateline.wire.models import Delivery, Handed, Kind
from tests.browser.conftest import Site, browser, pytest_collection_modifyitems, site  # noqa: F401
from tests.sampled import one_in

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PAGES = ("", "stories/", "flash/", "leads/en/", "signed-in/", "two-factor/", "nothing/")


@contextmanager
def signed_in_as(role: Role, browser: Browser, site: Site, scheme: Any) -> Iterator[Page]:  # noqa: F811
    """The browser of somebody with a role."""
    install()
    user, _ = User.objects.get_or_create(username=f"looking-{role.value}", is_staff=True)
    give(user, role)
    client = Client()
    client.force_login(user)
    context = browser.new_context(color_scheme=scheme)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.origin}])
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    yield opened
    context.close()


@pytest.fixture(params=one_in(2, ["light", "dark"]))
def page(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Page]:  # noqa: F811
    """An editor's browser."""
    with signed_in_as(Role.EDITOR, browser, site, request.param) as opened:
        yield opened


def faults(page: Page, within: str = "main") -> list[str]:
    """What axe finds in our own part of a page, and how far it is wider than a phone."""
    found = Axe().run(page, context=within, options=RULES).response["violations"]
    said = [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(500)  # Wagtail's column slides out of the way.
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    return said + ([f"{wide} px wider than a phone"] if wide > 0 else [])


def test_the_desks_pages_are_for_everybody(page: Page, site: Site) -> None:  # noqa: F811
    story = next(iter(site.newsroom.stories.values()))
    paths = [*PAGES, *(f"stories/{story}/{tail}" for tail in ("", "kill/", "hold/", "withdraw/", "advise/"))]
    found = {}
    for path in paths:
        page.goto(f"{site.origin}/desk/{path}")
        found[path] = faults(page)
    assert {path: said for path, said in found.items() if said} == {}


def test_chips_and_the_publish_page_are_for_everybody(page: Page, site: Site) -> None:  # noqa: F811
    page.goto(f"{site.origin}/desk/drafts/add/")
    page.get_by_role("textbox", name="Headline").fill("Warehouse fire in Tallinn injures two")
    page.get_by_label("Filed from").press_sequentially("Tallinn")
    page.get_by_role("option", name="Tallinn").first.click()
    page.get_by_role("button", name="+ Tallinn", exact=True).wait_for()
    assert faults(page, ".desk-dateline") == []
    assert faults(page, "[data-find*=places]") == []
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/drafts/edit/**")
    draft = Draft.objects.latest("pk")
    page.goto(f"{site.origin}/desk/publish/{draft.pk}/")
    assert faults(page) == []


ROOMS = ("rates/", "partners/", "partners/add/", "partners/of/gazette/", "clients/", "coverage/", "sources/", "topics/")


def a_client_with_receipts(story_id: int) -> int:
    """A client that is sent things and has not confirmed that one story is gone; the story's number."""
    now = timezone.now()
    client, _ = WireClient.objects.get_or_create(slug="harbour", name="Harbour Gazette", defaults={"made_at": now})
    places = ((Kind.WEBHOOK, "https://gazette.example/hook", "it answers 500"), (Kind.TELEGRAM, "@meridian_news", ""))
    for kind, target, trouble in places:
        given = {"form": "", "cursor": 0, "due_at": now, "made_at": now, "trouble": trouble}
        delivery, _ = Delivery.objects.get_or_create(client=client, kind=kind, target=target, defaults=given)
        said = {"sent": 1, "sent_at": now, "gone_sent_at": now, "by_hand": "" if trouble else "remove post 7 by hand"}
        Handed.objects.get_or_create(delivery=delivery, story_id=story_id, defaults=said)
    return story_id


@pytest.fixture(params=one_in(2, ["light", "dark"]))
def chief(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Page]:  # noqa: F811
    """A browser of somebody who may change how the agency works."""
    with signed_in_as(Role.CHIEF, browser, site, request.param) as opened:
        yield opened


def test_the_rooms_of_the_agency_are_for_everybody(chief: Page, site: Site) -> None:  # noqa: F811
    gazette = {"name": "Harbour Gazette", "site": "https://gazette.example/", "next_at": timezone.now()}
    Partner.objects.get_or_create(slug="gazette", defaults={**gazette, "edition": Edition.objects.get(code="en")})
    taken = a_client_with_receipts(site.newsroom.stories["killed"])
    found = {}
    for path in (*ROOMS, "clients/harbour/", "receipts/", f"receipts/{taken}/"):
        answer = chief.goto(f"{site.origin}/desk/{path}")
        assert answer, path
        assert answer.status == 200, path
        found[path] = faults(chief)
    assert {path: said for path, said in found.items() if said} == {}
