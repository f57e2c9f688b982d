"""A piece of copy, and the words that every beat needs."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.towns import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One piece in one language; days are marked as in `dateline.demo.days`."""

    slug: str
    """What it is about, in one or two Latin words."""
    town: Town
    topics: tuple[str, ...]
    headline: str
    lead: str
    body: tuple[str, ...]


Told = tuple[str, str, tuple[str, ...]]
"""Headline, lead and paragraphs."""


def number(value: float, language: str, digits: int = 0) -> str:
    """A figure with its decimal sign, and thousands apart: 12,400.5 or 12 400,5 (with no-break spaces)."""
    text = f"{value:,.{digits}f}"
    return text if language == "en" else text.replace(",", "\u00a0").replace(".", ",")


def plural(count: int, one: str, few: str, many: str) -> str:
    """A Russian noun as it stands behind a count: 1 дом, 2 дома, 5 домов, 11 домов, 21 дом (CLDR plural rules)."""
    if count % 10 == 1 and count % 100 != 11:
        return f"{count} {one}"
    if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}:
        return f"{count} {few}"
    return f"{count} {many}"


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spelled(count: int) -> str:
    """An English count as agencies write it: one to nine in words."""
    return _WORDS[count] if count < len(_WORDS) else number(count, "en")


def some(rng: Random, choices: tuple[str, ...], count: int) -> tuple[str, ...]:
    """So many of the choices, in their own order."""
    picked = set(rng.sample(range(len(choices)), count))
    return tuple(choice for index, choice in enumerate(choices) if index in picked)


def tenths(rng: Random, low: float, high: float) -> float:
    """A figure with one decimal between two bounds."""
    return rng.randrange(round(low * 10), round(high * 10) + 1) / 10
