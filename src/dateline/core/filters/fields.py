"""The fields of a filter, and the fixed words that some of them take, in English and Russian."""

from enum import StrEnum


class Field(StrEnum):
    """What a story may be chosen by, besides its words; in the order of the canonical form."""

    TOPIC = "topic"
    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "org"
    QUOTED = "quoted"
    SOURCE = "source"
    AUTHOR = "author"
    LANGUAGE = "lang"
    KIND = "kind"
    URGENCY = "urgency"
    IS = "is"
    HAS = "has"
    COVERAGE = "coverage"


SINCE, UNTIL, IN, TITLE = "since", "until", "in", "title"
"""What is written like a field and is none: times, and where words are looked for."""

WRITTEN: dict[str, str] = {
    **{field.value: field.value for field in Field},
    **{name: name for name in (SINCE, UNTIL, IN, TITLE)},
    "organisation": "org", "organization": "org", "language": "lang", "by": "author", "headline": "title",
    "тема": "topic", "место": "place", "человек": "person", "персона": "person", "организация": "org",
    "цитата": "quoted", "говорит": "quoted",
    "источник": "source", "автор": "author", "язык": "lang", "вид": "kind", "жанр": "kind", "срочность": "urgency",
    "это": "is", "есть": "has", "сюжет": "coverage", "с": "since", "после": "since", "до": "until", "по": "until",
    "в": "in", "заголовок": "title",
}  # fmt: skip
"""Every way to write a field → its name in the canonical form."""

HEADLINES = frozenset(["title", "headline", "заголовке", "заголовок"])
"""Values of ``in:``."""

_IS = {
    "flash": "молния", "update": "обновление", "correction": "исправление", "exclusive": "эксклюзив",
}  # fmt: skip
_HAS = {"photo": "фото"}
_KINDS = {
    "news": "новость", "interview": "интервью", "analysis": "анализ", "background": "справка", "feature": "репортаж",
    "comment": "комментарий", "press-review": "обзор-прессы", "press-release": "пресс-релиз",
}  # fmt: skip

VALUES: dict[Field, dict[str, str]] = {
    field: {**{english: english for english in words}, **{russian: english for english, russian in words.items()}}
    for field, words in ((Field.IS, _IS), (Field.HAS, _HAS), (Field.KIND, _KINDS))
}
"""For fields with fixed values every way to write one → the value in the canonical form."""

NAMED = frozenset([Field.TOPIC, Field.PLACE, Field.SOURCE, Field.LANGUAGE])
"""Fields whose values an agency names itself: see `dateline.core.filters.names.Names`."""

URGENCIES = range(1, 10)
"""IPTC urgency of the content: 1 is the most urgent."""
