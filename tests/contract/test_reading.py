"""What the public may see, and what holds of a story, whoever said it."""

import datetime as dt
from itertools import product

import pytest

from dateline.archive import public, vocabulary
from dateline.archive.annotations import topics_of
from dateline.archive.models import Annotation, Source, Story, Version
from dateline.archive.record import record
from dateline.core.ledger import Fate
from dateline.core.story import Code, Item, Policy, Pubstatus
from dateline.index.lists import Lists, all_news, topic_list
from dateline.index.models import Listed
from dateline.index.pages import BadCursorError, Cursor, read_page
from dateline.index.registry import FOLLOWERS, catch_up_all
from tests.contract import checks
from tests.contract.samples import NOW

FLOODS, WEATHER = "medtop:20000151", "medtop:17000000"


@pytest.fixture
def topics(db: None) -> None:
    """The shipped topics and places."""
    vocabulary.install()


def publish(source: Source, uri: str = "a", **said: object) -> Story:
    recorded = record(Item(uri=uri, format="test", headline="Rain", **said), source, now=NOW)  # type: ignore[arg-type]
    return Story.objects.get(pk=recorded.story_id)


def test_the_sql_form_of_listed_is_the_orm_form(source: Source) -> None:
    """Every combination of the columns that decide, asked both ways."""
    hidden = Source.objects.create(slug="hidden", name="Hidden", rights="internal")
    axes = product((source, hidden), Policy, Pubstatus, Fate, (True, False))
    for number, (owner, policy, pubstatus, fate, has_public) in enumerate(axes):
        story = publish(source, uri=str(number))
        Story.objects.filter(pk=story.pk).update(
            source=owner,
            uri=f"{number} moved",
            policy=policy.value,
            pubstatus=pubstatus.value,
            fate=fate.value,
            public=story.public if has_public else None,
        )
    ids = list(Story.objects.values_list("pk", flat=True))
    by_orm = set(Story.objects.filter(public.LISTED).values_list("pk", flat=True))
    assert {row.id for row in public.rows(ids)} == by_orm
    assert {story_id for story_id in ids if isinstance(public.story(story_id), public.Page)} == by_orm
    assert len(by_orm) == 2


def test_rows_come_in_the_order_asked_for(source: Source) -> None:
    ids = [publish(source, uri=str(number)).pk for number in range(5)]
    assert [row.id for row in public.rows(ids[::-1])] == ids[::-1]
    assert public.rows([]) == []


def test_a_story_read_in_sql_equals_one_read_by_the_orm(source: Source) -> None:
    story = publish(source, lead="A lead", published=NOW, topics=(Code(value=FLOODS),), pages_stated=3)
    page = public.story(story.pk)
    assert isinstance(page, public.Page)
    version = Version.objects.get(story=story)
    for field in Version._meta.concrete_fields:
        assert getattr(page.version, field.attname) == getattr(version, field.attname), field.name
    for field in Story._meta.concrete_fields:
        assert getattr(page.story, field.attname) == getattr(story, field.attname), field.name


@pytest.mark.usefixtures("topics")
class TestTopics:
    def test_only_those_of_the_public_version_count(self, source: Source) -> None:
        story = publish(source, version=1, topics=(Code(value=FLOODS),))
        later = NOW + dt.timedelta(hours=1)
        publish(source, version=2, topics=(Code(value=WEATHER),), embargo=later)
        assert topics_of([story.pk]) == {story.pk: (FLOODS,)}

    def test_an_editors_word_beats_the_wires_and_survives_it(self, source: Source) -> None:
        story = publish(source, version=1, topics=(Code(value=FLOODS),))
        self.say(story, FLOODS, rejects=True)
        self.say(story, WEATHER)
        publish(source, version=2, lead="New", topics=(Code(value=FLOODS),))
        assert topics_of([story.pk]) == {story.pk: (WEATHER,)}

    def test_the_later_word_of_two_editors_holds(self, source: Source) -> None:
        story = publish(source)
        self.say(story, WEATHER)
        self.say(story, WEATHER, rejects=True)
        assert topics_of([story.pk]) == {}

    def test_what_the_table_does_not_know_stays_as_the_wire_said_it(self, source: Source) -> None:
        story = publish(source, topics=(Code(value="zither", scheme="reuters"),))
        assert topics_of([story.pk]) == {}
        assert Annotation.objects.get(story=story, kind="topic").value == "zither"

    def test_a_topic_list_has_what_lies_under_it(self, source: Source) -> None:
        story = publish(source, topics=(Code(value=FLOODS),))
        catch_up_all()
        names = set(Listed.objects.filter(story_id=story.pk).values_list("list", flat=True))
        assert {all_news("en"), topic_list("en", FLOODS)} < names
        assert names - {all_news("en")} == {topic_list("en", code) for code in self.path(FLOODS)}

    @staticmethod
    def say(story: Story, value: str, *, rejects: bool = False) -> None:
        Annotation.objects.create(
            story=story, kind="topic", value=value, resolved=True, origin="editor", rejects=rejects, made_at=NOW
        )

    @staticmethod
    def path(code: str) -> list[str]:
        from dateline.archive.models import Topic

        return Topic.objects.get(code=code).path.split()


def test_every_follower_has_a_judge() -> None:
    """Or the contract and the kill tests would compare nothing for it."""
    assert set(checks.FOLLOWERS) == {follower.name for follower in FOLLOWERS}


class TestPages:
    def test_pages_give_every_story_once_in_order(self, source: Source) -> None:
        for number in range(23):
            # Several stories a minute: ties are broken by number.
            publish(source, uri=str(number), published=NOW - dt.timedelta(minutes=number // 3))
        catch_up_all()
        seen: list[int] = []
        cursor = None
        while True:
            page = read_page(all_news("en"), before=cursor, limit=5)
            seen += page.ids
            if page.more is None:
                break
            cursor = Cursor.parse(str(page.more))
        assert seen == list(Story.objects.order_by("-listed_at", "-pk").values_list("pk", flat=True))

    @pytest.mark.parametrize("text", ["", "x", "AAAA", "////", "é", "A" * 500, "_" * 22, "AAZgzL491F8AAAAAAAAH6g=="])
    def test_a_cursor_that_is_not_ours_is_refused(self, text: str) -> None:
        with pytest.raises(BadCursorError):
            Cursor.parse(text)

    def test_rebuilding_equals_following(self, source: Source) -> None:
        for number in range(5):
            publish(source, uri=str(number), published=NOW - dt.timedelta(minutes=number))
        catch_up_all()
        followed = set(Listed.objects.values_list("list", "listed_at", "story_id"))
        Listed.objects.filter(story_id=Story.objects.order_by("pk")[0].pk).delete()
        Listed.objects.create(list="en", listed_at=NOW, story_id=10**6)
        assert list(Lists().rebuild())[-1] == (Story.objects.order_by("pk").last().pk,) * 2  # type: ignore[union-attr]
        assert set(Listed.objects.values_list("list", "listed_at", "story_id")) == followed
