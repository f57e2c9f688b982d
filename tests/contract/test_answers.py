"""An editor's answers to what is proposed of a story."""

import pytest

from dateline.archive.annotations import PlaceOf, filed_of, topics_of, vouched_for
from dateline.archive.answers import Chip, Claim, Verdict, answer, chips
from dateline.archive.models import Annotation, LedgerEvent
from dateline.archive.training import examples
from dateline.core.story import Code
from dateline.index.registry import catch_up_all
from tests.contract.agency import Agency
from tests.contract.samples import NOW
from tests.contract.test_understanding import war

pytestmark = pytest.mark.usefixtures("topics")
ECONOMY = "medtop:04000000"


def say(story_id: int, claim: Claim, verdict: Verdict) -> int | None:
    return answer(story_id, claim, verdict, actor="ann", now=NOW)


def chip(agency: Agency, story_id: int, claim: Claim) -> Chip | None:
    return next((each for each in chips(agency.story(story_id)) if each.claim == claim), None)


def test_a_refused_topic_leaves_the_lists_and_comes_back_when_that_is_taken_back(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    before = topics_of([story_id])[story_id]
    claim = Claim("topic", before[0])
    proposed = chip(agency, story_id, claim)
    assert proposed is not None
    assert (proposed.origin, proposed.holds, proposed.answer) == ("model", True, None)
    assert proposed.why
    assert say(story_id, claim, Verdict.REFUSED)
    refused = chip(agency, story_id, claim)
    assert refused is not None
    assert (refused.holds, refused.answer, refused.by, refused.why) == (False, Verdict.REFUSED, "ann", proposed.why)
    assert before[0] not in topics_of([story_id]).get(story_id, ())
    assert say(story_id, claim, Verdict.TAKEN_BACK)
    assert topics_of([story_id])[story_id] == before
    assert chip(agency, story_id, claim) == proposed


def test_an_answer_is_told_once_and_noted(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    claim = Claim("topic", ECONOMY)
    seq = say(story_id, claim, Verdict.ACCEPTED)
    event = LedgerEvent.objects.latest("seq")
    assert (event.seq, event.verb, event.audience, event.actor) == (seq, "annotated", "public", "ann")
    assert event.note == f"topic {ECONOMY} accepted"
    assert say(story_id, claim, Verdict.ACCEPTED) is None
    assert LedgerEvent.objects.latest("seq") == event
    assert ECONOMY in topics_of([story_id])[story_id]


def test_the_last_of_many_answers_counts(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    claim = Claim("place", "cairo", "about")
    for verdict in (Verdict.ACCEPTED, Verdict.REFUSED, Verdict.ACCEPTED):
        say(story_id, claim, verdict)
    assert PlaceOf("cairo", "about") in filed_of([story_id])[story_id].places
    assert Annotation.objects.filter(story=story_id, origin="editor").count() == 1


def test_a_role_is_answered_on_its_own(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    roles = {each.role for each in filed_of([story_id])[story_id].places if each.slug == "damascus"}
    assert "filed" in roles
    say(story_id, Claim("place", "damascus", "filed"), Verdict.REFUSED)
    left = {each.role for each in filed_of([story_id])[story_id].places if each.slug == "damascus"}
    assert left == roles - {"filed"}
    say(story_id, Claim("place", "damascus"), Verdict.REFUSED)
    assert not {each.role for each in filed_of([story_id])[story_id].places if each.slug == "damascus"}


def test_an_answer_outlives_the_version(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    refused = topics_of([story_id])[story_id][0]
    say(story_id, Claim("topic", refused), Verdict.REFUSED)
    agency.send(war(headline="Syrian army shells rebels again as ceasefire collapses", version=2))
    assert refused not in topics_of([story_id]).get(story_id, ())


def test_lists_follow(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    say(story_id, Claim("topic", ECONOMY), Verdict.ACCEPTED)
    catch_up_all()
    assert "Syrian army shells rebels as ceasefire collapses" in agency.listed(f"en {ECONOMY}")
    say(story_id, Claim("topic", ECONOMY), Verdict.TAKEN_BACK)
    catch_up_all()
    assert agency.listed(f"en {ECONOMY}") == []


def test_what_we_do_not_have_is_not_answered(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    events = LedgerEvent.objects.count()
    wrong = [Claim("topic", "medtop:1"), Claim("place", "atlantis-x"), Claim("place", "cairo", "home")]
    for claim in (*wrong, Claim("topic", ECONOMY, "about"), Claim("date", "2016-03-28/2016-03-28")):
        with pytest.raises(LookupError):
            say(story_id, claim, Verdict.ACCEPTED)
    assert LedgerEvent.objects.count() == events


def test_answers_are_what_topics_are_learnt_from(agency: Agency) -> None:
    story_id = agency.send(war()).story_id
    assert examples() == []
    say(story_id, Claim("topic", ECONOMY), Verdict.REFUSED)
    say(story_id, Claim("topic", "medtop:16000000"), Verdict.ACCEPTED)
    (example,) = examples()
    assert (example.refused, example.complete) == ({ECONOMY}, False)
    assert "medtop:16000000" in example.confirmed


def test_only_what_somebody_vouches_for_is_taken_into_a_draft(agency: Agency) -> None:
    story_id = agency.send(war(topics=(Code(value="medtop:15000000"),))).story_id
    assert len(topics_of([story_id])[story_id]) > 1
    assert vouched_for(story_id).topics == ("medtop:15000000",)
    say(story_id, Claim("topic", ECONOMY), Verdict.ACCEPTED)
    say(story_id, Claim("topic", "medtop:15000000"), Verdict.REFUSED)
    assert vouched_for(story_id).topics == (ECONOMY,)
