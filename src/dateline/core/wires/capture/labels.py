"""The furniture of agency pages: what stands around the story and is not copy."""

import re

_MENU = (
    "Currency converter", "All news", "News search", "Topics", "News Search Topics",
    "Use filter", "Filter", "Search", "You can filter your feed,", "by choosing only interesting", "Share", "Print",
    "Subscribe", "Menu", "Photo", "Video",
    "Курс валют", "Курсы валют", "Конвертер валют", "Все новости", "Поиск новостей", "Поиск", "Темы", "Фильтр",
    "Использовать фильтр", "Применить фильтр", "Вы можете отфильтровать свою ленту,", "Вы можете настроить ленту,",
    "выбрав только интересное", "выбрав только интересное вам", "Поделиться", "Печать", "Подписаться", "Меню", "Фото",
    "Видео",
)  # fmt: skip
_TAIL = (
    "Show more", "In other media", "Partner news", "Read also", "More on this", "Most read", "Related",
    "Показать ещё", "Показать больше", "В других СМИ", "Новости партнёров", "Читайте также", "Ещё по теме", "По теме",
    "Самое читаемое",
)  # fmt: skip
_PAGES = re.compile(
    r"(\d{1,4})\s+(?:pages?\s+in\s+this\s+article|страниц\w*\s+в\s+(?:этой\s+)?(?:статье|материале|новости))",
    re.IGNORECASE,
)


def is_menu(line: str) -> bool:
    """An entry of the menu above a story."""
    return _folded(line) in _MENU_FOLDED


def is_tail(line: str) -> bool:
    """A heading or a button below a story, after which no more of it comes."""
    return _folded(line) in _TAIL_FOLDED


def pages_stated(line: str) -> int | None:
    """The number in ``1 pages in this article``."""
    match = _PAGES.fullmatch(line.strip(" \t.:"))
    return int(match[1]) if match else None


def _folded(line: str) -> str:
    return " ".join(line.split()).strip(" .:").casefold().replace("ё", "е")


_MENU_FOLDED = frozenset(map(_folded, _MENU))
_TAIL_FOLDED = frozenset(map(_folded, _TAIL))
