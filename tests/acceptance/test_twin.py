"""Before release an agency with a secret cannot be told from its twin without.

The two have the same past, row by row: the twin is the agency itself before the secret was told. Where the secret took
numbers of stories, the twin leaves the same ones out, since gaps betray activity and that is accepted; numbers of
versions, annotations and events may differ, and whatever shows them fails here.

Compared, byte for byte: status, all headers (ETag, Last-Modified, Location, length) and body of every address of every
surface, for all public stories, for the secret's own number under its own slug and a wrong one, for its picture, and
for every topic that it is filed under; and again after another story has become public in both, and after the public
story that the secret belongs to was updated in both. Also what followers keep, and what a client of the public ledger
reads from 0.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from django.db import transaction

from dateline.archive import photos
from dateline.archive.models import Photo, Story, Topic
from dateline.archive.verbs import Relations
from dateline.core.desk import CopyVerb, StateVerb
from dateline.core.story import Pubstatus
from dateline.index.models import Listed
from dateline.site import links
from tests.acceptance.client import RecordingClient
from tests.acceptance.reader import Answers, Reader
from tests.acceptance.scenes import SCENES, Scene
from tests.acceptance.stage import LATER, TRAVEL, Secret, Stage
from tests.canaries import Canaries
from tests.canaries import noise as picture_of_noise
from tests.sampled import one_in
from tests.searching import new_search, searched
from tests.site.newsroom import HOUR, medtop
from tests.surfaces import Probe

OnStage = Callable[[str], Stage]
NEXT = LATER - 3 * HOUR
"""When the story comes that is public in both; embargoes of some scenes have been moved by then, none has ended."""


@dataclass(frozen=True)
class View:
    """All that can be learnt from outside at a moment."""

    answers: Answers
    listed: frozenset[tuple[object, ...]]
    searched: frozenset[int]
    client: tuple[tuple[object, ...], ...]


def _public(stage: Stage) -> None:
    stage.tell("public", open_=True)


def _killed(stage: Stage) -> None:
    stage.change(stage.tell("public", open_=True), StateVerb.KILL)


def _on_hold(stage: Stage) -> None:
    stage.change(stage.tell("public", open_=True), StateVerb.HOLD)


def _new_topic(stage: Stage) -> None:
    stage.tell(embargo=LATER, topics=medtop(TRAVEL))


def _update_with_new_topic(stage: Stage) -> None:
    stage.tell(of=stage.others[0], verb=CopyVerb.UPDATE, embargo=LATER, topics=medtop(TRAVEL))


def _substitute(stage: Stage) -> None:
    stage.tell(relations=Relations(substitute_for=stage.others[0].story_id), embargo=LATER)


def _update(stage: Stage) -> None:
    stage.tell(of=stage.others[0], verb=CopyVerb.UPDATE, embargo=LATER)


def _withheld(stage: Stage) -> None:
    stage.tell(pubstatus=Pubstatus.WITHHELD)


_TIMELESS = ("embargo moved", "rewritten under embargo")
_FROM_SCENES = (
    *("embargoed", *_TIMELESS, "worker down at release time", "embargoed, then killed", "embargoed, then on hold"),
    *("embargoed update of a public story", "advisory", "embargoed translation", "embargoed copy of a wire's"),
    *("embargoed, with a picture that is public", "waiting for an editor", "internal", "withheld"),
)
TWINS = {
    **{name: SCENES[name] for name in _FROM_SCENES},
    "a topic of its own": Scene("", _new_topic),
    "an update under a topic of its own": Scene("", _update_with_new_topic, _public, ways=("wire",)),
    "embargoed substitute": Scene("", _substitute, _killed),
    "embargoed update of what is on hold": Scene("", _update, _on_hold),
}
EVERY = [(name, scene.ways[0]) for name, scene in TWINS.items()] + [("embargoed", "wire"), ("advisory", "wire")]


def look(stage: Stage, probes: list[Probe], further: Sequence[str] = ()) -> View:
    """Everything, with an empty cache."""
    stage.follow()
    # The archive was put back: the index, which lies in files, was not.
    new_search()
    told = RecordingClient().replay()
    return View(
        Reader().read(probes) | Reader().read_all([*_topic_addresses(), *further]),
        frozenset(Listed.objects.values_list("list", "listed_at", "story_id")),
        frozenset(searched()),
        tuple((each.story_id, each.verb, each.audience, each.copy) for each in told),
    )


def _topic_addresses() -> list[str]:
    slugs = Topic.objects.filter(code__in=(f"medtop:{TRAVEL}", "medtop:04000000")).values_list("slug", flat=True)
    tails = ("", ".rss", ".atom", ".json")
    return [f"/{edition}/topics/{slug}{tail}" for edition in ("en", "ru") for slug in slugs for tail in tails]


def differences(one: View, other: View) -> list[str]:
    """Where two agencies differ, in words."""
    found = [
        f"{address}: {getattr(one.answers[address], part)!r} against {getattr(other.answers[address], part)!r}"
        for address in one.answers
        for part in ("status", "headers", "body")
        if getattr(one.answers[address], part) != getattr(other.answers[address], part)
    ]
    if one.listed != other.listed:
        found.append(f"lists: {one.listed ^ other.listed}")
    if one.searched != other.searched:
        found.append(f"search: {one.searched ^ other.searched}")
    if one.client != other.client:
        found.append(f"client: {one.client} against {other.client}")
    return found


@dataclass
class Twins:
    """Two agencies with one past, one after the other in the same database."""

    stage: Stage
    scene: Scene

    def compare(self) -> list[str]:
        """What tells the one with the secret from the other."""
        self.scene.before(self.stage)
        self.stage.follow()
        first = Story.objects.order_by("-pk").values_list("pk", flat=True)[0]
        noise, said = photos.store(picture_of_noise(), self.stage.now), Canaries.fresh()
        past, past_time = (self.stage.secrets[:], self.stage.others[:]), self.stage.now
        with transaction.atomic():
            self.scene.then(self.stage)
            told = [each for each in self.stage.secrets if each not in past[0]]
            taken = Story.objects.filter(pk__gt=first).count()
            slugs = {each.story_id: Story.objects.get(pk=each.story_id).slug for each in told}
            probes = [Probe(each.story_id, (slugs[each.story_id], "wrong"), each.photo) for each in told]
            probes += [Probe.of(each.story_id, each.photo) for each in past[1]]
            with_secret = self._looks(said, noise, probes)
            transaction.set_rollback(True)
        self.stage.secrets, self.stage.others, self.stage.now = past[0], past[1], past_time
        with transaction.atomic():
            self._leave_out(taken)
            without = self._looks(said, noise, probes)
            transaction.set_rollback(True)
        return [found for one, other in zip(with_secret, without, strict=True) for found in differences(one, other)]

    def _looks(self, said: Canaries, noise: Photo, probes: list[Probe]) -> list[View]:
        seen = [look(self.stage, probes)]
        item = said.item("urn:canary:next", published=NEXT, language="en", topics=medtop("04000000"))
        story_id = self.stage.record(item, noise, NEXT)
        seen.append(look(self.stage, [*probes, Probe.of(story_id, noise)]))
        for each in self.stage.others[:1]:
            if Story.objects.get(pk=each.story_id).public_id is not None:
                self.stage.retell(each, said, noise, NEXT + HOUR)
                changes = [f"{links.versions('en', each.story_id, self._slug(each))}?changes={n}" for n in range(1, 5)]
                seen.append(look(self.stage, probes, changes))
        return seen

    def _slug(self, secret: Secret) -> str:
        return Story.objects.get(pk=secret.story_id).slug

    def _leave_out(self, count: int) -> None:
        source = self.stage.newsroom.sources["own"]
        for number in range(count):
            Story.objects.create(
                uri=f"left out {number}", source=source, policy="auto", pubstatus="usable", created_at=NEXT
            ).delete()


@pytest.mark.parametrize(("name", "way"), one_in(3, EVERY))
def test_nobody_can_tell_them_apart(stage: OnStage, name: str, way: str) -> None:
    assert Twins(stage(way), TWINS[name]).compare() == []


@pytest.mark.parametrize("way", ["desk", "wire"])
def test_a_public_story_makes_the_difference(stage: OnStage, way: str) -> None:
    found = Twins(stage(way), Scene("", lambda stage: stage.tell())).compare()
    assert any("ETag" in each for each in found)
    assert any(each.startswith("lists") for each in found)
    assert any(each.startswith("client") for each in found)
