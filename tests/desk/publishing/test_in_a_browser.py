"""Flash, update and correction in a real browser, while a reader looks at the story's page."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from dateline.archive.models import Story
from dateline.desk.drafts.workflow import install as install_workflow
from dateline.desk.models import User
from dateline.desk.people.groups import give, install
from dateline.desk.people.rights import Role
from tests.browser.conftest import Site, browser, pytest_collection_modifyitems, site  # noqa: F401

pytestmark = pytest.mark.browser


def sign_in(page: Page, origin: str) -> None:
    install()
    install_workflow()
    editor = User.objects.create(username="browsing-editor", is_staff=True)
    give(editor, Role.EDITOR)
    client = Client()
    client.force_login(editor)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": origin}])


def choose(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Publish now").click()


def test_flash_update_and_correction(browser: Browser, site: Site) -> None:  # noqa: F811
    desk, reader = browser.new_context().new_page(), browser.new_context().new_page()
    desk.set_default_timeout(15_000)
    sign_in(desk, site.origin)

    desk.goto(f"{site.origin}/desk/flash/")
    desk.get_by_label("Headline").fill("Harbour closed")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/drafts/edit/**")
    edit = desk.url
    story = Story.objects.latest("pk")
    reader.goto(f"{site.origin}/en/story/{story.pk}")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Harbour closed")

    desk.get_by_role("textbox", name="Lead").fill("Some 12 ships wait.")
    publish_from_form(desk)
    choose(desk, "Update")
    desk.wait_for_url("**/stories/**")
    reader.reload()
    expect(reader.get_by_text("Some 12 ships wait.").first).to_be_visible()

    desk.goto(edit)
    desk.get_by_role("textbox", name="Lead").fill("Some 21 ships wait.")
    publish_from_form(desk)
    choose(desk, "Update")
    expect(desk.get_by_role("heading", name="Is this a correction?")).to_be_visible()
    desk.get_by_role("button", name="Yes, it corrects an error").click()
    desk.get_by_label("For a correction").fill("It is 21 ships, not 12.")
    desk.get_by_role("button", name="Publish now").click()
    desk.wait_for_url("**/stories/**")
    reader.reload()
    expect(reader.get_by_text("It is 21 ships, not 12.").first).to_be_visible()


def publish_from_form(page: Page) -> None:
    """The form's own button, which may lie in the menu of its actions."""
    button = page.get_by_role("button", name="Save and publish…")
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle']").click()
    button.click()
    page.wait_for_url("**/desk/publish/**")
