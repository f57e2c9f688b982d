"""Who has what of a story, who still shows what was taken away, and deliveries at the desk."""

import datetime as dt
import re
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client as Browser
from wagtail.users.models import UserProfile

from dateline.archive.models import Story
from dateline.desk.models import User
from dateline.desk.people.rights import Role
from dateline.wire.models import Client, Delivery, Handed, Kind, Receipt, State
from tests.desk.conftest import SignedIn
from tests.site.newsroom import Newsroom

NOW = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)
ROOM = "/desk/receipts/"


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    """Killed, and in three clients' hands: one confirmed, one did not, one fetched it itself."""
    told_id = newsroom.send("Hoax")
    newsroom.follow()
    Story.objects.filter(pk=told_id).update(fate="killed")
    for slug, gone in (("confirmed", NOW), ("silent", None)):
        client = Client.objects.create(slug=slug, name=slug.title(), made_at=NOW)
        delivery = Delivery.objects.create(
            client=client, kind=Kind.WEBHOOK, target=f"https://{slug}.example/", form="ninjs", cursor=0, due_at=NOW,
            made_at=NOW, trouble="" if gone else "it answers 500",
        )  # fmt: skip
        Handed.objects.create(
            delivery=delivery, story_id=told_id, sent=2, sent_at=NOW, acknowledged=2, acknowledged_at=NOW,
            gone_sent_at=NOW, gone_at=gone,
        )  # fmt: skip
    fetcher = Client.objects.create(slug="fetcher", name="Fetcher", made_at=NOW)
    Receipt.objects.create(client=fetcher, story_id=told_id, fetched=1, fetched_at=NOW)
    return Story.objects.get(pk=told_id)


def rows(page: str) -> dict[str, str]:
    """Client → its line, as text."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    lines = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in body.split("</tr>")]
    return {line.split()[0]: line for line in lines if line}


def test_who_still_shows_it(story: Story, signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    overview = editor.get(ROOM).content.decode()
    assert rows(overview) == {"Hoax": "Hoax 2 –"}
    page = editor.get(f"{ROOM}{story.pk}/").content.decode()
    assert "2 clients may still show it." in page
    found = rows(page)
    assert "told, not confirmed" in found["Silent"] and "it answers 500" in found["Silent"]
    assert "not yet" in found["Fetcher"] and "fetches" in found["Fetcher"]
    assert "not" not in found["Confirmed"]
    # from the story's own page
    own = editor.get(f"/desk/stories/{story.pk}/").content.decode()
    assert f'href="{ROOM}{story.pk}/">2 clients may still show it</a>' in own


def in_russian(username: str) -> None:
    """Let somebody have the desk in Russian from now on."""
    profile = UserProfile.get_for_user(User.objects.get(username=username))
    profile.preferred_language = "ru"
    profile.save()


def test_in_russian(story: Story, signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    editor.get("/desk/")
    in_russian("editor")
    page = editor.get(f"{ROOM}{story.pk}/").content.decode()
    assert "2 клиента, возможно, всё ещё показывают его." in page and "сообщено, не подтверждено" in page


def test_what_is_done_by_hand(story: Story, signed_in: SignedIn) -> None:
    row = Handed.objects.get(delivery__client__slug="silent")
    Handed.objects.filter(pk=row.pk).update(by_hand="remove post 7 by hand: too old")
    editor = signed_in(Role.EDITOR)
    assert "remove post 7 by hand" in editor.get(ROOM).content.decode()
    editor.post(f"{ROOM}{story.pk}/{row.pk}/done/")
    row.refresh_from_db()
    assert row.gone_at and row.by_hand == ""
    assert "1 client may still show it." in editor.get(f"{ROOM}{story.pk}/").content.decode()


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("remove post 7 by hand: too old", "удалите запись 7 вручную: too old"),
        ("remove post 7 by hand: a; its text still stands there: b", "удалите запись 7 вручную: a; её текст всё ещё"),
        ("look for a post of this story, of which no answer came", "проверьте, нет ли записи"),
        ("look for a second post of this story, of which no answer came", "проверьте, нет ли второй записи"),
    ],
)
def test_what_is_to_be_done_by_hand_in_russian(story: Story, signed_in: SignedIn, kept: str, said: str) -> None:
    Handed.objects.filter(delivery__client__slug="silent").update(by_hand=kept)
    editor = signed_in(Role.EDITOR)
    editor.get("/desk/")
    in_russian("editor")
    for page in (ROOM, f"{ROOM}{story.pk}/"):
        assert said in editor.get(page).content.decode()


def test_what_is_wrong_with_a_delivery_in_russian(chief: Browser) -> None:
    in_russian("chief-editor")
    answer = chief.post("/desk/clients/gazette/delivery/", {"kind": "mail", "target": "nobody"})
    assert "это не почтовый адрес" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.PHOTO_EDITOR])
def test_others_do_not_see_it(story: Story, signed_in: SignedIn, role: Role) -> None:
    other = signed_in(role)
    assert other.get(f"{ROOM}{story.pk}/").status_code in {302, 403}
    assert ROOM not in other.get(f"/desk/stories/{story.pk}/").content.decode()


def test_at_a_terminal(story: Story) -> None:
    from dateline.run import receipts

    def said(*args: Any, **more: Any) -> str:
        runner = CliRunner()
        import click

        @click.command()
        def command() -> None:
            raise SystemExit(receipts.of_story(*args, **more) if args else receipts.overview(**more))

        done = runner.invoke(command)
        assert done.exit_code == 1, done.output
        return done.output

    assert "2 may still show it  Hoax" in said(as_json=False)
    lines = said(story.pk, as_json=False).splitlines()
    assert [line.split()[0] for line in lines if "MAY STILL SHOW IT" in line] == ["fetcher", "silent"]
    assert "knows that it is gone since 2026-03-28 12:00 UTC" in lines[2]


@pytest.fixture
def chief(signed_in: SignedIn) -> Browser:
    browser = signed_in(Role.CHIEF)
    browser.post("/desk/clients/", {"name": "Gazette", "photos": "on"})
    return browser


def test_deliveries_are_added_and_looked_after(chief: Browser) -> None:
    page = "/desk/clients/gazette/"
    answer = chief.post(f"{page}delivery/", {"kind": "webhook", "target": "https://gazette.example/hook"})
    secret = re.search(r"whsec_[\w+/=]+", answer.content.decode())
    delivery = Delivery.objects.get()
    assert secret and secret[0] == delivery.secret and delivery.form == "ninjs"
    assert "whsec_" not in chief.get(page).content.decode()
    act = f"{page}delivery/{delivery.pk}/"
    assert "whsec_" in chief.post(f"{act}rotate/").content.decode()
    chief.post(f"{act}pause/")
    assert Delivery.objects.get().state == State.PAUSED and "Go on" in chief.get(page).content.decode()
    chief.post(f"{act}resume/")
    assert Delivery.objects.get().state == State.ON
    Delivery.objects.update(cursor=10**6)
    chief.post(f"{act}replay/", {"hours": "24"})
    assert Delivery.objects.get().cursor < 10**6
    chief.post(f"{act}remove/")
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"kind": "webhook", "target": "https://10.0.0.1/"}, "refused"),
        ({"kind": "folder", "target": "../x"}, "a folder is a name"),
        ({"kind": "mail", "target": "nobody"}, "no mail address"),
        ({"kind": "telegram", "target": "@meridian"}, "token of a bot"),
        ({"kind": "sftp", "target": "sftp://u@h.example/x"}, "host key"),
        ({"kind": "webhook", "target": ""}, "required"),
    ],
)
def test_deliveries_that_cannot_be(chief: Browser, said: dict[str, str], words: str) -> None:
    answer = chief.post("/desk/clients/gazette/delivery/", said)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not Delivery.objects.exists()
