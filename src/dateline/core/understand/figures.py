"""Amounts in English and Russian copy: money, shares in percent, the dead and the injured.

Money is read as “$5.6 million”, “100 mln dlrs”, “€3bn”, «5,3 млрд рублей»; a figure without a currency is none. Each
figure is the value with its multiplier applied, exact.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from dateline.core.understand.values import FigureProposal, Measure

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_TIMES = {
    "thousand": 3, "million": 6, "mln": 6, "mn": 6, "m": 6, "billion": 9, "bln": 9, "bn": 9, "trillion": 12, "trln": 12,
    "tn": 12, "тыс": 3, "тысяч": 3, "тысячи": 3, "тысяча": 3, "млн": 6, "миллион": 6, "миллиона": 6, "миллионов": 6,
    "млрд": 9, "миллиард": 9, "миллиарда": 9, "миллиардов": 9, "трлн": 12, "триллион": 12, "триллиона": 12,
    "триллионов": 12, "k": 3, "b": 9,
}  # fmt: skip
_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₸": "KZT"}
_NAMED = {
    "USD": r"(?:u\.?s\.? )?dollars?|dlrs?|долл(?:ар(?:ов|а|ы|ам|ами|ах|у|ом)?)?|usd",
    "EUR": r"euros?|евро|eur", "GBP": r"pounds?(?: sterling)?|stg|фунт(?:ов|а|ы)?(?: стерлингов)?|gbp",
    "RUB": r"ro?ubles?|руб(?:л(?:ей|я|ь|и|ю|ем|ям|ями|ях))?|rub", "JPY": r"yen|и?ен(?:а|ы)?|jpy",
    "CNY": r"yuan|юан(?:ей|я|ь|и)|cny", "UAH": r"hryvnias?|гривен|гривн(?:ы|а)|uah",
    "CHF": r"swiss francs?|швейцарских франков|chf", "INR": r"rupees?|рупи(?:й|и|я)", "KZT": r"tenge|тенге",
    "BYN": r"belarusian roubles?|белорусских рублей", "TRY": r"(?:turkish )?liras?|турецких лир",
}  # fmt: skip
_MULTIPLIER = "|".join(sorted(map(re.escape, _TIMES), key=len, reverse=True))
_SIGN = "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))
_CURRENCY = "|".join(f"(?P<{code}>{named})" for code, named in sorted(_NAMED.items(), key=lambda item: -len(item[1])))
_COUNTED = re.compile(rf"(?<![\w.,])(?:{_NUMBER})")
_GAP = "[ \u00a0\u202f-]?"
_SHARE = r"(?P<share>%|per ?cent\b|pct\b|процент\w*)"
_UNIT = re.compile(
    rf"(?:{_GAP}(?P<times>{_MULTIPLIER})\b\.?)?(?:{_GAP}(?:{_SHARE}|(?P<sign>{_SIGN})|(?:{_CURRENCY})\b))?",
    re.IGNORECASE,
)
_SMALL = {
    word: value
    for value, said in enumerate(
        ("", "one один одного одна", "two два двое двух", "three три трое трех", "four четыре четверо четырех",
         "five пять пятеро пяти", "six шесть шестеро шести", "seven семь семеро семи", "eight восемь восьми",
         "nine девять девяти", "ten десять десяти", "eleven одиннадцать одиннадцати", "twelve двенадцать двенадцати")
    )
    for word in said.split()
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,3}}(?:[ ,\u00a0]\d{{3}})*|{'|'.join(_SMALL)})"
_PEOPLE = (
    "people|persons?|civilians?|soldiers?|passengers?|children|men|women|others|workers?|"
    r"человек\w*|люд\w+|военнослужащ\w+|пассажир\w*|дет\w+|мирн\w+ жител\w+|рабоч\w+"
)
_WHO = rf"(?: (?:more )?(?:{_PEOPLE}))?"
_WERE = "(?:were |was |have been |had been )?"
_ABOUT = "(?:at least |more than |about |some |up to |не менее |более |около |по меньшей мере )?"
_NO_SHARE = r"\b(?! (?:percent|pct|million|km|процент))"
_KILLED = "killed|killing|kills|kill|claimed the lives of|погиб(?:ли|ло)|убиты?|скончал(?:ись|ось)|жертвами стали"
_HURT_SO = r"injured|injuring|wounded|wounding|ранен\w*|пострадал\w*|травмирован\w*|ранения получили"
_CASUALTIES: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (measure, re.compile(pattern, re.IGNORECASE))
    for measure, pattern in (
        (Measure.DEAD, rf"\b{_COUNT}{_WHO} {_WERE}(?:killed|dead|died|погиб(?:ли|ло)?|убиты?|скончал(?:ись|ось))\b"),
        (Measure.DEAD, rf"\b(?:{_KILLED}) {_ABOUT}{_COUNT}{_NO_SHARE}"),
        (Measure.INJURED, rf"\b{_COUNT}{_WHO} {_WERE}(?:injured|wounded|hurt|{_HURT_SO}|получили ранения)\b"),
        (Measure.INJURED, rf"\b(?:{_HURT_SO}) {_ABOUT}{_COUNT}{_NO_SHARE}"),
    )
)
_DIGIT = re.compile(r"\d")
_HURT = ("kill", "dead", "died", "lives of", "injur", "wound", "hurt", "погиб", "убит", "скончал", "жертв", "ранен",
         "постра", "травм")  # fmt: skip
_GROUPS = re.compile(r"[ \u00a0\u202f](?=\d{3})")


def figures(text: str) -> tuple[FigureProposal, ...]:
    """The figures of a text in its order, none within another. Linear in the text; a text without any costs a look."""
    found: dict[int, FigureProposal] = {}
    if _DIGIT.search(text):
        found |= {figure.start: figure for figure in _amounts(text)}
    folded = text.lower()
    if any(word in folded for word in _HURT):
        for figure in _casualties(text):
            found.setdefault(figure.start, figure)
    return tuple(_apart(found[start] for start in sorted(found)))


def _apart(found: Iterator[FigureProposal]) -> Iterator[FigureProposal]:
    past = 0
    for figure in found:
        if figure.start >= past:
            past = figure.start + len(figure.text)
            yield figure


def _amounts(text: str) -> Iterator[FigureProposal]:
    """Each number that a sign stands before, or a currency or percent behind."""
    for match in _COUNTED.finditer(text):
        unit = _UNIT.match(text, match.end())
        assert unit is not None, "it may be empty"
        sign = _sign_before(text, match.start())
        if unit["share"] and not unit["times"]:
            measure, code, why = Measure.SHARE, "", "percent"
        elif sign or unit["sign"] or unit.lastgroup in _NAMED:
            measure, why = Measure.MONEY, "amount and currency"
            code = _SIGNS[(sign or unit["sign"]).lower()] if sign or unit["sign"] else str(unit.lastgroup)
        else:
            continue
        value = _value(match[0], unit["times"])
        if value is not None:
            start = match.start() - len(sign)
            yield FigureProposal(measure, value, code, text[start : unit.end()].rstrip(" -."), start, why)


def _sign_before(text: str, at: int) -> str:
    if at and text[at - 1] in "$€£¥₽₴₹₸":
        return text[at - 3 : at] if text[max(at - 3, 0) : at].lower() == "us$" else text[at - 1]
    return ""


def _casualties(text: str) -> Iterator[FigureProposal]:
    for measure, pattern in _CASUALTIES:
        for match in pattern.finditer(text):
            said = match["count"].lower()
            value = Decimal(_SMALL[said]) if said in _SMALL else _value(said, None)
            if value is not None:
                yield FigureProposal(measure, value, "", match[0], match.start(), "count beside a verb")


def _value(number: str, times: str | None) -> Decimal | None:
    """“1,234.5”, “1 234,5” and “5,3” as decimals: a comma before three digits parts thousands in English."""
    plain = _GROUPS.sub("", number)
    whole, comma, rest = plain.rpartition(",")
    if "." in plain or (comma and len(rest) == 3 and whole.lstrip("0")):
        plain = plain.replace(",", "")
    else:
        plain = plain.replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value.scaleb(_TIMES[times.lower()]) if times else value
