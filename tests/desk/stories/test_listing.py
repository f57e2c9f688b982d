"""The list of stories, a story's page and the front page's leads."""

import datetime as dt
import re
from typing import Any

import pytest
from django.utils import timezone

from dateline.archive.models import Edition, Story
from dateline.core.story import Signal
from dateline.core.text.clean import paragraphs
from dateline.desk.drafts import start
from dateline.desk.models import User
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn
from tests.site.newsroom import NOW, Newsroom

DAY = dt.timedelta(days=1)


def names(client: Any, query: str = "") -> list[str]:
    answer = client.get(f"/desk/stories/{query}")
    assert answer.status_code == 200
    return re.findall(r'<td class="title"><a [^>]*>([^<]*)</a>', answer.content.decode())


@pytest.fixture
def stories(newsroom: Newsroom) -> dict[str, Story]:
    """One story of each kind, the last one newest."""
    newsroom.send("public", now=NOW - DAY, slug="pub", urgency=1)
    newsroom.send("russian", language="ru", headline="Ёлка", body_html=paragraphs("Снег выпал."))
    newsroom.send("waiting", source="desk")
    newsroom.send("embargoed", embargo=timezone.now() + DAY)
    newsroom.send("killed", source="auto")
    newsroom.send("killed", source="auto", signal=Signal.KILL, version=2)
    newsroom.follow()
    return {name: Story.objects.get(pk=pk) for name, pk in newsroom.stories.items()}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["killed", "embargoed", "waiting", "Ёлка", "public"]),
        ("?standing=killed", ["killed"]),
        ("?standing=waiting", ["waiting"]),
        ("?standing=embargoed", ["embargoed"]),
        ("?language=RU", ["Ёлка"]),
        ("?urgency=1", ["public"]),
        ("?urgency=0&standing=public", ["Ёлка"]),
        ("?q=елка+снег", ["Ёлка"]),
        ("?q=снег&standing=killed", []),
        ("?q=pub", ["public"]),
        ("?since=2026-03-28&standing=public", ["Ёлка"]),
        ("?until=2026-03-27", ["public"]),
        ("?mine=on", []),
        (
            "?standing=nonsense&source=x&urgency=y&since=z&before=w",
            ["killed", "embargoed", "waiting", "Ёлка", "public"],
        ),
        ("?until=9999-12-31&standing=killed", ["killed"]),
        ("?q=%00%22(NOT&standing=killed", []),
    ],
)
def test_the_list_shows_what_is_asked_for(
    stories: dict[str, Story], signed_in: SignedIn, query: str, found: list[str]
) -> None:
    assert names(signed_in(Role.REPORTER), query) == found


def test_mine_are_those_that_i_began(stories: dict[str, Story], signed_in: SignedIn, people: dict[Role, User]) -> None:
    start.open_for(stories["public"], people[Role.REPORTER])
    assert names(signed_in(Role.REPORTER), "?mine=on") == ["public"]
    assert names(signed_in(Role.REPORTER), "?mine=on&q=public") == ["public"]
    assert names(signed_in(Role.EDITOR), "?mine=on") == []


def test_older_stories_are_on_the_next_page(newsroom: Newsroom, signed_in: SignedIn) -> None:
    for number in range(60):
        newsroom.send(f"story {number}")
    newsroom.follow()
    client = signed_in(Role.REPORTER)
    page = client.get("/desk/stories/?q=story").content.decode()
    more = re.search(r'href="(\?[^"]*before=\d+)" rel="next"', page)
    assert more
    rest = names(client, more[1].replace("&amp;", "&"))
    assert names(client, "?q=story") + rest == [f"story {number}" for number in range(59, -1, -1)]


def test_nobody_comes_in_without_a_password(stories: dict[str, Story], client: Any) -> None:
    for path in ("", f"{stories['public'].pk}/", f"{stories['public'].pk}/kill/"):
        answer = client.get(f"/desk/stories/{path}")
        assert answer.status_code == 302
        assert "/login" in answer["Location"]


def test_the_page_tells_all_that_was_said_and_done(newsroom: Newsroom, signed_in: SignedIn) -> None:
    newsroom.send("rain", headline="Rain at 5", body_html=paragraphs("Five litres."), version=1)
    pk = newsroom.send("rain", headline="Rain at 6", body_html=paragraphs("Six litres."), version=2)
    newsroom.send("rain", headline="Secret", embargo=timezone.now() + DAY, version=3)
    newsroom.follow()
    client = signed_in(Role.REPORTER)
    page = client.get(f"/desk/stories/{pk}/?from=1&to=2").content.decode()
    assert "<del>Five</del>" in page
    assert "<ins>Six</ins>" in page
    assert "Secret" in page
    assert f"/en/story/{pk}-" in page
    assert [word for word in ("published", "updated", "held") if f"<td>{word}</td>" in page] == [
        "published",
        "updated",
        "held",
    ]
    assert client.get(f"/desk/stories/{pk}/?from=x&to=99").status_code == 200
    assert client.get("/desk/stories/999999/").status_code == 404


def test_markup_in_what_a_wire_says_is_text(newsroom: Newsroom, signed_in: SignedIn) -> None:
    pk = newsroom.send("x", source="auto", headline="<script>alert(1)</script>", slug="<b>", ednote="<img src=x>")
    newsroom.follow()
    client = signed_in(Role.ADMINISTRATOR)
    for path in ("", f"{pk}/", f"{pk}/kill/", f"{pk}/hold/"):
        page = client.get(f"/desk/stories/{path}").content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page
        assert "<img src=x>" not in page


def lead_form(client: Any, *chosen: tuple[Story, str, str]) -> dict[str, Any]:
    page = client.get("/desk/leads/en/").content.decode()
    seen = re.search(r'name="seen" value="(\d*)"', page)
    assert seen
    form: dict[str, Any] = {"seen": seen[1], "story": [story.pk for story, _, _ in chosen]}
    for story, position, until in chosen:
        form |= {f"{story.pk}-position": position, f"{story.pk}-until": until}
    return form


def test_an_editor_chooses_orders_and_ends_leads(newsroom: Newsroom, signed_in: SignedIn) -> None:
    one, two = (Story.objects.get(pk=newsroom.send(name)) for name in ("one", "two"))
    newsroom.follow()
    client = signed_in(Role.EDITOR)
    form = lead_form(client, (one, "2", ""), (two, "1", "2040-01-01T12:00"))
    assert client.post("/desk/leads/en/", form).status_code == 302
    edition = Edition.objects.get(code="en")
    slots = list(edition.leads.order_by("position").values_list("story_id", "expires_at"))
    assert slots == [(two.pk, dt.datetime(2040, 1, 1, 9, tzinfo=dt.UTC)), (one.pk, None)]
    assert client.post("/desk/leads/en/", form).status_code == 409
    assert client.post("/desk/leads/en/", lead_form(client, (one, "1", "2001-01-01T12:00"))).status_code == 422
    assert client.post("/desk/leads/en/", lead_form(client, (one, "x", ""))).status_code == 422
    assert edition.leads.count() == 2
    assert client.post("/desk/leads/en/", lead_form(client, (one, "", ""), (two, "", ""))).status_code == 302
    assert not edition.leads.exists()


def test_a_reporter_does_not_choose_leads(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story = Story.objects.get(pk=newsroom.send("one"))
    newsroom.follow()
    client = signed_in(Role.REPORTER)
    answer = client.post("/desk/leads/en/", {"seen": "", "story": story.pk, f"{story.pk}-position": "1"})
    assert answer.status_code in {302, 403}
    assert not Edition.objects.get(code="en").leads.exists()
