"""The arts desk: exhibitions and first nights."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.copy import Copy, Told, number, plural, spelled
from dateline.demo.script.towns import TOWNS, Town


@dataclass(frozen=True, slots=True)
class _Show:
    en: str
    ru: str
    """Genitive plural: «старинных карт»."""
    en_from: str
    ru_from: str


_SHOWS = (
    _Show(
        "hand-drawn sea charts",
        "рукописных морских карт",
        "the archive of a pilots’ guild",
        "из архива лоцманского товарищества",
    ),
    _Show(
        "glass negatives",
        "стеклянных негативов",
        "the estate of a street photographer",
        "из наследия уличного фотографа",
    ),
    _Show("theatre posters", "театральных афиш", "nine private collections", "из девяти частных собраний"),
    _Show("clay toys", "глиняных игрушек", "eleven villages of potters", "из одиннадцати гончарных сёл"),
    _Show(
        "railway tickets",
        "железнодорожных билетов",
        "a retired conductor’s cupboard",
        "из шкафа вышедшего на пенсию проводника",
    ),
    _Show(
        "herbarium sheets", "гербарных листов", "the stores of a botanical garden", "из запасников ботанического сада"
    ),
)


def exhibition(rng: Random, language: str) -> Copy:
    """An exhibition that opens."""
    town, show = rng.choice(TOWNS), rng.choice(_SHOWS)
    pieces, years, weeks = (
        rng.randrange(4, 90) * 10 + rng.randrange(5, 10),
        rng.randrange(60, 190),
        rng.randrange(5, 15),
    )
    tell = _show_en if language == "en" else _show_ru
    headline, lead, body = tell(town, show, pieces, years, weeks)
    return Copy(slug="exhibition", town=town, topics=("20001135", "20000043"), headline=headline, lead=lead, body=body)


def _show_en(town: Town, show: _Show, pieces: int, years: int, weeks: int) -> Told:
    body = (
        (
            f"An exhibition of {pieces} {show.en} opened at the city museum in {town.en} {{on}}. Most of them come "
            "from "
            f"{show.en_from} and have never been on public view."
        ),
        f"The oldest piece was made {years} years ago. Restorers spent two years on the collection, the museum said.",
        f"The exhibition runs for {spelled(weeks)} weeks. Admission is free for those under 18.",
    )
    return f"{town.en} museum shows {pieces} {show.en}", f"Most of the pieces come from {show.en_from}", body


def _show_ru(town: Town, show: _Show, pieces: int, years: int, weeks: int) -> Told:
    age = plural(years, "год", "года", "лет")
    body = (
        (
            f"Выставка {pieces} {show.ru} открылась {{on}} в городском музее {town.ru_of}. Большая часть "
            f"экспонатов — {show.ru_from}, "
            f"широкой публике их показывают впервые."
        ),
        (
            f"Возраст самого старого предмета — {age}. Над собранием, как сообщили в музее, два года работали "
            "реставраторы."
        ),
        f"Выставка продлится {plural(weeks, 'неделю', 'недели', 'недель')}, для посетителей до 18 лет вход бесплатный.",
    )
    return (
        f"Выставка {show.ru} открылась {town.ru_in}",
        f"В экспозиции {pieces} предметов, большинство показывают впервые",
        body,
    )


@dataclass(frozen=True, slots=True)
class _Play:
    en: str
    ru: str
    en_about: str
    ru_about: str


_PLAYS = (
    _Play(
        "The Ferrywoman",
        "Перевозчица",
        "a ferry that is to be replaced by a bridge",
        "о пароме, на смену которому строят мост",
    ),
    _Play(
        "Minutes of the Frost",
        "Протокол мороза",
        "a village school cut off by snow",
        "о сельской школе, отрезанной снегом",
    ),
    _Play(
        "Two Lamps",
        "Две лампы",
        "sisters who run a lighthouse and do not speak",
        "о сёстрах, которые служат на маяке и не разговаривают",
    ),
    _Play(
        "Lost Property", "Бюро находок", "the night shift in a lost-property office", "о ночной смене в бюро находок"
    ),
    _Play(
        "The Weather Watcher", "Метеоролог", "a forecaster who was right once", "о синоптике, который однажды не ошибся"
    ),
)


def first_night(rng: Random, language: str) -> Copy:
    """A play that has its first night."""
    town, play = rng.choice(TOWNS), rng.choice(_PLAYS)
    seats, cast, dates = rng.randrange(90, 640), rng.randrange(3, 15), rng.randrange(6, 30)
    tell = _night_en if language == "en" else _night_ru
    headline, lead, body = tell(town, play, seats, cast, dates)
    return Copy(slug="theatre", town=town, topics=("20001180",), headline=headline, lead=lead, body=body)


def _night_en(town: Town, play: _Play, seats: int, cast: int, dates: int) -> Told:
    body = (
        (
            f"“{play.en}”, a play about {play.en_about}, had its first night at the drama theatre in {town.en} "
            f"{{on}}. All "
            f"{number(seats, 'en')} seats were taken."
        ),
        f"A cast of {spelled(cast)} plays on an almost empty stage; the scenery consists of sound and light.",
        f"The theatre has put {spelled(dates)} further performances on sale.",
    )
    return f"“{play.en}” opens to a full house in {town.en}", f"The play tells of {play.en_about}", body


def _players(cast: int) -> str:
    verb = "играет" if cast % 10 == 1 and cast != 11 else "играют"
    return f"{verb} {plural(cast, 'актёр', 'актёра', 'актёров')}"


def _night_ru(town: Town, play: _Play, seats: int, cast: int, dates: int) -> Told:
    taken = plural(seats, "место", "места", "мест")
    more = plural(dates, "спектакль", "спектакля", "спектаклей")
    body = (
        (
            f"Премьера спектакля «{play.ru}» прошла {{on}} в драматическом театре {town.ru_of}. Были проданы билеты на "
            f"{taken} — весь зал."
        ),
        f"Пьеса рассказывает {play.ru_about}.",
        f"На почти пустой сцене {_players(cast)}, декорации заменяют звук и свет.",
        f"До конца сезона запланировано ещё {more}.",
    )
    return f"Премьера спектакля «{play.ru}» прошла {town.ru_in}", "На первом показе был полный зал", body
