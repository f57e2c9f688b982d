"""Scenes: what an editor or a wire does to hide something, or to take it back.

``before`` is what readers have seen already and keep; ``then`` is what happens next. Afterwards no canary of any secret
may be heard.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from dateline.archive import amend
from dateline.archive.models import VersionPhoto
from dateline.archive.verbs import Relations
from dateline.core.desk import CopyVerb, Refused, StateVerb
from dateline.core.story import PhotoRef, Pubstatus, Signal
from tests.acceptance.stage import LATER, Stage
from tests.site.newsroom import HOUR, medtop


def _nothing(stage: Stage) -> None:
    """An agency that has told nothing of this yet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One course of events. ``ways``: told by the desk, over a wire, or both."""

    name: str
    then: Callable[[Stage], object]
    before: Callable[[Stage], None] = _nothing
    ways: tuple[str, ...] = ("desk", "wire")
    heard_before: bool = False
    """What is secret in the end was heard at the beginning: proof that the listening works."""


def public(stage: Stage) -> None:
    stage.tell("public", open_=True)


def leading(stage: Stage) -> None:
    public(stage)
    stage.follow()
    stage.lead(stage.others[0])


def grown(stage: Stage) -> None:
    """A story with a past: updated, corrected, refiled, translated."""
    first = stage.tell("first", open_=True)
    for verb in (CopyVerb.UPDATE, CopyVerb.CORRECT, CopyVerb.REFILE):
        stage.tell(verb.value, of=first, verb=verb, open_=True)
    stage.tell("translation", language="ru", relations=Relations(translation_of=first.story_id), open_=True)


def take(verb: StateVerb) -> Callable[[Stage], None]:
    """Every version of the first story with it."""

    def then(stage: Stage) -> None:
        first = stage.others[0]
        stage.change(first, verb)
        stage.hide(*(each for each in stage.others[:] if each.story_id == first.story_id))

    return then


def _wire_takes(**said: Any) -> Callable[[Stage], None]:
    def then(stage: Stage) -> None:
        first = stage.others[0]
        stage.tell("notice", of=first, **said)
        stage.hide(*(each for each in stage.others[:] if each.story_id == first.story_id))

    return then


# Before release


def _embargoed(stage: Stage) -> None:
    stage.tell(embargo=LATER)


def _moved(stage: Stage) -> None:
    stage.move_embargo(stage.tell(embargo=LATER - HOUR), LATER)
    stage.now = LATER - HOUR / 2
    stage.worker_step()


def _rewritten(stage: Stage) -> None:
    stage.tell(embargo=LATER - HOUR, of=stage.tell("rewritten", embargo=LATER))
    stage.tell(embargo=LATER, of=stage.secrets[0])
    stage.now = LATER - HOUR / 2
    stage.worker_step()


def _worker_down(stage: Stage) -> None:
    stage.tell(embargo=LATER)
    stage.now = LATER + HOUR


def _embargoed_then(verb: StateVerb) -> Callable[[Stage], None]:
    def then(stage: Stage) -> None:
        stage.change(stage.tell(embargo=LATER), verb)
        stage.now = LATER + HOUR
        stage.worker_step()

    return then


def _killed_and_back(source: str = "", **said: Any) -> Callable[[Stage], None]:
    def then(stage: Stage) -> None:
        secret = stage.tell(source=source, **said)
        stage.change(secret, StateVerb.KILL)
        stage.change(secret, StateVerb.RESTORE)

    return then


def _killed_past_its_time_and_back(stage: Stage) -> None:
    """It does not go out by itself because its time went by while it was killed."""
    secret = stage.tell(embargo=LATER)
    stage.change(secret, StateVerb.KILL)
    stage.now = LATER + HOUR
    stage.change(secret, StateVerb.RESTORE)
    stage.worker_step()


def _withheld_while_killed(stage: Stage) -> None:
    first = stage.others[0]
    stage.change(first, StateVerb.KILL)
    stage.hide(first)
    stage.tell("withheld", of=first, pubstatus=Pubstatus.WITHHELD)
    stage.change(first, StateVerb.RESTORE)


def _update_killed_and_back(stage: Stage) -> None:
    """Public, on hold, updated under embargo, killed and restored: still under embargo."""
    _held_again(stage)
    for verb in (StateVerb.KILL, StateVerb.RESTORE):
        stage.change(stage.secrets[0], verb)


def _released_too_early(source: str = "", **said: Any) -> Callable[[Stage], None]:
    def then(stage: Stage) -> None:
        secret = stage.tell(source=source, **said)
        with suppress(Refused):
            stage.change(secret, StateVerb.RELEASE)

    return then


def _killed_and_released(stage: Stage) -> None:
    take(StateVerb.KILL)(stage)
    with suppress(Refused):
        stage.change(stage.secrets[0], StateVerb.RELEASE, lift=True)


def _amended(stage: Stage) -> None:
    """What comes after the copy: the picture to a credit, the link to the original."""
    secret = stage.tell(embargo=LATER, language="ru")
    VersionPhoto.objects.filter(version__story=secret.story_id).update(photo=None)
    said = secret.canaries
    ref = PhotoRef(url=f"{said.file}.jpg", caption=said.caption, credit=said.credit)
    amend.supply_picture(secret.story_id, ref, secret.photo, stage.now)
    amend.link_translation(secret.story_id, stage.others[0].story_id, stage.now)


def _public_twice(stage: Stage) -> None:
    stage.tell("public", open_=True)
    stage.tell("original", language="ru", open_=True)


def _update_amended(stage: Stage) -> None:
    _embargoed_update(stage)
    story, original = (each.story_id for each in stage.others)
    amend.link_translation(story, original, stage.now)


def _reached_for(verb: StateVerb) -> Callable[[Stage], None]:
    """Taken away after the worker has chosen what to release, and before it does."""

    def then(stage: Stage) -> None:
        secret = stage.tell(embargo=LATER)
        stage.now = LATER + HOUR
        stage.worker_step(meanwhile=lambda: stage.change(secret, verb))

    return then


def _moved_meanwhile(stage: Stage) -> None:
    secret = stage.tell(embargo=LATER)
    stage.now = LATER + HOUR
    stage.worker_step(meanwhile=lambda: stage.move_embargo(secret, LATER + 9 * HOUR))


def _held_again(stage: Stage) -> None:
    """Public, on hold, and then an update under embargo."""
    stage.change(stage.others[0], StateVerb.HOLD)
    stage.hide(stage.others[0])
    stage.tell("update of what is on hold", of=stage.secrets[-1], verb=CopyVerb.UPDATE, embargo=LATER)


def _embargoed_update(stage: Stage) -> None:
    stage.tell(of=stage.others[0], verb=CopyVerb.UPDATE, embargo=LATER, topics=medtop("13000000"))


def _advised(stage: Stage) -> None:
    stage.tell(of=stage.others[0], verb=CopyVerb.ADVISE)
    stage.tell("first of its story", verb=CopyVerb.ADVISE)


def _related(name: str) -> Callable[[Stage], None]:
    def then(stage: Stage) -> None:
        relations = Relations(**{name: stage.others[0].story_id})
        stage.tell(relations=relations, embargo=LATER, language="ru" if name == "translation_of" else "en")

    return then


def _embargoed_substitute(stage: Stage) -> None:
    take(StateVerb.KILL)(stage)
    stage.tell(relations=Relations(substitute_for=stage.secrets[0].story_id), embargo=LATER)


def _same_picture(stage: Stage) -> None:
    stage.tell(embargo=LATER, photo=stage.others[0].photo)


def _from(source: str) -> Callable[[Stage], object]:
    return lambda stage: stage.tell(source=source)


def _coverage(stage: Stage) -> None:
    """In other media: it is told to the public that the story is there, and nothing of it is ours to show."""
    story = stage.tell(source="coverage").story_id
    stage.elsewhere.add(story)
    stage.covered.add(story)


def _withheld(stage: Stage) -> None:
    stage.tell(pubstatus=Pubstatus.WITHHELD)


# After a kill


def _substituted(stage: Stage) -> None:
    take(StateVerb.KILL)(stage)
    stage.tell("substitute", relations=Relations(substitute_for=stage.secrets[0].story_id), open_=True)


def _killed_twice(stage: Stage) -> None:
    first = stage.others[0]
    for verb in (StateVerb.KILL, StateVerb.RESTORE, StateVerb.KILL):
        stage.change(first, verb)
    stage.hide(first)


def _withdrawn_then_killed(stage: Stage) -> None:
    first = stage.others[0]
    stage.change(first, StateVerb.WITHDRAW)
    stage.change(first, StateVerb.KILL)
    stage.hide(first)


def _restored(stage: Stage) -> None:
    """Only the last version comes back: what was there before the kill stays gone."""
    versions = [each for each in stage.others if each.story_id == stage.others[0].story_id]
    stage.change(versions[0], StateVerb.KILL)
    stage.change(versions[0], StateVerb.RESTORE)
    stage.hide(*versions[:-1])


def _killed_then_resent(stage: Stage) -> None:
    take(StateVerb.KILL)(stage)
    stage.tell("resent", of=stage.secrets[0])


def _shared_then_killed(stage: Stage) -> None:
    stage.tell("same picture", photo=stage.others[0].photo, open_=True)
    first = stage.others[0]
    stage.change(first, StateVerb.KILL)
    stage.hide(first)


def _both_killed(stage: Stage) -> None:
    second = stage.tell("same picture", photo=stage.others[0].photo, open_=True)
    for each in (stage.others[0], second):
        stage.change(each, StateVerb.KILL)
        stage.hide(each)


def _taken_from_wire(stage: Stage) -> None:
    wire = stage.tell("wire", source="auto", open_=True)
    stage.tell("taken", relations=Relations(taken_from=wire.story_id), open_=True)


def _wire_killed(stage: Stage) -> None:
    wire, taken = stage.others
    stage.tell("kill notice", of=wire, source="auto", signal=Signal.KILL)
    stage.hide(wire, taken)


def _new_picture(stage: Stage) -> None:
    """The picture and the words of a version that readers have seen; the versions page may tell of the words."""
    first = stage.others[0]
    stage.tell("second", of=first, verb=CopyVerb.UPDATE, open_=True)
    take(StateVerb.KILL)(stage)


HIDDEN = (
    Scene("embargoed", _embargoed),
    Scene("embargo moved", _moved, ways=("desk",)),
    Scene("rewritten under embargo", _rewritten),
    Scene("worker down at release time", _worker_down),
    Scene("embargoed, then killed", _embargoed_then(StateVerb.KILL), ways=("desk",)),
    Scene("embargoed, then on hold", _embargoed_then(StateVerb.HOLD), ways=("desk",)),
    Scene("embargoed update of a public story", _embargoed_update, public, ways=("wire",)),
    Scene("embargoed, killed, restored", _killed_and_back(embargo=LATER), ways=("desk",)),
    Scene("killed past its time, restored", _killed_past_its_time_and_back, ways=("desk",)),
    Scene("waiting for an editor, killed, restored", _killed_and_back("desk"), ways=("desk",)),
    Scene("on hold, updated under embargo, killed, restored", _update_killed_and_back, public, ways=("desk",)),
    Scene("embargoed, released too early", _released_too_early(embargo=LATER), ways=("desk",)),
    Scene("internal, released", _released_too_early("internal"), ways=("desk",)),
    Scene("embargoed, then amended", _amended, public, ways=("desk",)),
    Scene("embargoed update, then amended", _update_amended, _public_twice, ways=("wire",)),
    Scene("killed while the worker reaches for it", _reached_for(StateVerb.KILL), ways=("desk",)),
    Scene("held while the worker reaches for it", _reached_for(StateVerb.HOLD), ways=("desk",)),
    Scene("moved while the worker reaches for it", _moved_meanwhile, ways=("desk",)),
    Scene("on hold, then updated under embargo", _held_again, public, ways=("desk",), heard_before=True),
    Scene("advisory", _advised, public),
    Scene("embargoed translation", _related("translation_of"), public, ways=("desk",)),
    Scene("embargoed copy of a wire's", _related("taken_from"), public, ways=("desk",)),
    Scene("embargoed substitute of a killed story", _embargoed_substitute, public, ways=("desk",), heard_before=True),
    Scene("embargoed, with a picture that is public", _same_picture, public, ways=("desk",)),
    Scene("waiting for an editor", _from("desk"), ways=("wire",)),
    Scene("internal", _from("internal"), ways=("wire",)),
    Scene("coverage only", _coverage, ways=("wire",)),
    Scene("withheld", _withheld, ways=("wire",)),
)
"""What was not public yet."""

TAKEN = (
    Scene("killed", take(StateVerb.KILL), leading, heard_before=True),
    Scene("withdrawn", take(StateVerb.WITHDRAW), public, ways=("desk",), heard_before=True),
    Scene("on hold", take(StateVerb.HOLD), public, heard_before=True),
    Scene("killed with its whole past", take(StateVerb.KILL), grown, ways=("desk",), heard_before=True),
    Scene("killed with a substitute", _substituted, grown, ways=("desk",), heard_before=True),
    Scene("killed, then released", _killed_and_released, public, ways=("desk",), heard_before=True),
    Scene("withheld by the wire while killed", _withheld_while_killed, public, ways=("wire",), heard_before=True),
    Scene("killed, restored, killed", _killed_twice, public, ways=("desk",), heard_before=True),
    Scene("withdrawn, then killed", _withdrawn_then_killed, public, ways=("desk",), heard_before=True),
    Scene("restored after a kill", _restored, grown, ways=("desk",), heard_before=True),
    Scene("killed, then resent by the wire", _killed_then_resent, public, ways=("wire",), heard_before=True),
    Scene("killed, with a picture that is public", _shared_then_killed, public, ways=("desk",), heard_before=True),
    Scene("killed, both with the same picture", _both_killed, public, ways=("desk",), heard_before=True),
    Scene("killed after a new picture", _new_picture, public, ways=("desk",), heard_before=True),
    Scene(
        "wire killed under what was taken from it", _wire_killed, _taken_from_wire, ways=("desk",), heard_before=True
    ),
    Scene("kill notice", _wire_takes(signal=Signal.KILL), grown, ways=("wire",), heard_before=True),
    Scene("withdrawal notice", _wire_takes(signal=Signal.WITHDRAW), public, ways=("wire",), heard_before=True),
    Scene("canceled", _wire_takes(pubstatus=Pubstatus.CANCELED), public, ways=("wire",), heard_before=True),
    Scene("withheld afterwards", _wire_takes(pubstatus=Pubstatus.WITHHELD), public, ways=("wire",), heard_before=True),
)
"""What was public and is no longer."""


SCENES = {scene.name: scene for scene in (*HIDDEN, *TAKEN)}
