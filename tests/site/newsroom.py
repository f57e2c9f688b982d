"""A small agency with one story of every kind that a page can meet, in both languages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image

from dateline.archive import amend, photos, vocabulary
from dateline.archive.models import Edition, Photo, Source
from dateline.archive.record import record
from dateline.core.story import Code, Dateline, Item, Link, PhotoRef, Pubstatus, Signal
from dateline.core.text.clean import clean, paragraphs
from dateline.index.registry import catch_up_all

NOW = dt.datetime(2026, 3, 28, 15, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
TRANSPORT, WEATHER, ECONOMY, CHESS = "20000337", "17000000", "04000000", "20001154"


@dataclass
class Newsroom:
    """Sources by policy, and the stories that were recorded, by name."""

    sources: Mapping[str, Source]
    stories: dict[str, int] = field(default_factory=dict)

    def send(
        self,
        name: str,
        *,
        source: str = "own",
        now: dt.datetime = NOW,
        pictures: Mapping[int, Photo] | None = None,
        **said: Any,
    ) -> int:
        """Record one version of the story ``name``."""
        defaults: dict[str, Any] = {"format": "test", "headline": name, "language": "en", "published": now}
        item = Item(uri=f"urn:newsroom:{name}", **defaults | said)
        recorded = record(item, self.sources[source], now=now, pictures=pictures or {})
        self.stories[name] = recorded.story_id
        return recorded.story_id

    def follow(self) -> None:
        """Let the lists see what was recorded."""
        catch_up_all()


def found() -> Newsroom:
    """The agency without stories: two editions in Moscow time, a source for every policy and right."""
    vocabulary.install()
    names = (("en", "Meridian", "MERIDIAN"), ("ru", "Меридиан", "МЕРИДИАН"))
    for position, (code, name, sign) in enumerate(names):
        Edition.objects.create(
            code=code, language=code, name=name, agency_sign=sign, zone="Europe/Moscow", position=position
        )
    own = Source.objects.create(slug="own", name="Meridian", policy="auto", own=True, language="en")
    sources = {"own": own}
    for policy in ("auto", "desk", "coverage", "internal"):
        sources[policy] = Source.objects.create(
            slug=policy, name=f"{policy.title()} Wire", policy=policy, language="en"
        )
    sources["link"] = Source.objects.create(
        slug="link", name="Harbour Gazette", policy="auto", rights="link", language="en"
    )
    return Newsroom(sources)


def furnished() -> Newsroom:
    """The agency with its stories."""
    newsroom = found()
    _ordinary(newsroom)
    _russian(newsroom)
    _special(newsroom)
    _never_public(newsroom)
    newsroom.follow()
    return newsroom


def picture(colour: str = "#3b6a8f", now: dt.datetime = NOW) -> Photo:
    """A stored photo of 1600 by 1067 pixels."""
    out = BytesIO()
    Image.new("RGB", (1600, 1067), colour).save(out, "JPEG")
    return photos.store(out.getvalue(), now)


def medtop(*codes: str) -> tuple[Code, ...]:
    """Topics as a wire declares them."""
    return tuple(Code(value=code, scheme="medtop") for code in codes)


def filed(place: str, moment: dt.datetime = NOW) -> Dateline:
    """A dateline of the agency."""
    return Dateline(place=place, date=moment.date(), agency="MERIDIAN")


_FERRY = paragraphs(
    "Ferries across the strait will sail again on Sunday morning after the storm that closed both ports for two days, "
    "the port authority said.",
    "The first crossing is kept for lorries with perishable goods, of which about forty are waiting on either shore. "
    "Passengers with tickets for Friday and Saturday may use them on any day of the coming week.",
    "Gusts of up to 31 metres per second had torn a pontoon from its moorings. Divers found no damage to the hull of "
    "the ferry that lay beside it.",
)


def _ordinary(newsroom: Newsroom) -> None:
    for number, (headline, place, topic, urgency) in enumerate(_BRIEFS):
        newsroom.send(
            f"brief-{number}",
            now=NOW - HOUR * (2 + 2 * number),
            headline=headline,
            lead=f"{headline}, officials said.",
            body_html=paragraphs(
                f"{headline}, officials in charge said in a statement on Saturday.", "No more was known."
            ),
            dateline=filed(place),
            topics=medtop(topic),
            urgency=urgency,
        )
    newsroom.send(
        "ferry",
        now=NOW - 40 * MINUTE,
        headline="Ferries to sail again after two days of storm",
        lead="Lorries with perishable goods go first; tickets for the lost days stay valid for a week",
        body_html=_FERRY,
        dateline=filed("KERCH"),
        topics=medtop(TRANSPORT, WEATHER),
        urgency=3,
        byline="Olga Ryabova",
        usage_terms="For editorial use only.",
        photos=(
            PhotoRef(url="ferry.jpg", caption="A ferry at its berth in the evening", credit="Viktor Lanskoy/MERIDIAN"),
        ),
        pictures={0: picture()},
    )


_BRIEFS = (
    ("Rail freight grows for the third month in a row", "MOSCOW", TRANSPORT, 4),
    ("River opens to shipping ten days early", "ASTRAKHAN", TRANSPORT, 5),
    ("Snow closes mountain road for the night", "SOCHI", WEATHER, 4),
    ("Central bank keeps its rate and speaks of a pause", "MOSCOW", ECONOMY, 2),
    ("Extra trains to run on the May holidays", "ST. PETERSBURG", TRANSPORT, 6),
    ("Chess: third draw in a row leaves the match open", "LONDON", CHESS, 5),
    ("Frost warning for orchards in the south", "ROSTOV-ON-DON", WEATHER, 4),
    ("Grain exporters ask for longer loading windows", "NOVOROSSIYSK", ECONOMY, 5),
    ("Bridge toll to be paid by number plate from June", "VLADIVOSTOK", TRANSPORT, 5),
    ("Cold night breaks a record of 1937", "YAKUTSK", WEATHER, 6),
    ("Airline adds a second daily flight to the north", "MURMANSK", TRANSPORT, 5),
    ("Small firms to file one report instead of four", "MOSCOW", ECONOMY, 4),
)


def _russian(newsroom: Newsroom) -> None:
    newsroom.send(
        "ferry-ru",
        now=NOW - 30 * MINUTE,
        language="ru",
        headline="Паромы через пролив пойдут после двух дней шторма",
        lead="Первыми пройдут грузовики со скоропортящимися товарами, билеты действуют ещё неделю",
        body_html=paragraphs(
            "Паромная переправа через пролив возобновит работу в воскресенье утром, сообщили в администрации портов.",
            "На обоих берегах ждут около сорока грузовиков. Порывы ветра достигали 31 метра в секунду.",
        ),
        dateline=Dateline(place="КЕРЧЬ", date=NOW.date(), agency="МЕРИДИАН"),
        topics=medtop(TRANSPORT, WEATHER),
        urgency=3,
        photos=(PhotoRef(caption="Паром у причала вечером", credit="Виктор Ланской/МЕРИДИАН"),),
    )
    amend.link_translation(newsroom.stories["ferry-ru"], newsroom.stories["ferry"], NOW)
    for number, (headline, place, topic) in enumerate(_RUSSIAN_BRIEFS):
        newsroom.send(
            f"brief-ru-{number}",
            now=NOW - HOUR * (2 + 3 * number),
            language="ru",
            headline=headline,
            body_html=paragraphs(f"{headline}, сообщили в пресс-службе ведомства."),
            dateline=Dateline(place=place, date=NOW.date(), agency="МЕРИДИАН"),
            topics=medtop(topic),
            urgency=4,
        )


_RUSSIAN_BRIEFS = (
    ("Центральный банк сохранил ставку", "МОСКВА", ECONOMY),
    ("В горах на ночь закрыли дорогу", "СОЧИ", WEATHER),
    ("Навигация на реке началась на десять дней раньше", "АСТРАХАНЬ", TRANSPORT),
    ("Третья ничья подряд в матче шахматистов", "ЛОНДОН", CHESS),
)


def _special(newsroom: Newsroom) -> None:
    newsroom.send("flash", now=NOW - 5 * MINUTE, headline="Spacecraft lands", signal=Signal.FLASH, urgency=1)
    _corrected(newsroom)
    newsroom.send("killed", now=NOW - 3 * HOUR, headline="Killed headline", body_html=paragraphs("Killed words."))
    newsroom.send("killed", now=NOW - 2 * HOUR, headline="Kill", signal=Signal.KILL, ednote="wrong man")
    newsroom.send("withdrawn", now=NOW - 3 * HOUR, headline="Withdrawn headline", body_html=paragraphs("Taken words."))
    newsroom.send("withdrawn", now=NOW - 2 * HOUR, headline="Withdrawal", signal=Signal.WITHDRAW)
    newsroom.send(
        "paged",
        now=NOW - 26 * HOUR,
        headline="How a lighthouse is rebuilt",
        lead="A year among stonemasons, in three parts",
        body_html=clean(
            "<p>First part.</p><hr><p>Second part.</p><blockquote><p>Said.</p><hr></blockquote><hr><p>Third.</p>"
        ),
    )
    newsroom.send(
        "link",
        source="link",
        now=NOW - 4 * HOUR,
        headline="Harbour cranes to be painted blue",
        lead="The council chose between three shades",
        body_html=paragraphs("Copy that only the Gazette may show."),
        links=(
            Link(url="javascript:alert(1)", rel="canonical"),
            Link(url="https://gazette.example/cranes", rel="alternate"),
        ),
    )
    newsroom.send(
        "hostile",
        now=NOW - 7 * HOUR,
        headline='</title><script>alert("x")</script> & "quotes"',
        lead="<img src=x onerror=alert(1)>",
        body_html=clean("<p onclick=alert(1)>Words.<script>alert(2)</script></p>"),
        dateline=Dateline(place="<B>NOWHERE", agency="<I>"),
        correction="<svg onload=alert(3)>",
        byline="</script><script>alert(4)",
        photos=(PhotoRef(caption='"><script>', credit="<script>"),),
    )


def _corrected(newsroom: Newsroom) -> None:
    versions = (
        ("Bridge opens to traffic", Signal.NONE, ""),
        ("Bridge opens to traffic after five years", Signal.UPDATE, ""),
        (
            "Bridge opens to traffic after four years",
            Signal.CORRECTION,
            "The bridge was built in four years, not in five.",
        ),
        ("New bridge carries its first thousand lorries", Signal.UPDATE, ""),
    )
    for number, (headline, signal, correction) in enumerate(versions, 1):
        newsroom.send(
            "corrected",
            now=NOW - HOUR * (6 - number),
            version=number,
            published=NOW - 5 * HOUR,
            headline=headline,
            lead="The detour by way of the old ford is closed",
            body_html=paragraphs(f"{headline}, the regional road office said.", "The old ford is closed."),
            signal=signal,
            correction=correction,
            dateline=filed("KAZAN"),
            topics=medtop(TRANSPORT),
            urgency=4,
        )


def _never_public(newsroom: Newsroom) -> None:
    newsroom.send("embargoed", headline="Embargoed headline", embargo=NOW + HOUR * 24 * 36500)
    newsroom.send("withheld", headline="Withheld headline", pubstatus=Pubstatus.WITHHELD)
    newsroom.send("desk", source="desk", headline="Desk headline")
    newsroom.send("internal", source="internal", headline="Internal headline")
    newsroom.send("coverage", source="coverage", headline="Coverage headline")
