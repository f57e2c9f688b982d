"""What the machine understands is recorded with the version, and what of it holds."""

import datetime as dt
from typing import Any

import pytest

from dateline.archive.again import again
from dateline.archive.annotations import topics_of
from dateline.archive.models import Annotation, LedgerEvent, Mark, Place, Story
from dateline.archive.vocabulary import lineages
from dateline.core.story import Code, Dateline, Item
from dateline.core.text.clean import clean
from dateline.index.registry import catch_up_all
from tests.contract.agency import Agency
from tests.contract.samples import NOW, item

pytestmark = pytest.mark.usefixtures("topics")
CONFLICT = "medtop:16000000"
BODY = clean(
    "<p>Government troops shelled rebel positions near Damascus on Monday, the army said. The ceasefire collapsed "
    "last week; soldiers and insurgents fought street battles and air strikes hit the front line.</p>"
    "<p>Syria’s army said its troops would go on fighting the rebels.</p>"
)


def war(**changes: Any) -> Item:
    """A story that is plainly about a war in Syria."""
    said = {
        "headline": "Syrian army shells rebels as ceasefire collapses",
        "body_html": BODY,
        "language": "en",
        "dateline": Dateline(place="DAMASCUS", date=dt.date(2016, 3, 28)),
    }
    return item(**said | changes)


def said(story_id: int, kind: str) -> list[Annotation]:
    return list(Annotation.objects.filter(story=story_id, kind=kind, origin="model").order_by("pk"))


def test_a_wire_story_is_understood_when_it_is_recorded(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    version = agency.story(story_id).head
    assert version is not None
    assert [each.value for each in said(story_id, "language")] == ["en"]
    topics = [each.value for each in said(story_id, "topic")]
    assert any(CONFLICT in path for path in lineages(topics).values())
    roles = {(each.value, each.role) for each in said(story_id, "place")}
    assert ("damascus", "filed") in roles
    assert any(slug == "syria" for slug, _ in roles)
    assert "2016-03-21/2016-03-27" in [each.value for each in said(story_id, "date")]
    everything = Annotation.objects.filter(story=story_id, origin="model")
    assert all(each.why and each.version_id == version.pk and each.actor for each in everything)


def test_places_have_rows_with_all_above_them(agency: Agency) -> None:
    agency.send(war())
    damascus = Place.objects.get(slug="damascus")
    path = damascus.path.split()
    assert path[-1] == "damascus"
    assert "syria" in path
    assert Place.objects.filter(slug__in=path).exclude(path="").count() == len(path)


def test_a_machine_files_what_nobody_filed(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    assert topics_of([story_id])[story_id]


def test_the_wires_own_topics_hold_beside_the_machines(agency: Agency) -> None:
    story_id = agency.send(war(topics=(Code(value="medtop:15000000"),))).story_id
    assert "medtop:15000000" in topics_of([story_id])[story_id]


def test_again_changes_nothing_where_nothing_changed(agency: Agency) -> None:
    agency.send(war())
    before = Annotation.objects.count(), LedgerEvent.objects.count()
    assert [step.changed for step in again()][-1] == 0
    assert (Annotation.objects.count(), LedgerEvent.objects.count()) == before


def test_again_takes_back_and_adds_as_backfill(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    topics = topics_of([story_id])[story_id]
    # As an older model left it: something else proposed, and what is true not.
    Annotation.objects.filter(story=story_id, kind="topic", origin="model").update(value="medtop:15000000")
    assert topics_of([story_id])[story_id] == ("medtop:15000000",)
    assert [step.changed for step in again()][-1] == 1
    assert topics_of([story_id])[story_id] == topics
    assert Annotation.objects.filter(story=story_id, value="medtop:15000000", rejects=True).count() == 1
    event = LedgerEvent.objects.latest("seq")
    assert (event.verb, event.audience, event.backfill) == ("annotated", "public", True)


def test_again_leaves_the_desks_answer_in_force(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    refused = topics_of([story_id])[story_id][0]
    Annotation.objects.create(
        story_id=story_id,
        kind="topic",
        value=refused,
        resolved=True,
        origin="editor",
        actor="ann",
        rejects=True,
        made_at=NOW,
    )
    list(again())
    assert refused not in topics_of([story_id]).get(story_id, ())


def test_again_goes_on_where_it_was_stopped(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.archive.again.BATCH_SECONDS", 0.0)
    sent = (war(uri=f"urn:war:{number}", headline=f"Army shells rebels, day {number}") for number in range(4))
    ids = [agency.send(each).story_id for each in sent]
    run = again()
    first = next(run)
    assert first.story_id == ids[0]
    run.close()
    assert [step.story_id for step in again()] == ids[1:]
    assert not Mark.objects.filter(name__startswith="again").exists()


def test_an_embargoed_version_is_understood_and_nobody_is_told(agency: Agency) -> None:
    held = agency.send(war(embargo=NOW + dt.timedelta(days=1))).story_id
    assert said(held, "topic")
    Annotation.objects.filter(story=held, kind="topic").delete()
    list(again())
    assert LedgerEvent.objects.latest("seq").audience == "trusted"
    catch_up_all()
    assert agency.listed() == []
    assert Story.objects.get(pk=held).public_id is None
