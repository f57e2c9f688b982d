"""An airport that fog closes for a while."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.copy import plural, spelled
from dateline.demo.script.flashes.breaking import Breaking
from dateline.demo.script.towns import TOWNS, Town

_TOPICS = ("20000338", "20001129")


@dataclass(frozen=True, slots=True)
class _Fog:
    town: Town
    late: int
    diverted: int
    sight: int
    """Visibility in metres."""


def airport_fog(rng: Random, language: str) -> Breaking:
    """Take-offs and landings stop, aircraft are diverted, passengers wait."""
    fog = _Fog(rng.choice(TOWNS), rng.randrange(9, 40), rng.randrange(2, 8), rng.randrange(80, 350, 10))
    return _told_en(fog) if language == "en" else _told_ru(fog)


def _told_en(fog: _Fog) -> Breaking:
    diverted = spelled(fog.diverted)
    return Breaking(
        slug="airport",
        town=fog.town,
        topics=_TOPICS,
        flash=f"{fog.town.en} airport closed because of fog",
        lead=f"{diverted.capitalize()} flights have been diverted, visibility is down to {fog.sight} metres",
        first=(
            f"The airport of {fog.town.en} suspended take-offs and landings {{on}} because of fog that has cut "
            f"visibility to {fog.sight} metres. {diverted.capitalize()} approaching aircraft were diverted, the "
            f"airport said."
        ),
        headline=f"Fog closes {fog.town.en} airport, {spelled(fog.late)} flights delayed",
        outcome="Forecasters expect the fog to lift as the wind freshens",
        body=(
            (
                f"The airport of {fog.town.en} suspended take-offs and landings {{on}} when fog cut visibility to "
                f"{fog.sight} metres. {spelled(fog.late).capitalize()} departures are delayed, by 70 minutes on "
                f"average so far."
            ),
            (
                f"{diverted.capitalize()} approaching aircraft were diverted and will return once flying resumes, the "
                f"airport said."
            ),
            "Passengers are advised to check their flight before setting out. Hot meals are being handed out.",
            "Forecasters expect the fog to lift within hours as the wind freshens.",
        ),
    )


def _told_ru(fog: _Fog) -> Breaking:
    diverted = f"на запасные аэродромы ушли {plural(fog.diverted, 'самолёт', 'самолёта', 'самолётов')}"
    late = plural(fog.late, "рейс", "рейса", "рейсов")
    return Breaking(
        slug="airport",
        town=fog.town,
        topics=_TOPICS,
        flash=f"Аэропорт {fog.town.ru_of} закрыт из-за тумана",
        lead=f"Видимость снизилась до {fog.sight} м, {diverted}",
        first=(
            f"Аэропорт {fog.town.ru_of} {{on}} временно прекратил приём и выпуск рейсов из-за тумана: видимость "
            f"снизилась до {fog.sight} м, {diverted}, сообщили в аэропорту."
        ),
        headline=f"Туман закрыл аэропорт {fog.town.ru_of}, задерживаются {late}",
        outcome="По прогнозу, видимость улучшится с усилением ветра",
        body=(
            (
                f"Аэропорт {fog.town.ru_of} {{on}} прекратил приём и выпуск рейсов: из-за тумана видимость снизилась "
                f"до {fog.sight} м. Вылета ожидают {late}, средняя задержка пока составляет 70 минут."
            ),
            f"В аэропорту уточнили, что {diverted}; они вернутся, как только полёты возобновятся.",
            "Пассажирам советуют уточнять время вылета до выезда из дома, в терминале раздают горячее питание.",
            "По прогнозу, с усилением ветра туман рассеется в ближайшие часы.",
        ),
    )
