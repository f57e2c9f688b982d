"""The agency's own topics."""

from dateline.archive.models import Topic
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn
from tests.site.newsroom import Newsroom


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
    assert "Северный морской путь" in client.get("/desk/topics/").content.decode()


def test_an_editor_does_not(newsroom: Newsroom, signed_in: SignedIn) -> None:
    before = Topic.objects.count()
    assert signed_in(Role.EDITOR).post("/desk/topics/", {"label_en": "Ice"}).status_code in {302, 403}
    assert Topic.objects.count() == before
