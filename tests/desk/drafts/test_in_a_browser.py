"""Writing in a real browser: what is typed is not lost, topics are found by typing, the dateline is shown."""

import re
import time

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from dateline.archive.models import Story
from dateline.desk.founding import install
from dateline.desk.models import Draft, User
from dateline.desk.people.groups import give
from dateline.desk.people.rights import Role
from tests.browser.conftest import Site, browser, pytest_collection_modifyitems, site  # noqa: F401

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, site: Site) -> Page:  # noqa: F811
    """A reporter's browser."""
    install()
    reporter, _ = User.objects.get_or_create(username="browsing-reporter", is_staff=True)
    give(reporter, Role.REPORTER)
    client = Client()
    client.force_login(reporter)
    context = browser.new_context()
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.origin}])
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.on("dialog", lambda dialog: dialog.accept())
    return opened


def test_what_was_typed_without_a_connection_is_offered_again(page: Page, site: Site) -> None:  # noqa: F811
    edit = begin(page, site)
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Lead").fill("Ships wait outside.")
    kept(page, "Ships wait outside.")
    page.context.set_offline(False)
    page.goto("about:blank")
    assert Draft.objects.latest("pk").get_latest_revision_as_object().lead == ""
    page.goto(edit)
    page.get_by_role("button", name="Show it").click()
    expect(page.locator(".desk-localcopy textarea")).to_have_value("Harbour closed\n\nShips wait outside.")


def test_a_copy_goes_back_into_the_form_with_its_markup(page: Page, site: Site) -> None:  # noqa: F811
    edit = begin(page, site)
    page.context.set_offline(True)
    page.locator("[contenteditable=true]").first.click()
    page.keyboard.press("Control+B")
    page.keyboard.type("All ships wait.")
    kept(page, "All ships wait.")
    page.context.set_offline(False)
    page.goto("about:blank")
    page.goto(edit)
    page.get_by_role("button", name="Put it into the form").click()
    expect(page.locator(".desk-localcopy")).to_be_hidden()
    expect(page.locator("[contenteditable=true]").first).to_have_text("All ships wait.")
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("updated").first.wait_for()
    assert "<b>All ships wait.</b>" in Draft.objects.latest("pk").get_latest_revision_as_object().body


def test_what_is_written_beside_an_old_copy_is_kept_too(page: Page, site: Site) -> None:  # noqa: F811
    edit = begin(page, site)
    for lead in ("Ships wait outside.", "Ferries wait, too."):
        page.context.set_offline(True)
        page.get_by_role("textbox", name="Lead").fill(lead)
        kept(page, lead)
        page.context.set_offline(False)
        page.goto("about:blank")
        page.goto(edit)
    said = page.locator(".desk-localcopy textarea").evaluate_all("all => all.map(each => each.value)")
    assert said == ["Harbour closed\n\nFerries wait, too.", "Harbour closed\n\nShips wait outside."]
    for _ in said:
        page.get_by_role("button", name="Discard it").first.click()
    expect(page.locator(".desk-localcopy")).to_be_hidden()
    page.reload()
    expect(page.locator(".desk-localcopy")).to_be_hidden()


def test_a_new_draft_that_saved_itself_goes_on_under_its_number(page: Page, site: Site) -> None:  # noqa: F811
    page.goto(f"{site.origin}/desk/drafts/add/")
    # Wagtail looks at the form some moments after it has loaded, and calls only what comes after that a change.
    page.evaluate("new Promise(done => document.addEventListener('w-unsaved:watch-edits', done, {once: true}))")
    page.get_by_role("textbox", name="Headline").fill("Harbour closed")
    page.wait_for_url("**/drafts/edit/**")
    edit = page.url
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Lead").fill("Ships wait outside.")
    kept(page, "Ships wait outside.")
    page.context.set_offline(False)
    page.goto("about:blank")
    page.goto(edit)
    expect(page.locator(".desk-localcopy textarea")).to_have_value("Harbour closed\n\nShips wait outside.")
    page.goto(f"{site.origin}/desk/drafts/add/")
    expect(page.locator(".desk-localcopy")).to_be_hidden()


def test_who_loses_the_lock_while_writing_loses_no_text(page: Page, site: Site) -> None:  # noqa: F811
    edit = begin(page, site)
    colleague, _ = User.objects.get_or_create(username="locking-editor", is_staff=True)
    Draft.objects.filter(pk=Draft.objects.latest("pk").pk).update(
        locked=True, locked_by=colleague, locked_at=timezone.now()
    )
    page.get_by_role("textbox", name="Lead").fill("Ships wait outside.")
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("could not be saved as it is locked").first.wait_for()
    expect(page.get_by_role("textbox", name="Lead")).to_have_value("Ships wait outside.")
    page.goto("about:blank")
    page.goto(edit)
    expect(page.get_by_role("textbox", name="Lead")).to_have_value("")
    expect(page.locator(".desk-localcopy textarea")).to_have_value("Harbour closed\n\nShips wait outside.")


def begin(page: Page, site: Site) -> str:  # noqa: F811
    """A saved draft; its address."""
    page.goto(f"{site.origin}/desk/drafts/add/")
    page.get_by_role("textbox", name="Headline").fill("Harbour closed")
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/drafts/edit/**")
    return page.url


def kept(page: Page, text: str) -> None:
    """Wait until a copy has this."""
    deadline = time.monotonic() + 15
    while text not in page.evaluate("JSON.stringify(localStorage)"):
        assert time.monotonic() < deadline, "a copy is kept"
        page.wait_for_timeout(200)


def test_topics_are_found_by_typing_and_the_dateline_is_shown(page: Page, site: Site) -> None:  # noqa: F811
    page.goto(f"{site.origin}/desk/drafts/add/")
    page.get_by_role("textbox", name="Headline").fill("Harbour closed")
    page.locator("#id_topics-find").press_sequentially("railw")
    page.locator("#id_topics-found [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#id_topics option")).to_have_count(1)
    page.get_by_label("Filed from").press_sequentially("Petrozav")
    page.get_by_role("option", name="Petrozavodsk").click()
    expect(page.locator(".desk-dateline-line").first).to_contain_text("PETROZAVODSK")
    page.get_by_label("Filed from").press_sequentially("Москв")
    page.get_by_role("option", name="Moscow").first.click()
    expect(page.locator(".desk-dateline-line").first).to_contain_text("MOSCOW")
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/drafts/edit/**")
    draft = Draft.objects.latest("pk").get_latest_revision_as_object()
    assert (draft.topics.count(), draft.dateline_place.slug) == (1, "moscow")


def test_the_dateline_shown_is_that_of_the_place_chosen_last(page: Page, site: Site) -> None:  # noqa: F811
    """Though the answer for the first place comes after that for the second."""
    late: list[Route] = []
    page.route(re.compile(r"/find/dateline\?"), lambda route: route.continue_() if late else late.append(route))
    page.goto(f"{site.origin}/desk/drafts/add/")
    page.get_by_label("Filed from").press_sequentially("Москв")
    page.get_by_role("option", name="Moscow").first.click()
    line = page.locator(".desk-dateline-line").first
    expect(line).to_contain_text("MOSCOW")
    with page.expect_response(re.compile(r"/find/dateline\?place=&")):
        late[0].continue_()
    page.evaluate("new Promise(done => setTimeout(done, 300))")
    expect(line).to_contain_text("MOSCOW")


def test_the_original_of_a_translation_is_found_by_typing(page: Page, site: Site) -> None:  # noqa: F811
    page.goto(f"{site.origin}/desk/drafts/add/")
    page.get_by_role("textbox", name="Headline").fill("Hafen")
    page.get_by_role("tab", name="For the desk").click()
    original = Story.objects.filter(head__language="ru").latest("pk")
    page.get_by_role("combobox", name="Translation of").fill(str(original.pk))
    page.get_by_role("option", name=original.head.headline).click()
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/drafts/edit/**")
    assert Draft.objects.latest("pk").get_latest_revision_as_object().translation_of == original
    page.get_by_role("tab", name="For the desk").click()
    expect(page.locator("#id_translation_of option")).to_have_text(original.head.headline)


def test_the_text_suggests_topics_and_places(page: Page, site: Site) -> None:  # noqa: F811
    page.goto(f"{site.origin}/desk/drafts/add/")
    page.get_by_role("textbox", name="Headline").fill("Warehouse fire in Tallinn injures two")
    page.get_by_role("textbox", name="Lead").fill("Firefighters in Estonia fought a blaze in a paint store on Monday.")
    accept = page.get_by_role("button", name="+ Tallinn", exact=True)
    accept.wait_for()
    topic = page.locator("[data-find*=topics] .desk-chips__proposed li").first
    expect(topic.locator("small")).not_to_be_empty()
    proposed = page.locator("[data-find*=topics] .desk-chips__proposed li")
    before = proposed.count()
    topic.get_by_role("button", name="×").click()
    expect(proposed).to_have_count(before - 1)
    accept.click()
    expect(accept).to_have_count(0)
    expect(page.locator("#id_places option")).to_have_text(["Tallinn"])
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/drafts/edit/**")
    draft = Draft.objects.latest("pk").get_latest_revision_as_object()
    assert [place.slug for place in draft.places.all()] == ["tallinn"]
    assert draft.topics.count() == 0
