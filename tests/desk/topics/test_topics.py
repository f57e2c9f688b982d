"""Topics at the desk: the tree, and what is done to one, with what readers then get."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dateline.archive.models import Topic, TopicAddress
from dateline.archive.vocabulary import add_topic
from dateline.desk.people.rights import Role
from dateline.index.registry import catch_up_all
from tests.desk.conftest import SignedIn
from tests.desk.stories.test_verbs import send
from tests.site.newsroom import Newsroom, medtop

WEATHER = "medtop:17000000"


def public(path: str) -> Any:
    catch_up_all()
    return Client(SERVER_NAME="127.0.0.1").get(path)


def act(client: Client, topic: Topic, verb: str, **form: Any) -> Any:
    return client.post(f"/desk/topics/{topic.pk}/{verb}/", form)


def weathered(newsroom: Newsroom, headline: str = "Storm over the gulf") -> None:
    send(newsroom, headline, topics=medtop("17000000"))
    catch_up_all()


def test_a_chief_editor_adds_a_topic(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client, before = signed_in(Role.CHIEF), Topic.objects.count()
    form = {"label_en": "Northern Sea Route", "label_ru": "Северный морской путь", "parent": "medtop:20000337"}
    assert client.post("/desk/topics/", form).status_code == 302
    topic = Topic.objects.get(label_en="Northern Sea Route")
    assert topic.parent is not None
    assert topic.parent.code == "medtop:20000337"
    assert client.post("/desk/topics/", form).status_code == 422
    assert client.post("/desk/topics/", {"label_en": "…"}).status_code == 422
    assert Topic.objects.count() == before + 1
    page = client.get("/desk/topics/?show=own").content.decode()
    assert "Northern Sea Route" in page
    assert 'href="/desk/topics/' in page
    assert "Северный морской путь" in client.get(f"/desk/topics/{topic.pk}/").content.decode()
    assert "Northern Sea Route" in client.get("/desk/topics/", {"q": "морской ПУТЬ"}).content.decode()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.EDITOR])
def test_others_do_not(newsroom: Newsroom, signed_in: SignedIn, role: Role) -> None:
    client, weather = signed_in(role), Topic.objects.get(code=WEATHER)
    before = (Topic.objects.count(), weather.label_en)
    for path in ("", "codes/", "models/", f"{weather.pk}/", f"{weather.pk}/rename/", f"{weather.pk}/merge/"):
        assert client.get(f"/desk/topics/{path}").status_code in {302, 403}
    assert client.post("/desk/topics/", {"label_en": "Ice"}).status_code in {302, 403}
    assert act(client, weather, "rename", label_en="Climate").status_code in {302, 403}
    assert act(client, weather, "retire").status_code in {302, 403}
    weather.refresh_from_db()
    assert (Topic.objects.count(), weather.label_en) == before
    assert not weather.retired


def test_a_renamed_topic_keeps_its_old_address_for_readers(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client, weather = signed_in(Role.CHIEF), Topic.objects.get(code=WEATHER)
    weathered(newsroom)
    assert "leads on" in client.get(f"/desk/topics/{weather.pk}/rename/").content.decode()
    assert act(client, weather, "rename", label_en="Weather and ice", label_ru="Погода и лёд").status_code == 302
    for end in ("", ".rss", ".atom"):
        moved = public(f"/en/topics/weather{end}")
        assert (moved.status_code, moved["Location"]) == (301, f"/en/topics/weather-and-ice{end}")
    page = public("/en/topics/weather-and-ice").content.decode()
    assert "Weather and ice" in page
    assert "Storm over the gulf" in page
    desk = client.get(f"/desk/topics/{weather.pk}/").content.decode()
    assert "renamed" in desk
    assert "chief-editor" in desk
    assert "weather-and-ice" in client.get("/desk/topics/", {"q": "weather"}).content.decode()


def test_a_merged_topic_leads_page_and_feed_on(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client = signed_in(Role.CHIEF)
    ice, snow = add_topic("Harbour ice"), add_topic("Snow")
    assert act(client, ice, "merge", into=[snow.pk]).status_code == 422
    ice.refresh_from_db()
    assert ice.merged_into is None
    assert act(client, ice, "merge", into=[snow.pk], sure="on").status_code == 302
    for end in ("", ".rss"):
        moved = public(f"/en/topics/harbour-ice{end}")
        assert (moved.status_code, moved["Location"]) == (301, f"/en/topics/snow{end}")
    assert "Snow" in client.get(f"/desk/topics/{ice.pk}/").content.decode()
    assert client.get(reverse("desk_find_topics"), {"q": "harbour"}).json() == {"found": []}
    assert act(client, snow, "merge", into=[ice.pk], sure="on").status_code == 422
    assert act(client, ice, "restore").status_code == 302
    assert public("/en/topics/harbour-ice").status_code == 200


def test_a_topic_is_moved_with_its_stories(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client = signed_in(Role.CHIEF)
    ice = add_topic("Harbour ice", parent_code=WEATHER)
    assert act(client, ice, "move", parent="medtop:15000000").status_code == 302
    ice.refresh_from_db()
    assert ice.path == f"medtop:15000000 {ice.code}"
    again = act(client, ice, "move", parent="medtop:15000000")
    assert again.status_code == 422
    assert "It is so already." in again.content.decode()
    assert act(client, ice, "move", parent="no such").status_code == 422
    weather = Topic.objects.get(code=WEATHER)
    assert "IPTC put them" in act(client, weather, "move", parent=ice.code).content.decode()


def test_a_retired_topic_is_not_offered_and_its_page_stays(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client, weather = signed_in(Role.CHIEF), Topic.objects.get(code=WEATHER)
    weathered(newsroom)
    assert act(client, weather, "retire").status_code == 302
    assert "Storm over the gulf" in public("/en/topics/weather").content.decode()
    assert f'value="{WEATHER}"' not in client.get("/desk/topics/").content.decode()
    assert act(client, weather, "retire").status_code == 422
    assert client.get("/desk/topics/?show=gone").content.decode().count("retired") > 1
    assert act(client, weather, "restore").status_code == 302
    assert f'value="{WEATHER}"' in client.get("/desk/topics/").content.decode()


@pytest.mark.parametrize(
    "form", [{"label_en": ""}, {"label_en": "…"}, {"label_en": "x" * 101}, {"label_en": "A", "slug": "?"}]
)
def test_bad_labels_say_what_is_wrong(newsroom: Newsroom, signed_in: SignedIn, form: dict[str, str]) -> None:
    topic = add_topic("Harbour ice")
    refused = act(signed_in(Role.CHIEF), topic, "rename", **form)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.content.decode()
    assert not TopicAddress.objects.exists()


def test_what_is_not_there(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client, weather = signed_in(Role.CHIEF), Topic.objects.get(code=WEATHER)
    assert client.get("/desk/topics/999999999/").status_code == 404
    assert client.get(f"/desk/topics/{weather.pk}/burn/").status_code == 404
    assert client.get("/desk/topics/", {"page": "x", "show": "?", "q": "%_\x00"}).status_code == 200
