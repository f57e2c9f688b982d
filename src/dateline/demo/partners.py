"""Two invented partners, so that Partner news is no empty page: what they offer, in both languages."""

from dataclasses import dataclass

from dateline.core.partners.offers import Offer


@dataclass(frozen=True, slots=True)
class DemoPartner:
    """A site that does not exist (RFC 2606), by the language of its headlines."""

    slug: str
    name: str
    site: str
    language: str
    headlines: tuple[str, ...]

    @property
    def offers(self) -> tuple[Offer, ...]:
        """As its feed would have them."""
        return tuple(
            Offer(f"{self.slug}-{number}", f"{self.site}{number}", headline, self.language, None)
            for number, headline in enumerate(self.headlines, 1)
        )


PARTNERS = (
    DemoPartner(
        "harbour-gazette",
        "Harbour Gazette",
        "https://harbour-gazette.example/",
        "en",
        (
            "Lighthouse keepers’ logbooks go online after ten years of scanning",
            "Why the last wooden ferry on the gulf will not retire",
            "Fishing towns ask for one timetable instead of three",
            "A map of every pier you can still walk on",
        ),
    ),
    DemoPartner(
        "northern-almanac",
        "Northern Almanac",
        "https://northern-almanac.example/",
        "en",
        (
            "Reindeer herders test collars that need no satellite",
            "Thirteen libraries that stay open through the polar night",
            "The bakery that trades bread for stories",
        ),
    ),
    DemoPartner(
        "vestnik-poberezhya",
        "Вестник побережья",
        "https://vestnik.example/",
        "ru",
        (
            "Дневники смотрителей маяков выложили в открытый доступ",
            "Последний деревянный паром залива не уходит на пенсию",
            "Рыбацкие посёлки просят единое расписание катеров",
        ),
    ),
    DemoPartner(
        "severny-kalendar",
        "Северный календарь",
        "https://severny-kalendar.example/",
        "ru",
        (
            "Тринадцать библиотек, открытых всю полярную ночь",
            "Пекарня, где за хлеб платят рассказами",
            "Оленеводы испытали ошейники без спутниковой связи",
        ),
    ),
)
