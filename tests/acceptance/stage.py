"""A stage: an agency, a clock that goes on by minutes, and secrets that are told on it through desk or wire."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from dateline.archive import leads, ledger, photos, verbs
from dateline.archive.models import Edition, Photo, Story, Version
from dateline.archive.record import record, release_due
from dateline.archive.verbs import NO_RELATIONS, By, Relations
from dateline.core.desk import SIGNALS, CopyVerb, StateVerb
from dateline.core.story import Item
from dateline.index.models import FollowerCursor, Listed
from dateline.index.registry import FEED, FOLLOWERS, catch_up_all
from tests import surfaces
from tests.acceptance.client import RecordingClient
from tests.acceptance.reader import Answers, Reader, heard
from tests.canaries import Canaries
from tests.canaries import noise as picture_of_noise
from tests.searching import follow_all, new_search, searched
from tests.site.newsroom import ECONOMY, MINUTE, NOW, Newsroom, medtop
from tests.surfaces import Probe

LATER = NOW + dt.timedelta(days=1)
"""When embargoes end."""
TRAVEL = "13000000"
"""Science and technology: a topic under which nothing else is filed."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One version of a story: what sings in it, and its picture."""

    story_id: int
    canaries: Canaries
    photo: Photo
    title: str

    @property
    def digest(self) -> str:
        """Of the picture."""
        return self.photo.digest


@dataclass
class Stage:
    """Where scenes are played. ``desk`` says whether copy comes from an editor or over a wire."""

    newsroom: Newsroom
    desk: bool = True
    now: dt.datetime = NOW
    reader: Reader = field(default_factory=Reader)
    secrets: list[Secret] = field(default_factory=list)
    """What must not be heard at the end."""
    others: list[Secret] = field(default_factory=list)
    """What may."""
    once: list[Secret] = field(default_factory=list)
    """What might be heard at the beginning."""
    seen: set[int] = field(default_factory=set)
    """Stories of which something was public once."""
    elsewhere: set[int] = field(default_factory=set)
    """Stories that are hidden although the ledger told the public of them and of nothing since."""
    covered: set[int] = field(default_factory=set)
    """Another outlet's stories: headline and link may be heard where all sources are asked for, and nowhere else."""
    uris: dict[int, str] = field(default_factory=dict)

    # Telling

    def tell(
        self,
        title: str = "secret",
        *,
        of: Secret | None = None,
        verb: CopyVerb = CopyVerb.PUBLISH,
        source: str = "",
        photo: Photo | None = None,
        relations: Relations = NO_RELATIONS,
        open_: bool = False,
        **said: Any,
    ) -> Secret:
        """A version of a new story, or of that of ``of``. ``open_`` says that it may be heard."""
        self.now += MINUTE
        canaries, photo = Canaries.fresh(), photo or photos.store(picture_of_noise(), self.now)
        uri = self.uris[of.story_id] if of else f"urn:canary:{title}:{len(self.uris)}"
        defaults = {"published": self.now, "topics": medtop(ECONOMY), "language": "en", "urgency": 1}
        item = canaries.item(uri, **defaults | said)
        story_id = self._bring(item, source, verb, canaries, photo, relations)
        self.uris[story_id] = uri
        secret = Secret(story_id, canaries, photo, title)
        (self.others if open_ else self.secrets).append(secret)
        if open_:
            self.seen.add(story_id)
        return secret

    def _bring(
        self, item: Item, source: str, verb: CopyVerb, canaries: Canaries, photo: Photo, relations: Relations
    ) -> int:
        if self.desk and not source:
            own = self.newsroom.sources["own"]
            by = By(actor=canaries.actor, note=canaries.note, seen=_seen(item.uri))
            return verbs.bring(item, own, verb, by=by, now=self.now, pictures={0: photo}, relations=relations).story_id
        wire = self.newsroom.sources[source or "auto"]
        signal = item.signal or SIGNALS[verb]
        told = Item(**_fields(item) | {"signal": signal, "updated": self.now})
        story_id = record(told, wire, now=self.now, pictures={0: photo}).story_id
        _relate(story_id, relations)
        return story_id

    def retell(self, of: Secret, said: Canaries, photo: Photo, now: dt.datetime) -> None:
        """An ordinary update of a public story, in words that were made before."""
        self.now = now
        item = said.item(self.uris[of.story_id], published=now, language="en", topics=medtop(ECONOMY))
        self._bring(item, "", CopyVerb.UPDATE, said, photo, NO_RELATIONS)

    def record(self, item: Item, photo: Photo, now: dt.datetime) -> int:
        """A ready item over the wire; the number of its story."""
        return record(item, self.newsroom.sources["auto"], now=now, pictures={0: photo}).story_id

    def change(self, secret: Secret, verb: StateVerb, *, lift: bool = False) -> None:
        """A verb without copy, with a canary in its reason; a wire's story is the desk's to change as well."""
        self.now += MINUTE
        said = Canaries.fresh()
        self.secrets.append(Secret(secret.story_id, said, secret.photo, f"reason of {verb}"))
        by = By(actor=said.actor, note=said.note, seen=Story.objects.get(pk=secret.story_id).last_seq)
        verbs.change(secret.story_id, verb, by=by, now=self.now, lift=lift)

    def move_embargo(self, secret: Secret, until: dt.datetime) -> None:
        """Another time."""
        self.now += MINUTE
        by = By(actor=secret.canaries.actor, seen=Story.objects.get(pk=secret.story_id).last_seq)
        verbs.move_embargo(secret.story_id, until, by=by, now=self.now)

    def lead(self, secret: Secret) -> None:
        """At the head of the front page."""
        self.now += MINUTE
        edition = Edition.objects.get(code="en")
        by = By(actor=secret.canaries.actor, note=secret.canaries.note, seen=leads.last_seq(edition))
        leads.choose(edition, [leads.Lead(secret.story_id)], by, self.now)

    def hide(self, *secrets: Secret) -> None:
        """What may be heard until now may not from here on."""
        for secret in secrets:
            self.others.remove(secret)
            self.secrets.append(secret)
            self.once.append(secret)

    # The worker and the followers

    def worker_step(self, meanwhile: Callable[[], object] | None = None) -> None:
        """What the worker does ten times a second; it is down unless this is called.

        ``meanwhile`` happens once, after the worker has asked what is due and before it has locked the ledger.
        """
        waiting = [meanwhile] if meanwhile else []
        lock = ledger.lock

        def locked() -> None:
            while waiting:
                waiting.pop()()
            lock()

        with patch.object(ledger, "lock", locked):
            while release_due(self.now):
                pass
        follow_all()

    def follow(self) -> None:
        """The followers catch up; nothing is released."""
        follow_all()

    def replay(self) -> bool:
        """Every follower from 0: once by the ledger's events, once from the records. Whether that changed anything."""
        before = _kept()
        Listed.objects.all().delete()
        FollowerCursor.objects.all().delete()
        catch_up_all()
        replayed = _kept()
        for each in (*FOLLOWERS, FEED):
            list(each.rebuild())
        catch_up_all()
        new_search()
        return not before == replayed == _kept()

    # Listening

    def probes(self) -> list[Probe]:
        """Every story and picture, each once."""
        seen = {(each.story_id, each.digest): each for each in (*self.secrets, *self.others)}
        return [Probe.of(each.story_id, each.photo) for each in seen.values()]

    def read(self) -> Answers:
        """Every surface once."""
        return self.reader.read(self.probes())

    def leaks(self, shared: Iterable[str] = ()) -> dict[str, dict[str, set[str]]]:
        """What of the secrets is heard on any surface now, by title. Digests of ``shared`` pictures may be."""
        answers, free = self.read(), {*shared}
        found = {
            f"{number} {each.title}": self._apart_from_covered(
                each, heard(answers, each.canaries, "" if each.digest in free else each.digest)
            )
            for number, each in enumerate(self.secrets)
        }
        return {title: where for title, where in found.items() if where}

    def _apart_from_covered(self, secret: Secret, where: dict[str, set[str]]) -> dict[str, set[str]]:
        if secret.story_id not in self.covered:
            return where
        rest = {at: said - {"headline", "link"} if "sources=all" in at else said for at, said in where.items()}
        return {at: said for at, said in rest.items() if said}

    def told_outside(self) -> list[str]:
        """What of the secrets a client reads that follows the public ledger from 0, and every event not for it."""
        told = RecordingClient().replay()
        wrong = [f"{each.audience} event of {each.story_id}" for each in told if each.audience != "public"]
        for secret in self.secrets:
            wrong += [f"{secret.title} in {each.verb}" for each in told if secret.canaries.found_in(each.copy)]
        never = [each.canaries.headline for each in self.secrets if self._was_hidden(each)]
        versions = {each.version_id: each.verb for each in told if each.version_id and each.verb not in _TAKES}
        for number, headline in Version.objects.filter(pk__in=versions).values_list("pk", "headline"):
            wrong += [f"a hidden version as {versions[number]}" for each in never if each in headline]
        hidden = {each.story_id for each in self.secrets} - {each.story_id for each in self.others} - self.elsewhere
        last = {each.story_id: each.verb for each in told if each.story_id in hidden}
        wrong += [f"{verb} of what never was public" for story, verb in last.items() if story not in self.seen]
        return wrong + [f"{verb} at the end of what is hidden" for verb in last.values() if verb not in _TAKES]

    def _was_hidden(self, secret: Secret) -> bool:
        return secret not in self.once and secret.story_id not in self.elsewhere

    def followed(self) -> list[str]:
        """What followers and leads keep of stories of which nothing may be seen."""
        open_ = {each.story_id for each in self.others}
        hidden = {each.story_id: each for each in self.secrets if each.story_id not in open_}
        leading = leads.leads("en", self.now)
        found = [f"{each.title} leads" for each in hidden.values() if each.story_id in leading]
        kept = {
            each.title: surfaces.held(Probe.of(each.story_id))
            for each in hidden.values()
            if each.story_id not in self.covered or self._listed_as_ours(each.story_id)
        }
        return found + [f"{title} in {names}" for title, names in kept.items() if names]

    def _listed_as_ours(self, story_id: int) -> bool:
        return Listed.objects.filter(story_id=story_id).exclude(list__endswith=" coverage").exists()


_TAKES = {"killed", "withdrawn", "held"}
"""The events after which a client shows nothing of a story."""


def _kept() -> set[tuple[object, ...]]:
    searches = {("search", story_id) for story_id in searched()}
    return set(Listed.objects.values_list("list", "listed_at", "story_id")) | searches


def _seen(uri: str) -> int | None:
    return Story.objects.filter(uri=uri).values_list("last_seq", flat=True).first()


def _fields(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in Item.__dataclass_fields__}


def _relate(story_id: int, relations: Relations) -> None:
    """Wires cannot say it; links found by other means stand in the same columns."""
    Story.objects.filter(pk=story_id).update(
        translation_of_id=relations.translation_of,
        taken_from_id=relations.taken_from,
        substitute_for_id=relations.substitute_for,
    )
