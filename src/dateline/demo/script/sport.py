"""The sports desk: results of invented clubs in regional leagues."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.copy import Copy, Told, number, plural
from dateline.demo.script.towns import KALININGRAD, KAZAN, MURMANSK, OMSK, PERM, SAMARA, TOMSK, VLADIVOSTOK, Town


@dataclass(frozen=True, slots=True)
class _Club:
    """Russian names are masculine and end in a hard consonant, so that their cases are the same."""

    en: str
    ru: str
    town: Town


_CLUBS = (
    _Club("Rechnik", "Речник", KAZAN),
    _Club("Mayak", "Маяк", KALININGRAD),
    _Club("Aisberg", "Айсберг", MURMANSK),
    _Club("Parus", "Парус", SAMARA),
    _Club("Kedr", "Кедр", TOMSK),
    _Club("Briz", "Бриз", VLADIVOSTOK),
    _Club("Granit", "Гранит", PERM),
    _Club("Kolos", "Колос", OMSK),
)


@dataclass(frozen=True, slots=True)
class _Game:
    """``low`` and ``high`` are what a side usually scores."""

    en: str
    ru: str
    """Adjective in the genitive: «волейбольной лиги»."""
    topic: str
    low: int
    high: int


_GAMES = (
    _Game("handball", "гандбольной", "20000958", 22, 34),
    _Game("basketball", "баскетбольной", "20000851", 68, 102),
    _Game("ice hockey", "хоккейной", "20000965", 0, 6),
    _Game("volleyball", "волейбольной", "20001089", 0, 4),
)


@dataclass(frozen=True, slots=True)
class _Result:
    game: _Game
    winner: _Club
    loser: _Club
    won: int
    lost: int
    at_home: bool
    crowd: int
    place: int
    run: int


def result(rng: Random, language: str) -> Copy:
    """One match: winner, loser, score, crowd, what it means in the table."""
    game, (winner, loser) = rng.choice(_GAMES), rng.sample(_CLUBS, 2)
    lost = rng.randint(game.low, game.high - 2)
    won = 3 if game.en == "volleyball" else rng.randint(lost + 1, game.high)
    lost = min(lost, won - 1)
    match = _Result(
        game,
        winner,
        loser,
        won,
        lost,
        rng.random() < 0.6,
        rng.randrange(900, 7200, 10),
        rng.randint(1, 6),
        rng.randint(2, 7),
    )
    headline, lead, body = _told_en(match) if language == "en" else _told_ru(match)
    host = match.winner.town if match.at_home else match.loser.town
    return Copy(slug="result", town=host, topics=(game.topic,), headline=headline, lead=lead, body=body)


_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_ORDINALS_RU = ("", "первое", "второе", "третье", "четвёртое", "пятое", "шестое")


def _told_en(match: _Result) -> Told:
    winner, loser = f"{match.winner.en} {match.winner.town.en}", f"{match.loser.en} {match.loser.town.en}"
    body = (
        (
            f"{winner} beat {loser} {match.won}-{match.lost} {'at home' if match.at_home else 'away'} in the regional "
            f"{match.game.en} league {{on}} in front of {number(match.crowd, 'en')} spectators."
        ),
        (
            f"It is their {_ORDINALS[match.run]} win in a row and lifts them to {_ORDINALS[match.place]} place in the "
            "table."
        ),
        f"The two sides meet again on {{date+{5 + match.run}}}.",
    )
    return (
        f"{winner} beat {loser} {match.won}-{match.lost}",
        f"{match.winner.en} climb to {_ORDINALS[match.place]} place",
        body,
    )


def _told_ru(match: _Result) -> Told:
    where = "на своей площадке" if match.at_home else "на выезде"
    seen = plural(match.crowd, "зритель", "зрителя", "зрителей").replace(str(match.crowd), number(match.crowd, "ru"))
    body = (
        (
            f"«{match.winner.ru}» ({match.winner.town.ru}) {{on}} {where} обыграл «{match.loser.ru}» "
            f"({match.loser.town.ru}) в матче "
            f"региональной {match.game.ru} лиги. Встреча завершилась со счётом {match.won}:{match.lost}, за ней "
            f"наблюдали {seen}."
        ),
        (
            f"Победная серия «{match.winner.ru}а» достигла {match.run} матчей, команда поднялась на "
            f"{_ORDINALS_RU[match.place]} место в таблице."
        ),
        f"Следующая встреча соперников состоится {{date+{5 + match.run}}}.",
    )
    headline = f"«{match.winner.ru}» обыграл «{match.loser.ru}» в матче {match.game.ru} лиги — {match.won}:{match.lost}"
    return headline, f"Победитель вышел на {_ORDINALS_RU[match.place]} место", body
