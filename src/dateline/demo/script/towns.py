"""Where the scripted newsroom has correspondents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """A town in both languages; ``ru_in`` is «в Омске», ``ru_of`` «Омска», ``ru_to`` «Омску»."""

    en: str
    ru: str
    ru_in: str
    ru_of: str
    ru_to: str

    @property
    def ru_where(self) -> str:
        """«В Омске», at the start of a sentence."""
        return self.ru_in[0].upper() + self.ru_in[1:]

    def name(self, language: str) -> str:
        return self.en if language == "en" else self.ru


KALININGRAD = Town("Kaliningrad", "Калининград", "в Калининграде", "Калининграда", "Калининграду")
KAZAN = Town("Kazan", "Казань", "в Казани", "Казани", "Казани")
MURMANSK = Town("Murmansk", "Мурманск", "в Мурманске", "Мурманска", "Мурманску")
OMSK = Town("Omsk", "Омск", "в Омске", "Омска", "Омску")
PERM = Town("Perm", "Пермь", "в Перми", "Перми", "Перми")
SAMARA = Town("Samara", "Самара", "в Самаре", "Самары", "Самаре")
TOMSK = Town("Tomsk", "Томск", "в Томске", "Томска", "Томску")
VLADIVOSTOK = Town("Vladivostok", "Владивосток", "во Владивостоке", "Владивостока", "Владивостоку")

TOWNS = (
    KALININGRAD,
    KAZAN,
    MURMANSK,
    OMSK,
    PERM,
    SAMARA,
    TOMSK,
    VLADIVOSTOK,
    Town("Almaty", "Алма-Ата", "в Алма-Ате", "Алма-Аты", "Алма-Ате"),
    Town("Arkhangelsk", "Архангельск", "в Архангельске", "Архангельска", "Архангельску"),
    Town("Belgrade", "Белград", "в Белграде", "Белграда", "Белграду"),
    Town("Gdansk", "Гданьск", "в Гданьске", "Гданьска", "Гданьску"),
    Town("Helsinki", "Хельсинки", "в Хельсинки", "Хельсинки", "Хельсинки"),
    Town("Irkutsk", "Иркутск", "в Иркутске", "Иркутска", "Иркутску"),
    Town("Istanbul", "Стамбул", "в Стамбуле", "Стамбула", "Стамбулу"),
    Town("Lisbon", "Лиссабон", "в Лиссабоне", "Лиссабона", "Лиссабону"),
    Town("Minsk", "Минск", "в Минске", "Минска", "Минску"),
    Town("Naples", "Неаполь", "в Неаполе", "Неаполя", "Неаполю"),
    Town("Oslo", "Осло", "в Осло", "Осло", "Осло"),
    Town("Tallinn", "Таллин", "в Таллине", "Таллина", "Таллину"),
    Town("Tbilisi", "Тбилиси", "в Тбилиси", "Тбилиси", "Тбилиси"),
    Town("Thessaloniki", "Салоники", "в Салониках", "Салоник", "Салоникам"),
    Town("Volgograd", "Волгоград", "в Волгограде", "Волгограда", "Волгограду"),
    Town("Yerevan", "Ереван", "в Ереване", "Еревана", "Еревану"),
)
