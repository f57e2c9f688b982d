"""Filling a data folder with the demo agency: its stories recorded as if they had come in until now."""

import datetime as dt
import multiprocessing
import secrets
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from django.utils import timezone

from dateline.alerts.keeping import Wish, confirm, sign_up
from dateline.alerts.models import Alert, Mail
from dateline.archive.amend import link_translation
from dateline.archive.models import Edition, Source
from dateline.archive.photos import store
from dateline.archive.record import record
from dateline.core.alerts.addresses import read_address
from dateline.core.alerts.schedule import Frequency
from dateline.core.partners.offers import Reading
from dateline.core.story import Item
from dateline.coverage.stage import Stage
from dateline.demo import agency, newsroom, partners, pictures, press, rates, scenes
from dateline.desk.people.rights import Role
from dateline.index.registry import catch_up_all
from dateline.markets.keep import keep
from dateline.markets.models import Display
from dateline.partners.models import Partner
from dateline.partners.visiting import take
from dateline.run import demo_folder, people
from dateline.run.config import Config
from dateline.run.founding import Answers, found
from dateline.run.install import DESK

_ADMINISTRATOR = "admin"
_STAFF = {"chief": Role.CHIEF, "editor": Role.EDITOR, "reporter": Role.REPORTER, "photos": Role.PHOTO_EDITOR}

Draw = Callable[[str], bytes]
"""From a picture's name to its file."""


def prepare(config: Config) -> None:
    """Found the demo agency and record its stories, where that is not done yet."""
    if demo_folder.is_filled(config.data):
        found(_answers())
        return
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        # Painting takes as long as the rest, so it begins first and has processes of its own.
        painted = {name: pool.submit(pictures.draw, name) for name in pictures.NAMES}
        found(_answers())
        fill(timezone.now(), lambda name: painted[name].result())
    _partners(timezone.now())
    _subscribe_a_reader(timezone.now())
    _rates(timezone.now())
    password = secrets.token_urlsafe(9)
    people.add(_ADMINISTRATOR, "", password, Role.ADMINISTRATOR)
    for name, role in _STAFF.items():
        people.add_alike(name, role, like=_ADMINISTRATOR)
    demo_folder.write_logins(config.data, "".join(f"{name} {password}\n" for name in (_ADMINISTRATOR, *_STAFF)))


def _rates(now: dt.datetime) -> None:
    for edition in Edition.objects.all():
        Display.objects.create(edition=edition, note=rates.NOTES[edition.language])
    keep("cbr", list(rates.quotes(now)), rates.ORIGIN, now)


def fill(now: dt.datetime, draw: Draw) -> None:
    """Record the scenes in the order in which their versions came in, then link the translations."""
    told = scenes.stories(now)
    ids: dict[str, int] = {}
    for item in sorted((item for scene in told for item in scene.items), key=lambda item: item.updated or now):
        ids[item.uri] = _take_in(item, item.updated or now, draw)
    for scene in told:
        if scene.translation_of:
            link_translation(ids[scene.uri], ids[scene.translation_of], now)
    tell_elsewhere(now)
    catch_up_all()


def tell_elsewhere(now: dt.datetime) -> None:
    """Record what other outlets tell of the demo's events, and group it with our own."""
    for outlet in press.OUTLETS:
        Source.objects.get_or_create(
            slug=outlet.slug,
            defaults={"name": outlet.name, "policy": "coverage", "rights": "link", "language": outlet.language},
        )
    sources = {source.slug: source for source in Source.objects.all()}
    for outlet, item, arrived in press.reports(now):
        record(item, sources[outlet.slug], now=arrived)
    stage = Stage(None, lambda: now)
    while stage.step():
        pass


def _partners(now: dt.datetime) -> None:
    editions = {edition.language: edition for edition in Edition.objects.all()}
    for each in partners.PARTNERS:
        row = Partner.objects.create(
            slug=each.slug, name=each.name, site=each.site, edition=editions[each.language], next_at=now
        )
        take(row.pk, Reading(each.offers), None, now)


def _subscribe_a_reader(now: dt.datetime) -> None:
    """Somebody who ticked two topics, as the panel has them: the mails land in the demo's mailbox."""
    edition = Edition.objects.get(code="en")
    wish = Wish(
        edition=edition,
        filter="topic:economy,weather OR is:correction,flash",
        zone=edition.zone,
        frequency=Frequency.INSTANT,
        updates=False,
        corrections=True,
    )
    sign_up(read_address("reader@example.org"), wish, now)
    alert = Alert.objects.get(address__folded="reader@example.org")
    Mail.objects.filter(alert=alert).delete()
    confirm(alert, now)
    # Those of the day that came before the reader did, too, so that there is something to look at.
    Alert.objects.filter(pk=alert.pk).update(since_seq=0)


def record_step(step: int, now: dt.datetime, seed: str) -> None:
    """Record what the scripted newsroom sends at a step."""
    for item in newsroom.next_scene(step, now, seed=seed):
        _take_in(item, now, pictures.draw)


def _answers() -> Answers:
    return Answers(
        name=agency.NAME["en"],
        name_ru=agency.NAME["ru"],
        sign=agency.SIGN["en"],
        sign_ru=agency.SIGN["ru"],
        zone=agency.ZONE.key,
    )


def _take_in(item: Item, now: dt.datetime, draw: Draw) -> int:
    drawn = {place: store(draw(photo.url), now) for place, photo in enumerate(item.photos) if photo.url}
    # The names of painted pictures are no addresses.
    photos = tuple(replace(photo, url="") for photo in item.photos)
    source = Source.objects.get(slug=DESK)
    return record(replace(item, photos=photos), source, now=now, pictures=drawn).story_id
