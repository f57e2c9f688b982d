"""The scripted newsroom: what the agency sends while nobody is at the desk.

Every step yields what is sent then. Most steps are one short piece in one of the languages. In each `CYCLE` one flash
goes out in both and grows: its lead one step later, the story three steps after that. The same seed and step always
give the same copy; only days and times follow the clock that the caller passes in.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from dateline.core.story import Code, Dateline, Item, Signal
from dateline.core.text.clean import paragraphs
from dateline.demo import agency, days
from dateline.demo.script import culture, flashes, markets, roads, sport, weather
from dateline.demo.script.copy import Copy
from dateline.demo.script.towns import Town

CYCLE = 10
"""Steps from one flash to the next: about five minutes."""

_FLASH, _LEAD, _STORY = _TELL = 2, 3, 6
"""Positions in a cycle. `pause` puts about 40 seconds before the lead and two minutes before the story."""

_BRIEF_URGENCY = 5
_LANGUAGES = tuple(agency.SIGN)
_BEATS: tuple[Callable[[Random, str], Copy], ...] = (
    weather.wind,
    markets.session,
    roads.closure,
    sport.result,
    culture.exhibition,
    weather.rain,
    markets.session,
    sport.result,
    culture.first_night,
)


def next_scene(step: int, now: dt.datetime, *, seed: str = "") -> tuple[Item, ...]:
    """What goes out at a step. ``step`` counts from 0, ``now`` is aware.

    ``seed`` is the run's name: a newsroom that starts again from step 0 over the same archive needs a new one, since it
    is part of every ``uri``. Made of ASCII letters, digits and hyphens.
    """
    place = step % CYCLE
    if place in _TELL:
        first = step - place + _FLASH
        elapsed = dt.timedelta(seconds=sum(pause(each, seed=seed) for each in range(first, step)))
        return tuple(_breaking(first, language, place, now - elapsed, now, seed) for language in _LANGUAGES)
    return (_brief(step, now, seed),)


def pause(step: int, *, seed: str = "") -> int:
    """Seconds to wait after a step."""
    place, chance = step % CYCLE, _chance(seed, step, "pause")
    if place == _FLASH:
        return 40
    return chance.randint(25, 29) if _LEAD <= place < _STORY else chance.randint(20, 40)


def _chance(seed: str, step: int, what: str) -> Random:
    return Random(f"{seed}/{step}/{what}")  # noqa: S311 - plays a newsroom, guards nothing


def _brief(step: int, now: dt.datetime, seed: str) -> Item:
    chance = _chance(seed, step, "brief")
    language = chance.choice(_LANGUAGES)
    # Beats take turns, so that no two pieces in a row are from the same one.
    copy = _BEATS[step % len(_BEATS)](chance, language)
    sent = _Sent(step, seed, language, copy.slug, copy.town, copy.topics, began=now, now=now)
    return sent.item(1, Signal.NONE, _BRIEF_URGENCY, copy.headline, copy.lead, copy.body)


def _breaking(step: int, language: str, place: int, began: dt.datetime, now: dt.datetime, seed: str) -> Item:
    """The version of a flash that its position in the cycle asks for. Both languages draw the same figures."""
    chance = _chance(seed, step, "flash")
    news = chance.choice(flashes.KINDS)(chance, language)
    sent = _Sent(step, seed, language, news.slug, news.town, news.topics, began=began, now=now)
    if place == _FLASH:
        return sent.item(1, Signal.FLASH, 1, news.flash, "", ())
    if place == _LEAD:
        return sent.item(2, Signal.UPDATE, 1, news.flash, news.lead, (news.first,))
    return sent.item(3, Signal.UPDATE, 2, news.headline, news.outcome, news.body)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What all versions of a piece have in common, and the clock."""

    step: int
    seed: str
    language: str
    slug: str
    town: Town
    topics: tuple[str, ...]
    began: dt.datetime
    now: dt.datetime

    def item(self, version: int, signal: Signal, urgency: int, headline: str, lead: str, body: tuple[str, ...]) -> Item:
        return Item(
            uri=agency.uri(
                self.language, f"newsroom-{self.seed}-{self.step}" if self.seed else f"newsroom-{self.step}"
            ),
            format=agency.FORMAT,
            version=version,
            signal=signal,
            published=self.began,
            updated=self.now,
            headline=self._told(headline),
            lead=self._told(lead),
            body_html=paragraphs(*map(self._told, body)),
            slug=f"{self.slug}-{self.town.en.lower()}",
            credit=agency.SIGN[self.language],
            dateline=self._dateline(),
            language=self.language,
            topics=tuple(Code(value=code, scheme="medtop") for code in self.topics),
            places=(Code(value=self.town.name(self.language), label=self.town.name(self.language)),),
            urgency=urgency,
        )

    def _told(self, copy: str) -> str:
        return days.fill(copy, self.language, self.began.astimezone(agency.ZONE).date())

    def _dateline(self) -> Dateline:
        date = self.now.astimezone(agency.ZONE).date()
        return Dateline(place=self.town.name(self.language).upper(), date=date, agency=agency.SIGN[self.language])
