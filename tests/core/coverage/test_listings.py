"""What tells no event is left out with a reason, and news that only sounds like it is not."""

import pytest

from dateline.core.coverage.listings import left_out
from dateline.core.coverage.values import Left

DIGEST = "- Parliament votes on the budget\n\n- Ferry aground off Izmir\n\n- Rain in the north\n\n- Cup final tonight"
PRICES = (
    "Gold 1,241.20 1,240.10\nSilver 15.84 15.80\nCopper 4,951 4,940\nZinc 1,802 "
    "1,799\nLead 1,811 1,805\nTin 17,005 16,900\nNickel 8,610 8,600"
)
RESULTS = (
    "Northgate 2-1 Harbour\nLinden 0-0 Millbrook\nAster 3-2 Vale\nQuarry 1-1 Ford\nCastle 4-0 Brook\nHill 2-2 Dale"
)
SIGNS = (
    "Aries: rest. Taurus: work. Gemini: talk. Cancer: wait. Leo: smile. Virgo: p"
    "lan. Libra: weigh. Scorpio: sting. Pisces: swim."
)
SIGNS_RU = (
    "Овен: отдых. Телец: труд. Близнецы: беседы. Лев: улыбка. Дева: планы. Весы: выбор. Скорпион: риск. Рыбы: покой."
)
WEATHER = "Moscow 4°, Kazan 2°, Omsk -3°, Perm -1°, Sochi 14°, Samara 3°"
DIVIDEND = (
    "The steel maker halved its dividend to 8 cents a share after a loss of 120 million euros. It will pay it on May "
    "3, and its chairman, who has led it for 20 years, will go. A record loss of 1991 was half as large, it said, "
    "and workers at two of its five plants in the north fear for their jobs. Its shares fell 9 percent in the morning."
)
STORY = (
    "The central bank raised its rate to 27 percent on Tuesday. Governor Kwesi Amponsah said that inflation left no "
    "choice."
)


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("News digest for March 28", DIGEST, Left.DIGEST),
        ("Morning briefing", DIGEST, Left.DIGEST),
        ("Главные новости дня", DIGEST, Left.DIGEST),
        ("Дайджест прессы", DIGEST, Left.DIGEST),
        ("Metals: closing prices", PRICES, Left.PRICES),
        ("Курсы валют на 28 марта", PRICES, Left.PRICES),
        ("Acme Corp 4th qtr net", PRICES, Left.TABLE),
        ("Tonka raises dividend", "Qtly div 9 cts vs 8 cts prior\nPay April 15\nRecord March 23", Left.TABLE),
        (
            "Meridian Bancorp sets regular payout",
            "Quarterly dividend 30 cents. Payable May 1, record April 3.",
            Left.TABLE,
        ),
        ("Football results", RESULTS, Left.RESULTS),
        ("Результаты матчей тура", RESULTS, Left.RESULTS),
        ("Your horoscope for Monday", SIGNS, Left.HOROSCOPE),
        ("Гороскоп на понедельник", SIGNS_RU, Left.HOROSCOPE),
        ("Weather forecast for Tuesday", WEATHER, Left.FORECAST),
        ("Прогноз погоды на вторник", WEATHER, Left.FORECAST),
        ("", "Update", Left.EMPTY),
    ],
)
def test_listings_are_left_out_with_a_reason(title: str, text: str, reason: Left) -> None:
    assert left_out(title, text) is reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ghana raises key rate", STORY),
        ("Publisher of Reader's Digest files for bankruptcy", STORY),
        ("Oil prices: minister warns of winter", STORY),
        ("Horoscope writer elected mayor", STORY),
        (
            "Storm hits coast as forecast",
            "Wind of 30 metres a second broke trees in three towns, and 12 people were hurt on Monday.",
        ),
        ("Steel maker halves dividend", DIVIDEND),
        ("Election results annulled by court in the capital", STORY),
        (
            "Zenit beat Spartak 3-1",
            "Zenit beat Spartak 3-1 in the cup on Sunday after goals by Ivanov and Petrov in the first half.",
        ),
    ],
)
def test_news_is_not(title: str, text: str) -> None:
    assert left_out(title, text) is None
