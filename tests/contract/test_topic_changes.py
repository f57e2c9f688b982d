"""Renaming, moving, merging and retiring topics: addresses, lists and what is proposed afterwards."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive import topics
from dateline.archive.annotations import topics_of
from dateline.archive.knowledge import knowledge
from dateline.archive.models import CodeRule, LedgerEvent, Topic, TopicAddress
from dateline.archive.vocabulary import OWN, add_topic
from dateline.core.story import Code
from dateline.core.topic_changes import Refused, Why
from dateline.index.lists import topic_list
from dateline.index.models import Listed
from dateline.index.pages import read_page
from dateline.index.registry import catch_up_all, named
from dateline.index.topics import around, moved_to, tree
from tests.contract.agency import Agency
from tests.contract.newsroom import PUBLISH, copy, say
from tests.contract.samples import NOW
from tests.contract.test_understanding import BODY, war

pytestmark = pytest.mark.usefixtures("topics")
WEATHER, SPORT = "medtop:17000000", "medtop:15000000"


def filed(headline: str, *found: Topic) -> int:
    """A public story of the desk's under topics."""
    codes = tuple(Code(value=each.code, scheme=OWN) for each in found)
    return say(PUBLISH, copy(headline, uri=f"urn:own:{headline}", topics=codes)).story_id


def in_list(code: str) -> tuple[int, ...]:
    catch_up_all()
    return read_page(topic_list("en", code)).ids


def rename(topic: Topic, label: str, slug: str = "") -> int:
    return topics.rename(topic.pk, label, topic.label_ru, slug, actor="ann", now=NOW)


def move(topic: Topic, parent: Topic | None) -> int:
    return topics.move(topic.pk, parent.pk if parent else None, actor="ann", now=NOW)


def merge(topic: Topic, into: Topic) -> int:
    return topics.merge(topic.pk, into.pk, actor="ann", now=NOW)


def retire(topic: Topic) -> int:
    return topics.retire(topic.pk, actor="ann", now=NOW)


def restore(topic: Topic) -> int:
    return topics.restore(topic.pk, actor="ann", now=NOW)


def refused(do: Callable[[], object]) -> Why:
    """Why it is refused; then nothing is told."""
    before = LedgerEvent.objects.count()
    with pytest.raises(Refused) as caught:
        do()
    assert LedgerEvent.objects.count() == before
    return caught.value.why


def test_a_renamed_topic_keeps_its_code_its_stories_and_its_former_address() -> None:
    ice = add_topic("Harbour ice", "Лёд", WEATHER)
    story = filed("Ice", ice)
    seq = rename(ice, "Port ice")
    ice.refresh_from_db()
    assert (ice.label_en, ice.label_ru, ice.slug) == ("Port ice", "Лёд", "port-ice")
    assert moved_to("harbour-ice") == "port-ice"
    assert in_list(ice.code) == (story,)
    event = LedgerEvent.objects.get(seq=seq)
    assert (event.subject, event.subject_id, event.verb, event.audience, event.actor) == (
        "topic", ice.pk, "updated", "public", "ann",
    )  # fmt: skip
    assert event.prev_seq == LedgerEvent.objects.get(subject="topic", subject_id=ice.pk, verb="published").seq


def test_a_former_address_is_free_for_the_same_topic_only() -> None:
    ice, other = add_topic("Harbour ice"), add_topic("Other")
    rename(ice, "Port ice")
    assert add_topic("Harbour ice").slug == "harbour-ice-2"
    assert refused(lambda: rename(other, "Other", "harbour-ice")) is Why.ADDRESS_TAKEN
    rename(ice, "Harbour ice of ours", "Harbour Ice")
    ice.refresh_from_db()
    assert ice.slug == "harbour-ice"
    assert list(TopicAddress.objects.values_list("slug", flat=True)) == ["port-ice"]
    assert moved_to("port-ice") == "harbour-ice"


def test_another_russian_label_alone_changes_no_address() -> None:
    weather = Topic.objects.get(code=WEATHER)
    topics.rename(weather.pk, weather.label_en, "Погода и климат", actor="ann", now=NOW)
    assert Topic.objects.get(code=WEATHER).slug == "weather"
    assert not TopicAddress.objects.exists()


def test_bad_labels_are_refused() -> None:
    ice, black = add_topic("Ice"), add_topic("Black ice")
    assert refused(lambda: rename(ice, " … ")) is Why.NO_LABEL
    assert refused(lambda: rename(ice, "Ice", "!")) is Why.NO_LABEL
    assert refused(lambda: rename(ice, "black  ICE")) is Why.LABEL_TAKEN
    assert refused(lambda: rename(black, "Black ice")) is Why.DONE
    assert refused(lambda: topics.retire(10**9, actor="ann", now=NOW)) is Why.UNKNOWN


def test_a_moved_topic_takes_its_stories_from_one_list_to_another() -> None:
    ice = add_topic("Ice", parent_code=WEATHER)
    black = add_topic("Black ice", parent_code=ice.code)
    sport = Topic.objects.get(code=SPORT)
    one, two = filed("One", ice), filed("Two", black)
    assert set(in_list(WEATHER)) == {one, two}
    move(ice, sport)
    black.refresh_from_db()
    assert black.path == f"{SPORT} {ice.code} {black.code}"
    # Before the lists have followed the page of all topics stands all the same.
    shown = {each.topic.code for each in tree("en")}
    assert {SPORT, ice.code, black.code} <= shown
    assert in_list(WEATHER) == ()
    assert set(in_list(SPORT)) == set(in_list(ice.code)) == {one, two}
    assert in_list(black.code) == (two,)
    found = around(black.slug, "en")
    assert found is not None
    assert [each.code for each in found.above] == [SPORT, ice.code]
    move(black, None)
    assert in_list(SPORT) == (one,)
    assert refused(lambda: move(sport, ice)) is Why.STANDARD
    assert refused(lambda: move(ice, sport)) is Why.DONE


def test_a_merged_topic_leads_on_with_all_that_was_merged_into_it() -> None:
    first, second, third = (add_topic(label) for label in ("First", "Second", "Third"))
    rename(first, "Foremost")
    story = filed("Story", first)
    merge(first, second)
    assert in_list(second.code) == (story,)
    merge(second, third)
    assert in_list(third.code) == (story,)
    assert in_list(first.code) == in_list(second.code) == ()
    assert {moved_to(slug) for slug in ("first", "foremost", "second")} == {"third"}
    assert not {"First", "Second"} & {each.topic.label_en for each in tree("en")}
    assert refused(lambda: merge(third, second)) is Why.TARGET_GONE
    assert refused(lambda: merge(second, third)) is Why.DONE
    assert refused(lambda: rename(first, "New")) is Why.MERGED


def test_what_lies_under_a_topic_goes_first() -> None:
    ice = add_topic("Ice", parent_code=WEATHER)
    black = add_topic("Black ice", parent_code=ice.code)
    weather = Topic.objects.get(code=WEATHER)
    assert refused(lambda: merge(ice, weather)) is Why.TOPICS_BELOW
    merge(black, ice)
    merge(ice, weather)
    black.refresh_from_db()
    assert black.merged_into == weather
    assert refused(lambda: restore(black)) is Why.PARENT_MERGED


def test_a_merge_can_be_taken_back() -> None:
    ice, snow = add_topic("Ice"), add_topic("Snow")
    one, two = filed("One", ice), filed("Two", snow)
    merge(ice, snow)
    assert set(in_list(snow.code)) == {one, two}
    restore(ice)
    assert (in_list(ice.code), in_list(snow.code)) == ((one,), (two,))
    assert around("ice", "en") is not None
    assert not moved_to("ice")


def test_lists_that_followed_are_those_of_a_rebuild() -> None:
    ice, snow = add_topic("Ice", parent_code=WEATHER), add_topic("Snow")
    for number in range(3):
        filed(f"Both {number}", ice, snow)
    move(snow, Topic.objects.get(code=SPORT))
    merge(ice, snow)
    catch_up_all()
    followed = set(Listed.objects.values_list("list", "listed_at", "story_id"))
    list(named("lists").rebuild())
    assert followed == set(Listed.objects.values_list("list", "listed_at", "story_id"))


def test_a_retired_topic_keeps_its_stories_and_is_proposed_no_longer(agency: Agency) -> None:
    ceasefire = add_topic("Ceasefire")
    before = agency.send(war()).story_id
    assert ceasefire.code in topics_of([before])[before]
    retire(ceasefire)
    after = agency.send(war(uri="urn:second", headline="Ceasefire collapses again", body_html="<p>News.</p>")).story_id
    assert ceasefire.code not in topics_of([after]).get(after, ())
    assert in_list(ceasefire.code) == (before,)
    assert refused(lambda: retire(ceasefire)) is Why.DONE
    restore(ceasefire)
    again = agency.send(war(uri="urn:third", headline="Ceasefire at last", body_html="<p>Peace.</p>")).story_id
    assert ceasefire.code in topics_of([again])[again]


def test_what_lies_above_a_retired_media_topic_is_proposed_in_its_stead(agency: Agency) -> None:
    before = agency.send(war()).story_id
    proposed = [code for code in topics_of([before])[before] if code.startswith("medtop:")]
    narrow = Topic.objects.filter(code__in=proposed, parent__isnull=False).get()
    retire(narrow)
    assert knowledge().retired >= {narrow.code}
    # With other words at its end: the same copy again would be the same story.
    other = BODY.replace("go on fighting", "not stop fighting")
    after = agency.send(war(uri="urn:second", body_html=other)).story_id
    found = topics_of([after])[after]
    assert narrow.code not in found
    assert narrow.path.split()[-2] in found


def test_a_code_that_means_a_merged_topic_means_the_one_that_stands_for_it(agency: Agency) -> None:
    ice, snow = add_topic("Ice"), add_topic("Snow")
    CodeRule.objects.create(value="frost", topic=ice)
    merge(ice, snow)
    story = agency.send(war(topics=(Code(value="FROST"),))).story_id
    assert snow.code in topics_of([story])[story]


VERBS = ["rename", "move", "top", "merge", "retire", "restore"]
CHANGES = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 4), st.integers(0, 4)),
    min_size=1,
    max_size=14,
)


@given(CHANGES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_address_that_ever_was_leads_to_a_live_page(changes: list[tuple[str, int, int]]) -> None:
    found = [add_topic(f"Subject {number}", parent_code=WEATHER if number % 2 else "") for number in range(5)]
    ever = {topic.slug for topic in found}
    labels = iter(range(1000))
    for what, one, two in changes:
        topic, other = found[one], found[two]
        # What does not apply is refused, and refused in full.
        with suppress(Refused):
            _change(what, topic, other, f"Subject {(next(labels) * 7 + two) % 9}")
        ever |= set(Topic.objects.filter(pk__in=[each.pk for each in found]).values_list("slug", flat=True))
        _check(ever)
    Topic.objects.filter(pk__in=[each.pk for each in found]).update(merged_into=None, parent=None)
    Topic.objects.filter(pk__in=[each.pk for each in found]).delete()


def _change(what: str, topic: Topic, other: Topic, label: str) -> None:
    topic.refresh_from_db()
    match what:
        case "rename":
            rename(topic, label)
        case "move":
            move(topic, other)
        case "top":
            move(topic, None)
        case "merge":
            merge(topic, other)
        case "retire":
            retire(topic)
        case _:
            restore(topic)


def _check(ever: set[str]) -> None:
    ours = Topic.objects.filter(merged_into=None, code__startswith="own:").select_related("parent")
    live = {topic.slug: topic for topic in ours}
    for slug in ever:
        assert slug in live or moved_to(slug) in live, slug
    for topic in live.values():
        above = f"{topic.parent.path} " if topic.parent else ""
        assert topic.path == f"{above}{topic.code}"
        assert topic.parent is None or topic.parent.merged_into_id is None
