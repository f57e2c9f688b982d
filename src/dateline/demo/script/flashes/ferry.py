"""A ferry that runs aground softly."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.copy import number, plural, spelled, tenths
from dateline.demo.script.flashes.breaking import Breaking
from dateline.demo.script.towns import TOWNS, Town

_TOPICS = ("20000145",)
_BY_THE_SEA = {"Gdansk", "Helsinki", "Kaliningrad", "Murmansk", "Oslo", "Tallinn", "Thessaloniki", "Vladivostok"}
_PORTS = tuple(town for town in TOWNS if town.en in _BY_THE_SEA)


@dataclass(frozen=True, slots=True)
class _Grounding:
    town: Town
    aboard: int
    hours: int
    """Until the tugs arrive."""
    waves: float
    """Metres."""


def ferry(rng: Random, language: str) -> Breaking:
    """A passenger ferry sits on a sandbank and waits for tugs."""
    grounding = _Grounding(rng.choice(_PORTS), rng.randrange(34, 240), rng.randrange(2, 6), tenths(rng, 0.4, 1.2))
    return _told_en(grounding) if language == "en" else _told_ru(grounding)


def _told_en(ship: _Grounding) -> Breaking:
    return Breaking(
        slug="ferry",
        town=ship.town,
        topics=_TOPICS,
        flash=f"Ferry with {ship.aboard} people aboard runs aground near {ship.town.en}",
        lead="Nobody is hurt and the hull is intact, the coastguard says",
        first=(
            f"A passenger ferry with {ship.aboard} people aboard ran aground on a sandbank near {ship.town.en} {{on}}. "
            f"Nobody was hurt and the hull is intact, the coastguard said."
        ),
        headline=f"Tugs set out to free ferry near {ship.town.en}, all {ship.aboard} aboard safe",
        outcome=f"They are due in {spelled(ship.hours)} hours; the hull is intact and the sea calm",
        body=(
            (
                f"Two tugs are on their way to a passenger ferry that ran aground near {ship.town.en} {{on}} with "
                f"{ship.aboard} people aboard. Nobody was hurt and the hull is intact, the coastguard said."
            ),
            (
                f"They are due in {spelled(ship.hours)} hours and will try to pull the vessel off the sandbank. The "
                f"sea is calm, with waves of {number(ship.waves, 'en', 1)} metres. Those aboard have been given "
                f"blankets and tea."
            ),
            "Investigators will look at a buoy that is thought to have drifted from its place in the last storm.",
        ),
    )


def _told_ru(ship: _Grounding) -> Breaking:
    people, later = plural(ship.aboard, "человек", "человека", "человек"), plural(ship.hours, "час", "часа", "часов")
    return Breaking(
        slug="ferry",
        town=ship.town,
        topics=_TOPICS,
        flash=f"Паром с пассажирами сел на мель близ {ship.town.ru_of}",
        lead=f"На борту {people}, пострадавших нет",
        first=(
            f"Пассажирский паром, на борту которого {people}, сел {{on}} на песчаную мель близ {ship.town.ru_of}. "
            f"Пострадавших нет, корпус не повреждён, сообщили в береговой охране."
        ),
        headline=f"К севшему на мель близ {ship.town.ru_of} парому вышли буксиры",
        outcome=f"На борту {people}, пострадавших нет, буксиры подойдут через {later}",
        body=(
            (
                f"Два буксира направлены к пассажирскому парому, севшему {{on}} на мель близ {ship.town.ru_of}. На "
                f"борту {people}, пострадавших нет, корпус не повреждён, сообщили в береговой охране."
            ),
            (
                f"Буксиры подойдут через {later} и попытаются стянуть судно с мели. Море спокойно, высота волны "
                f"{number(ship.waves, 'ru', 1)} м. Пассажирам раздали пледы и горячий чай."
            ),
            "Проверяется положение буя, который, предположительно, снесло во время последнего шторма.",
        ),
    )
