"""Copy that tells no event: digests, rates and prices, result tables, horoscopes, the weather of many places.

Any two of them are alike, whatever happened, so they would grow into one giant group; they are left out with a reason.
"""

import re
from dataclasses import dataclass
from itertools import islice

from dateline.core.coverage.values import Left

_DIGEST = re.compile(
    r"\b(?:news|morning|evening|daily|weekly|world|business|sports?|press)[ -](?:news )?"
    r"(?:digest|briefing|round-?up|summary|headlines|wrap|review)\b"
    r"|\b(?:digest|schedule|diary|headlines)\s*(?::|$|of the (?:day|hour|week))|\bnews in brief\b|\bday ahead\b"
    r"|\bwhat (?:we know this|happened (?:this|overnight|today))\b|\btop (?:news|stories) (?:of|at|for)\b"
    r"|дайджест|обзор прессы|пресс-обзор|главн\w+ (?:новости|события) (?:дня|недели|часа|утра|к)"
    r"|новости (?:часа|кратко|к часу)"
    r"|\bкоротко о главном|\bкартина дня|итоги (?:дня|недели)|анонс(?:ы)? (?:событий|на)"
    r"|календарь событий|события дня\b",
    re.IGNORECASE,
)  # fmt: skip
_HOROSCOPE = re.compile(r"\bhoroscopes?\b|\bгороскоп", re.IGNORECASE)
_SIGNS = re.compile(
    r"\b(?:aries|taurus|gemini|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces"
    r"|овн\w*|тел(?:ец|ьц\w+)|близнец\w*|л(?:ев|ьв\w+)|дев(?:а|ам|ы)|вес(?:ы|ам)|скорпион\w*|стрел(?:ец|ьц\w+)|козерог\w*"
    r"|водоле\w+|рыб(?:ы|ам))\b",
    re.IGNORECASE,
)  # fmt: skip
_FIRST_SIGN = ("Aries", "ARIES", "Овен", "ОВЕН", "Овны", "Овнам")
"""Of all signs in a row, this one is."""
_FORECAST = re.compile(
    r"\bweather (?:forecast|today|tomorrow|report|for)\b|\bforecast for (?:today|tomorrow|\w+day)\b"
    r"|прогноз погоды|погода (?:на|в|сегодня|завтра)\b|\bпогода:",
    re.IGNORECASE,
)  # fmt: skip
_DEGREES = re.compile(
    r"[-+−]?\d{1,2}(?:\s?(?:\.\.\.?|…|to|-|–)\s?[-+−]?\d{1,2})?\s?(?:°|º|degrees|градус)", re.IGNORECASE
)
_PRICES = re.compile(
    r"\b(?:closing|opening|noon|market|exchange|forex|spot|commodity|metal|currency) "
    r"(?:prices|rates|quotes|quotations)\b"
    r"|\b(?:prices|rates|quotes)\s*(?::|$)|\bexchange rates?\b|курс(?:ы)? валют|официальные курсы|котировки\b"
    r"|цены на (?:нефть|металлы|бирже)\s*(?::|$)",
    re.IGNORECASE,
)  # fmt: skip
_RESULTS = re.compile(
    r"\b(?:results|scoreboard|standings|fixtures|box scores?|scores|league table|line-?ups)\b"
    r"|результаты (?:матчей|тура|игр)|турнирная таблица|таблица розыгрыша|положение команд|расписание матчей",
    re.IGNORECASE,
)  # fmt: skip
_PAYS = re.compile(
    r"\b(?:div|divs|dividends?|payouts?)\b.*\b(?:pay|payable|record)\b.*\b(?:pay|payable|record)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOTICE = 60
"""Words of a company's notice of what it pays: a form with a name, a sum and two days."""
_SCORE = re.compile(r"\b\d{1,3}\s?[-–:]\s?\d{1,3}\b")
_NUMBER = re.compile(r"\d(?<![^\W\d]\d)\d*(?:[.,/:]\d+)*%?")
"""Behind no letter. It begins with a digit, so that a search runs over everything else."""
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 5
_HARDLY_ANY = 8
"""Numbers; a table has more."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a text looks."""

    numbers: int
    words: int
    """Up to `_NOTICE` where there are hardly any numbers."""
    tabular: bool
    """Whether numbers or rows of them prevail; of a form of a few words a quarter is enough."""


def left_out(title: str, text: str) -> Left | None:
    """Why a report is no telling of an event; None for one that is.

    A word in the headline is not enough, since a digest of sugar is news: the text must look like it, too.
    """
    head, body = title or text.partition("\n")[0][:200], text[:6000]
    shape = _shape(body)
    if shape.words + len(_LETTERS.findall(title)) < _FEWEST_WORDS:
        return Left.EMPTY
    if _HOROSCOPE.search(head) or any(sign in body for sign in _FIRST_SIGN):
        signs = {sign.lower() for sign in _SIGNS.findall(body)}
        if len(signs) >= (4 if _HOROSCOPE.search(head) else 8):
            return Left.HOROSCOPE
    if _FORECAST.search(head) and (len(_DEGREES.findall(body)) >= 4 or shape.tabular):
        return Left.FORECAST
    if _RESULTS.search(head) and (len(_SCORE.findall(body)) >= 5 or shape.tabular):
        return Left.RESULTS
    if shape.tabular and len(_SCORE.findall(body)) >= 8:
        return Left.RESULTS
    if shape.words < _NOTICE and shape.numbers >= 3 and _PAYS.search(f"{head}\n{body}"):
        return Left.TABLE
    if shape.tabular:
        return Left.PRICES if _PRICES.search(head) else Left.TABLE
    return Left.DIGEST if _DIGEST.search(head) and _is_many(body) else None


def _shape(body: str) -> _Shape:
    numbers = len(_NUMBER.findall(body))
    # Most stories have hardly any numbers: of these no more is asked than whether they are short.
    words = sum(1 for _ in islice(_LETTERS.finditer(body), None if numbers > _HARDLY_ANY else _NOTICE))
    few = numbers >= 4 and words < 40 and numbers > 0.25 * words
    return _Shape(numbers, words, few or (numbers > _HARDLY_ANY and (numbers > 0.4 * words or _in_rows(body))))


def _in_rows(body: str) -> bool:
    """Whether most lines are a few words with numbers in them."""
    lines = [line for line in body.splitlines() if line.strip()]
    rows = sum(bool(_NUMBER.search(line)) and len(_LETTERS.findall(line)) <= 8 for line in lines)
    return rows >= 6 and rows > 0.5 * len(lines)


def _is_many(body: str) -> bool:
    """Whether a text is several: short paragraphs or marked items, or a mere list."""
    paragraphs = [part for part in re.split(r"\n\s*\n|\n(?=\s*(?:[-–—•*]|\d+[.)]))", body) if part.strip()]
    return len(paragraphs) >= 3 or not paragraphs
