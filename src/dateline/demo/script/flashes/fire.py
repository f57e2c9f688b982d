"""A fire in which nobody is hurt."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.copy import number, plural
from dateline.demo.script.flashes.breaking import Breaking
from dateline.demo.script.towns import TOWNS, Town

_TOPICS = ("20000150",)


@dataclass(frozen=True, slots=True)
class _Fire:
    town: Town
    area: int
    """Square metres."""
    crews: int
    led_out: int


def warehouse_fire(rng: Random, language: str) -> Breaking:
    """A warehouse burns, and the people in it are led out."""
    fire = _Fire(rng.choice(TOWNS), rng.randrange(6, 48) * 100, rng.randrange(45, 190), rng.randrange(12, 90))
    return _told_en(fire) if language == "en" else _told_ru(fire)


def _told_en(fire: _Fire) -> Breaking:
    area = f"{number(fire.area, 'en')} square metres"
    return Breaking(
        slug="fire",
        town=fire.town,
        topics=_TOPICS,
        flash=f"Fire breaks out at warehouse in {fire.town.en}",
        lead=f"{fire.led_out} people have been led out; no injuries are known of",
        first=(
            f"A fire broke out at a furniture warehouse in {fire.town.en} {{on}} and spread to {area}, the fire "
            f"service said. The {fire.led_out} people in the building were led out, and no injuries are known of."
        ),
        headline=f"{fire.crews} firefighters at warehouse blaze in {fire.town.en}",
        outcome=f"All {fire.led_out} people in the building are safe; neighbours are asked to close their windows",
        body=(
            (
                f"A force of {fire.crews} firefighters was fighting a blaze {{on}} at a furniture warehouse in "
                f"{fire.town.en} that has spread to {area}. Nobody was hurt; all {fire.led_out} people in the building "
                f"were led out."
            ),
            "A fire wall has so far kept the flames from a neighbouring paint store, the fire service said.",
            (
                "Readings in the streets around showed no dangerous concentrations. Residents are nevertheless asked "
                "to keep their windows closed."
            ),
            "The fire seems to have begun in a charging room for fork-lift trucks, workers said.",
        ),
    )


def _told_ru(fire: _Fire) -> Breaking:
    area, led_out = f"{number(fire.area, 'ru')} кв. м", plural(fire.led_out, "человека", "человека", "человек")
    crews = plural(fire.crews, "пожарный", "пожарных", "пожарных")
    return Breaking(
        slug="fire",
        town=fire.town,
        topics=_TOPICS,
        flash=f"Пожар произошёл на складе {fire.town.ru_in}",
        lead=f"Из здания вывели {led_out}, данных о пострадавших нет",
        first=(
            f"Пожар произошёл {{on}} на мебельном складе {fire.town.ru_in}, площадь возгорания составила {area}, "
            f"сообщили в пожарной службе. Из здания вывели {led_out}, данных о пострадавших нет."
        ),
        headline=f"Пожар на складе {fire.town.ru_in} тушат {crews}",
        outcome="Все находившиеся в здании выведены, жителей соседних домов просят не открывать окна",
        body=(
            (
                f"Пожар на мебельном складе {fire.town.ru_in}, возникший {{on}}, тушат {crews}, площадь возгорания — "
                f"{area}. Пострадавших нет, из здания вывели {led_out}."
            ),
            (
                "Противопожарная стена пока не даёт огню перекинуться на соседний склад красок, сообщили в пожарной "
                "службе."
            ),
            "Замеры воздуха на ближайших улицах превышений не показали, тем не менее жителей просят не открывать окна.",
            "По словам работников, загорелось помещение для зарядки погрузчиков.",
        ),
    )
