"""Until release, and from a kill on, nothing of a story is heard on anything public.

Every reader comes with warm caches: all addresses have been asked for before, and are asked for again with the ETags
that came then. The worker is down: nothing but a scene itself runs it. Followers are asked as they are, after they have
caught up, and after they were made anew from 0; a client reads the public ledger from 0.
"""

from collections.abc import Callable, Iterator

import pytest

from dateline.core.desk import Refused, StateVerb, Why
from tests.acceptance.half_told import HALF_TOLD
from tests.acceptance.scenes import HIDDEN, TAKEN, Scene
from tests.acceptance.stage import LATER, Stage
from tests.sampled import one_in

OnStage = Callable[[str], Stage]
SCENES = {scene.name: scene for scene in (*HIDDEN, *TAKEN, *HALF_TOLD)}
EVERY = [(scene.name, way) for scene in SCENES.values() for way in scene.ways]


def play(scene: Scene, stage: Stage) -> list[str]:
    """The scene; what was heard of its secrets in the end, and where."""
    scene.before(stage)
    stage.follow()
    warm = [stage.read(), stage.read()]
    assert not warm[1] or any(answer.kept for answer in warm[1].values()), "the second round finds the caches warm"
    opening = set(map(id, stage.others))
    scene.then(stage)
    if scene.heard_before:
        assert opening & set(map(id, stage.secrets)), "it was public and is no longer"
    return list(outcry(stage))


def outcry(stage: Stage) -> Iterator[str]:
    """What is heard of the secrets, and when."""
    shared = {each.digest for each in stage.others}
    yield from _if(stage.leaks(shared), "before followers have caught up")
    stage.follow()
    yield from _if(stage.leaks(shared), "after followers have caught up")
    if stage.replay():
        yield from _if(stage.leaks(shared), "after followers were made anew")
    yield from _if(stage.followed(), "by a follower that was made anew")
    yield from _if(stage.told_outside(), "by a client")


def _if(heard: object, when: str) -> Iterator[str]:
    if heard:
        yield f"heard {when}: {heard}"


@pytest.mark.parametrize(("name", "way"), one_in(3, EVERY))
def test_nothing_is_heard(stage: OnStage, name: str, way: str) -> None:
    assert play(SCENES[name], stage(way)) == []


@pytest.mark.parametrize("way", ["desk", "wire"])
def test_everything_is_heard_when_the_worker_comes_back(stage: OnStage, way: str) -> None:
    played = stage(way)
    assert play(SCENES["worker down at release time"], played) == []
    played.worker_step()
    (where,) = played.leaks().values()
    assert {"headline", "lead", "body", "caption", "image", "correction"} <= set().union(*where.values())
    assert not {"ednote", "actor", "note"} & set().union(*where.values())
    # A wire format has a field for where copy was written; pages have none.
    assert not [path for path, heard in where.items() if "located" in heard and not path.startswith("/wire/")]
    assert "secret in released" in played.told_outside()


def test_what_is_listened_for_can_be_heard(stage: OnStage) -> None:
    played = stage("desk")
    played.tell()
    played.follow()
    (where,) = played.leaks().values()
    assert {"headline", "image", "digest"} <= set().union(*where.values())


def test_an_embargo_on_what_is_public_is_refused(stage: OnStage) -> None:
    played = stage("desk")
    first = played.tell(open_=True)
    with pytest.raises(Refused) as refused:
        played.tell(of=first, embargo=LATER)
    assert refused.value.why is Why.EMBARGO_ON_PUBLIC


def test_a_release_does_not_break_an_embargo_by_the_way(stage: OnStage) -> None:
    played = stage("desk")
    secret = played.tell(embargo=LATER)
    with pytest.raises(Refused):
        played.change(secret, StateVerb.RELEASE)
    played.follow()
    assert played.leaks() == {}
