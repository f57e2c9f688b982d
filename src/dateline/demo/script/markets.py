"""The market desk: goods on an invented exchange, so that nobody mistakes the figures for quotations."""

from dataclasses import dataclass
from random import Random

from dateline.demo.script.copy import Copy, Told, number, tenths
from dateline.demo.script.towns import KALININGRAD, SAMARA, TOMSK, VLADIVOSTOK, Town


@dataclass(frozen=True, slots=True)
class _Good:
    en: str
    ru: str
    ru_of: str
    """Genitive: «цены пшеницы»."""
    price: int
    """About, in dollars a tonne."""
    topic: str


_GOODS = (
    _Good("milling wheat", "продовольственная пшеница", "продовольственной пшеницы", 238, "20000212"),
    _Good("feed barley", "фуражный ячмень", "фуражного ячменя", 196, "20000212"),
    _Good("sunflower oil", "подсолнечное масло", "подсолнечного масла", 1040, "20000210"),
    _Good("frozen pollock", "мороженый минтай", "мороженого минтая", 1180, "20000213"),
    _Good("sawn pine", "сосновые пиломатериалы", "сосновых пиломатериалов", 264, "20000373"),
    _Good("refined copper", "рафинированная медь", "рафинированной меди", 9120, "20000373"),
)
_FLOORS: tuple[Town, ...] = (KALININGRAD, SAMARA, TOMSK, VLADIVOSTOK)
_REASONS = (
    (
        "rising",
        "buyers replenished their stocks ahead of the holidays",
        "покупатели пополняли запасы перед праздниками",
    ),
    ("rising", "storms kept several ports from loading", "шторм помешал погрузке в нескольких портах"),
    ("rising", "freight became dearer", "подорожал фрахт"),
    ("falling", "supply was larger than expected", "предложение оказалось больше ожидаемого"),
    ("falling", "importers put off their purchases", "импортёры отложили закупки"),
    ("falling", "a strong dollar dampened demand", "крепкий доллар сдерживал спрос"),
)


@dataclass(frozen=True, slots=True)
class _Trade:
    """One session; the new price follows from the old one and the move."""

    good: _Good
    floor: Town
    before: float
    percent: float
    volume: int
    reason: tuple[str, str, str]

    @property
    def after(self) -> float:
        return round(self.before * (1 + self.percent / 100), 1)


def session(rng: Random, language: str) -> Copy:
    """The close of a trading session in one good."""
    good, reason = rng.choice(_GOODS), rng.choice(_REASONS)
    before = round(good.price * rng.uniform(0.94, 1.06), 1)
    percent = tenths(rng, 0.3, 3.4) * (1 if reason[0] == "rising" else -1)
    trade = _Trade(good, rng.choice(_FLOORS), before, percent, rng.randrange(18, 420) * 100, reason)
    headline, lead, body = _told_en(trade) if language == "en" else _told_ru(trade)
    return Copy(slug="market", town=trade.floor, topics=(good.topic,), headline=headline, lead=lead, body=body)


def _told_en(trade: _Trade) -> Told:
    moved, verb = number(abs(trade.percent), "en", 1), "rose" if trade.percent > 0 else "fell"
    before, after = number(trade.before, "en", 2), number(trade.after, "en", 2)
    name = trade.good.en[0].upper() + trade.good.en[1:]
    body = (
        (
            f"{name} {verb} by {moved} percent to {after} dollars a tonne in the latest session of the "
            f"{trade.floor.en} Commodity Exchange, from "
            f"{before} dollars at the previous close."
        ),
        f"Traders said that {trade.reason[1]}. Turnover came to {number(trade.volume, 'en')} tonnes.",
        "Prices are for delivery within 30 days, free on board, without value-added tax.",
    )
    headline = f"{name} {'rises' if trade.percent > 0 else 'falls'} {moved} percent in {trade.floor.en}"
    return headline, f"Traders say {trade.reason[1]}", body


def _told_ru(trade: _Trade) -> Told:
    moved, up = number(abs(trade.percent), "ru", 1), trade.percent > 0
    before, after = number(trade.before, "ru", 2), number(trade.after, "ru", 2)
    body = (
        (
            f"Цена {trade.good.ru_of} по итогам торгов на товарной бирже {trade.floor.ru_of} "
            f"{'выросла' if up else 'снизилась'} на {moved}%, до "
            f"${after} за тонну, против ${before} на закрытии предыдущей сессии."
        ),
        f"По словам трейдеров, {trade.reason[2]}. Объём сделок составил {number(trade.volume, 'ru')} т.",
        "Котировки приведены на условиях FOB с поставкой в течение 30 дней, без учёта НДС.",
    )
    headline = f"Цена {trade.good.ru_of} {'выросла' if up else 'снизилась'} на {moved}% на бирже {trade.floor.ru_of}"
    return headline, f"Трейдеры объясняют это тем, что {trade.reason[2]}", body
