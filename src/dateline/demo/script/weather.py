"""The weather desk."""

from random import Random

from dateline.demo.script.copy import Copy, Told, number, plural, some, spelled, tenths
from dateline.demo.script.towns import TOWNS, Town


def wind(rng: Random, language: str) -> Copy:
    """A gale warning."""
    town, gusts, hours = rng.choice(TOWNS), rng.randrange(18, 32), rng.choice((6, 9, 12, 18, 24))
    now, trees = gusts - rng.randrange(4, 8), rng.randrange(2, 60)
    tell = _wind_en if language == "en" else _wind_ru
    headline, lead, body = tell(rng, town, gusts, now, hours, trees)
    return Copy(slug="wind", town=town, topics=("20001131",), headline=headline, lead=lead, body=body)


def _wind_en(rng: Random, town: Town, gusts: int, now: int, hours: int, trees: int) -> Told:
    first = (
        f"The weather service issued a gale warning for {town.en} {{on}}, expecting gusts of up to {gusts} metres per "
        f"second over the next {spelled(hours)} hours."
    )
    rest = (
        f"Gusts of {now} metres per second were measured in the city during the past hour.",
        f"Municipal crews have removed {spelled(trees)} fallen trees since the wind rose. No injuries were reported.",
        "Residents are advised to keep away from scaffolding and old trees and not to park beneath hoardings.",
        "Parks and playgrounds are closed until the warning is lifted.",
    )
    headline = rng.choice(
        (
            f"Gale warning for {town.en} as gusts reach {gusts} m/s",
            f"{town.en} told to expect {spelled(hours)} hours of gales",
        )
    )
    return headline, f"Warning holds for {spelled(hours)} hours; no injuries reported", (first, *some(rng, rest, 3))


def _wind_ru(rng: Random, town: Town, gusts: int, now: int, hours: int, trees: int) -> Told:
    first = (
        f"Метеорологи {{on}} объявили {town.ru_in} штормовое предупреждение: в течение {hours} часов ожидается ветер "
        f"с порывами до {gusts} м/с."
    )
    removed = plural(trees, "упавшее дерево", "упавших дерева", "упавших деревьев")
    rest = (
        f"За последний час в городе зафиксированы порывы до {now} м/с.",
        f"Коммунальные службы убрали {removed}. Пострадавших нет.",
        "Горожан просят не подходить к строительным лесам и старым деревьям и не оставлять машины под щитами.",
        "Парки и детские площадки закрыты до отмены предупреждения.",
    )
    headline = rng.choice(
        (
            f"{town.ru_where} объявлено штормовое предупреждение из-за ветра до {gusts} м/с",
            f"Ветер до {gusts} м/с ожидается {town.ru_in} в ближайшие {plural(hours, 'час', 'часа', 'часов')}",
        )
    )
    lead = f"Предупреждение действует {plural(hours, 'час', 'часа', 'часов')}, пострадавших нет"
    return headline, lead, (first, *some(rng, rest, 3))


def rain(rng: Random, language: str) -> Copy:
    """A day's rain beyond the usual."""
    town, fallen, month = rng.choice(TOWNS), tenths(rng, 28, 74), rng.randrange(80, 130)
    calls = rng.randrange(30, 240)
    tell = _rain_en if language == "en" else _rain_ru
    headline, lead, body = tell(rng, town, fallen, round(100 * fallen / month), calls)
    return Copy(slug="rain", town=town, topics=("20001129", "20001130"), headline=headline, lead=lead, body=body)


def _rain_en(rng: Random, town: Town, fallen: float, share: int, calls: int) -> Told:
    first = (
        f"{number(fallen, 'en', 1)} millimetres of rain fell on {town.en} in 24 hours, {share} percent of the "
        "average for "
        f"the whole month, the city’s weather station said {{on}}."
    )
    rest = (
        f"The emergency line took {calls} calls, most of them about flooded cellars and blocked drains.",
        "Two underpasses were closed to traffic for several hours and have since reopened.",
        "The rain is forecast to ease by tomorrow, with showers remaining possible.",
    )
    headline = f"A day’s rain in {town.en} amounts to {share} percent of the monthly average"
    return headline, f"{number(fallen, 'en', 1)} mm in 24 hours; forecasters see an end", (first, *some(rng, rest, 2))


def _rain_ru(rng: Random, town: Town, fallen: float, share: int, calls: int) -> Told:
    first = (
        f"За сутки {town.ru_in} выпало {number(fallen, 'ru', 1)} мм осадков, или {share}% месячной нормы, сообщили "
        f"{{on}} "
        f"на городской метеостанции."
    )
    asked = plural(calls, "обращение", "обращения", "обращений")
    rest = (
        f"В экстренные службы поступило {asked}, в основном из-за подтопленных подвалов и забитых ливнёвок.",
        "Два подземных проезда на несколько часов закрывали для транспорта, сейчас движение восстановлено.",
        "По прогнозу, к завтрашнему дню дождь ослабеет, местами сохранятся ливни.",
    )
    headline = f"{town.ru_where} за сутки выпало {share}% месячной нормы осадков"
    return headline, f"Сумма осадков составила {number(fallen, 'ru', 1)} мм", (first, *some(rng, rest, 2))
