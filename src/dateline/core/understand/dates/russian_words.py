"""Inflected words of Russian time expressions; ё is е."""

from collections.abc import Iterable, Iterator

NUMBERS = {
    "один": 1, "одну": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4, "четырех": 4, "пять": 5,
    "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9,
    "десять": 10, "десяти": 10, "одиннадцать": 11, "двенадцать": 12,
}  # fmt: skip
ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четв": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
ORDINAL_FORMS = (
    "первый", "первого", "первом", "первое", "первая", "первую", "первой", "второй", "второго", "втором", "второе",
    "вторая", "вторую", "третий", "третьего", "третьем", "четвертый", "четвертого", "четвертом", "i", "ii", "iii", "iv",
)  # fmt: skip
DAYS = {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}
ADJECTIVES = {
    "эт": 0, "нынешн": 0, "текущ": 0, "прошл": -1, "минувш": -1, "прошедш": -1, "предыдущ": -1, "следующ": 1,
    "будущ": 1, "ближайш": 1, "предстоящ": 1, "наступающ": 1,
}  # fmt: skip
"""Stems of “this”, “last” and “next”, and which of the units they mean."""
ENDINGS = (
    "ого", "его", "ой", "ом", "ую", "юю", "ей", "ем", "им", "ым", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "их",
    "ых", "от", "у", "и",
)  # fmt: skip
LATEST = ("последний", "последние", "последнюю", "последних")
PREPOSITIONS = ("в", "во", "на", "к", "до", "по", "за", "после", "от")
SEASONS = {"вес": "spring", "лет": "summer", "осе": "autumn", "зим": "winter"}
SEASON_FORMS = ("весной", "весны", "весна", "весну", "летом", "лета", "лето", "осенью", "осени", "осень", "зимой",
                "зимы", "зима", "зиму")  # fmt: skip
_UNITS = {
    "день": "day", "дн": "day", "сут": "day", "недел": "week", "месяц": "month", "год": "year", "лет": "year",
    "квартал": "quarter", "выходн": "weekend", "десятилет": "decade", "час": "hour",
}  # fmt: skip
_MONTHS = {
    **dict.fromkeys(("январ", "феврал"), ("ь", "я", "ю", "е", "ем")), "март": ("", "а", "у", "е", "ом"),
    "апрел": ("ь", "я", "ю", "е", "ем"), "ма": ("й", "я", "ю", "е"),
    **dict.fromkeys(("июн", "июл"), ("ь", "я", "ю", "е", "ем")), "август": ("", "а", "у", "е", "ом"),
    **dict.fromkeys(("сентябр", "октябр", "ноябр", "декабр"), ("ь", "я", "ю", "е", "ем")),
}  # fmt: skip
_WEEKDAYS = {
    **dict.fromkeys(("понедельник", "вторник"), ("", "а", "у", "ом")), "сред": (), "четверг": ("", "а", "у", "ом"),
    "пятниц": ("а", "у", "ы", "е", "ей"), "суббот": ("а", "у", "ы", "е", "ой"), "воскресень": ("е", "я", "ю", "ем"),
}  # fmt: skip
"""Wednesday is also “environment”: its forms stand in the rules that are sure of it."""


def _forms(stems: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Every form, the longer of a stem first, so that an alternation finds it."""
    return (stem + ending for stem, endings in stems.items() for ending in sorted(endings, key=len, reverse=True))


MONTHS = tuple(_forms(_MONTHS))
WEEKDAYS = tuple(_forms(_WEEKDAYS))


def month_of(word: str) -> int:
    """1 to 12 for a month in any form, or short: ``мар``."""
    return _number_in(word, (stem[:3] for stem in _MONTHS)) + 1


def weekday_of(word: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return _number_in(word, _WEEKDAYS)


def unit_of(word: str) -> str:
    """The English name of a unit of time."""
    return next(name for stem, name in _UNITS.items() if word.startswith(stem))


def number_of(word: str | None) -> int:
    """A number in words or figures; without any, one."""
    return 1 if word is None else NUMBERS.get(word) or int(word)


def _number_in(word: str, stems: Iterable[str]) -> int:
    """The place of the longest stem that a word begins with: ``март`` before ``ма``."""
    return max((len(stem), number) for number, stem in enumerate(stems) if word.startswith(stem))[1]
