"""A power cut, over within minutes."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.copy import number, plural, spelled
from dateline.demo.script.flashes.breaking import Breaking
from dateline.demo.script.towns import TOWNS, Town

_TOPICS = ("20000260",)


@dataclass(frozen=True, slots=True)
class _Cut:
    town: Town
    homes: int
    districts: int


def blackout(rng: Random, language: str) -> Breaking:
    """Trams stop, a relay is found to have tripped, the light comes back."""
    cut = _Cut(rng.choice(TOWNS), rng.randrange(8, 96) * 1000, rng.randrange(2, 6))
    return _told_en(cut) if language == "en" else _told_ru(cut)


def _told_en(cut: _Cut) -> Breaking:
    homes, districts = f"{number(cut.homes, 'en')} homes", f"{spelled(cut.districts)} districts of {cut.town.en}"
    return Breaking(
        slug="blackout",
        town=cut.town,
        topics=_TOPICS,
        flash=f"Power cut hits {districts}",
        lead=f"About {homes} are without electricity; trams have stopped",
        first=(
            f"A power cut left about {homes} in {districts} without electricity {{on}}, the grid operator said. Trams "
            f"have stopped and traffic lights are dark."
        ),
        headline=f"Power returns to {cut.town.en} after brief cut",
        outcome="A relay tripped at a substation; hospitals ran on their own generators",
        body=(
            (
                f"Electricity was restored within minutes to about {homes} in {districts} that had lost it {{on}}, the "
                f"grid operator said."
            ),
            "A protective relay at a substation had tripped during switching work, according to first findings.",
            "Hospitals switched to their own generators without interruption. Rescuers were called to eleven lifts.",
            "Trams are running again, with delays of up to 20 minutes. The operator has promised a report in a week.",
        ),
    )


def _told_ru(cut: _Cut) -> Breaking:
    homes = f"около {cut.homes // 1000} тыс. квартир"
    districts = plural(cut.districts, "района", "районов", "районов")
    return Breaking(
        slug="blackout",
        town=cut.town,
        topics=_TOPICS,
        flash=f"Электричество отключилось в нескольких районах {cut.town.ru_of}",
        lead=f"Без света остались {homes}, остановились трамваи",
        first=(
            f"Без электричества {cut.town.ru_in} {{on}} остались {homes}, сообщили в сетевой компании. Отключены "
            f"потребители {districts}, остановились трамваи, не работают светофоры."
        ),
        headline=f"{cut.town.ru_where} восстановили электроснабжение после аварии на подстанции",
        outcome="Отключение продлилось несколько минут, больницы работали от своих генераторов",
        body=(
            (
                f"Электроснабжение {districts} {cut.town.ru_of}, где {{on}} без света остались {homes}, восстановлено "
                f"за несколько минут, сообщили в сетевой компании."
            ),
            "По предварительным данным, при переключениях на подстанции сработала релейная защита.",
            "Больницы без перебоев перешли на собственные генераторы. Спасателей вызвали к одиннадцати лифтам.",
            "Движение трамваев возобновлено, интервалы увеличены до 20 минут. Отчёт о причинах обещают через неделю.",
        ),
    )
