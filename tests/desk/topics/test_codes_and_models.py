"""What incoming codes mean, and which model proposes, as the desk sets it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dateline.archive.annotations import filed_of
from dateline.archive.knowledge import knowledge
from dateline.archive.models import CodeRule, Topic, TopicModel
from dateline.archive.vocabulary import add_topic
from dateline.core.story import Code
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn
from tests.site.newsroom import Newsroom

CODES = "/desk/topics/codes/"


def filed(newsroom: Newsroom, name: str, *codes: str, source: str = "auto") -> tuple[str, ...]:
    """The topics of a story that a wire sends with these codes."""
    text = f"<p>{name} was said on the quay.</p>"
    sent = tuple(Code(value=code) for code in codes)
    story = newsroom.send(name, source=source, headline=name, body_html=text, topics=sent)
    return filed_of([story])[story].topics if filed_of([story]) else ()


def put(client: Client, **form: Any) -> Any:
    return client.post(CODES, form)


def test_a_rule_changes_what_the_next_story_gets(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client, ice = signed_in(Role.CHIEF), add_topic("Harbour ice")
    assert filed(newsroom, "one", "#ЛЁД") == ()
    page = client.get(CODES).content.decode()
    assert "#ЛЁД" in page
    assert ">one<" in page
    assert put(client, value="#ЛЁД", topic=[ice.pk]).status_code == 302
    assert filed(newsroom, "two", "#лед") == (ice.code,)
    page = client.get(CODES).content.decode()
    assert "#ЛЁД" not in page
    assert "Harbour ice" in page
    rule = CodeRule.objects.get()
    sport = Topic.objects.get(code="medtop:15000000")
    assert client.post(f"{CODES}{rule.pk}/", {"value": "лед", "topic": [sport.pk]}).status_code == 302
    assert filed(newsroom, "three", "#лед") == (sport.code,)
    assert client.post(f"{CODES}{rule.pk}/remove/").status_code == 302
    assert filed(newsroom, "four", "#лед") == ()


def test_a_code_is_ignored_for_one_source(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client, source = signed_in(Role.CHIEF), newsroom.sources["auto"]
    assert put(client, value="04000000", source=source.pk, nothing="on").status_code == 302
    assert "medtop:04000000" not in filed(newsroom, "one", "04000000")
    assert "medtop:04000000" in filed(newsroom, "two", "04000000", source="link")
    assert "no topic" in client.get(CODES).content.decode()


@pytest.mark.parametrize("form", [{"value": "#"}, {"value": ""}, {"value": "x"}, {"value": "x", "topic": ["9" * 9]}])
def test_what_makes_no_rule(newsroom: Newsroom, signed_in: SignedIn, form: dict[str, Any]) -> None:
    said = form if form["value"] == "x" else {**form, "nothing": "on"}
    refused = put(signed_in(Role.CHIEF), **said)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.content.decode()
    assert not CodeRule.objects.exists()


def test_one_code_has_one_rule(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client, ice = signed_in(Role.CHIEF), add_topic("Harbour ice")
    assert put(client, value="Ice-Age", nothing="on").status_code == 302
    assert put(client, value="ice age", topic=[ice.pk]).status_code == 422
    assert put(client, value="ice", topic=[ice.pk], nothing="on").status_code == 422
    assert CodeRule.objects.get().topic is None


def model(version: int, *, in_use: bool) -> TopicModel:
    figures = {"parts": 5, "precision": 0.912, "recall": 0.7, "f1": 0.792, "f1_deviation": 0.01}
    return TopicModel.objects.create(
        version=version, made_at=timezone.now(), stories=60, figures=figures, weights=b"", in_use=in_use
    )


def test_an_earlier_model_comes_back(newsroom: Newsroom, signed_in: SignedIn) -> None:
    client = signed_in(Role.CHIEF)
    assert "None is trained yet." in client.get("/desk/topics/models/").content.decode()
    model(1, in_use=False)
    model(2, in_use=True)
    page = client.get("/desk/topics/models/").content.decode()
    assert "91.2%" in page
    assert client.post("/desk/topics/models/use/", {"version": "1"}).status_code == 302
    assert TopicModel.objects.get(in_use=True).version == 1
    assert client.post("/desk/topics/models/use/", {"version": ""}).status_code == 302
    assert not TopicModel.objects.filter(in_use=True).exists()
    assert knowledge().name == "terms 1"
    for version in ("9", "x"):
        assert client.post("/desk/topics/models/use/", {"version": version}).status_code == 404
    assert signed_in(Role.REPORTER).post("/desk/topics/models/use/", {"version": "1"}).status_code in {302, 403}
    assert not TopicModel.objects.filter(in_use=True).exists()
