"""The transport desk: roads that close and open."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.copy import Copy, Told, plural, spelled
from dateline.demo.script.towns import TOWNS, Town

_WORKS = (
    ("bridge repairs", "ремонт моста"),
    ("resurfacing", "замена покрытия"),
    ("work on a culvert", "ремонт водопропускной трубы"),
    ("slope protection work", "укрепление откоса"),
)
_SIDES = (("northern", "северном"), ("southern", "южном"), ("eastern", "восточном"), ("western", "западном"))


@dataclass(frozen=True, slots=True)
class _Closure:
    town: Town
    side: tuple[str, str]
    works: tuple[str, str]
    kilometres: int
    days: int
    minutes: int
    cars: int


def closure(rng: Random, language: str) -> Copy:
    """A road out of town that is closed for works."""
    what = _Closure(
        town=rng.choice(TOWNS),
        side=rng.choice(_SIDES),
        works=rng.choice(_WORKS),
        kilometres=rng.randrange(3, 29),
        days=rng.randrange(2, 19),
        minutes=rng.randrange(10, 50, 5),
        cars=rng.randrange(4, 32) * 1000,
    )
    headline, lead, body = _told_en(what) if language == "en" else _told_ru(what)
    return Copy(slug="road", town=what.town, topics=("20000341",), headline=headline, lead=lead, body=body)


def _told_en(what: _Closure) -> Told:
    until = f"{{date+{what.days}}}"
    body = (
        (
            f"The {what.side[0]} approach road to {what.town.en} will be closed over {spelled(what.kilometres)} "
            f"kilometres until {until} "
            f"because of {what.works[0]}, the road authority said {{on}}."
        ),
        (
            f"The signposted detour takes about {what.minutes} minutes longer. Buses run to a special timetable; "
            "emergency vehicles "
            f"are let through."
        ),
        f"On an average day {what.cars:,} vehicles use the road.",
    )
    headline = f"{what.side[0].capitalize()} approach to {what.town.en} closed for {spelled(what.days)} days"
    return headline, f"Detour takes {what.minutes} minutes longer until {until}", body


def _told_ru(what: _Closure) -> Told:
    until, longer = f"{{date+{what.days}}}", plural(what.minutes, "минуту", "минуты", "минут")
    body = (
        (
            f"Движение на {what.side[1]} подъезде к {what.town.ru_to} закрыто до {until}: на участке идёт "
            f"{what.works[1]}, "
            f"сообщили {{on}} в дорожном управлении."
        ),
        (
            f"Перекрыт {what.kilometres}-километровый отрезок. Объезд обозначен указателями и занимает на {longer} "
            f"больше обычного. Автобусы ходят по временному расписанию, экстренные службы пропускают."
        ),
        f"В сутки по дороге проходит в среднем {what.cars // 1000} тыс. машин.",
    )
    headline = f"Движение на {what.side[1]} подъезде к {what.town.ru_to} закрыто до {until}"
    return headline, f"Объезд займёт на {longer} больше", body
