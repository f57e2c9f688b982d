"""An agency with pages of every kind that is kept: with other outlets, partners and rates, and with news search."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from dateline.archive.leads import Lead, choose, last_seq
from dateline.archive.models import Edition, Source, Story
from dateline.archive.record import record
from dateline.archive.verbs import By
from dateline.core.money.values import Quote
from dateline.core.story import Item, Link
from dateline.core.text.clean import paragraphs
from dateline.coverage.reading import number_of
from dateline.coverage.stage import Stage
from dateline.index.feed.current import opened
from dateline.index.follower import catch_up
from dateline.index.registry import FOLLOWERS
from dateline.markets.keep import keep
from dateline.partners.models import Offer, Partner
from dateline.site import links
from tests.searching import follow_search, new_search
from tests.site.newsroom import HOUR, MINUTE, NOW, WEATHER, Newsroom, medtop

LANDSLIDE = (
    "A landslide after three days of rain buried the mountain railway near Davos on Friday, and two hundred passengers "
    "were led out on foot, police in Graubünden said. Forty thousand cubic metres of rock lie on the track. The line "
    "will stay closed for at least five weeks, the Rhaetian Railway said."
)
OTHERWISE = (
    "Two hundred passengers walked out of a train near Davos after forty thousand cubic metres of rock came down on "
    "the Rhaetian Railway’s mountain line. Graubünden police said that nobody was hurt in Friday’s landslide. Five "
    "weeks at least will pass before trains run again."
)
SHORTLY = (
    "Landslide near Davos: the Rhaetian Railway’s line is buried under forty thousand cubic metres of rock for five "
    "weeks; two hundred passengers reached safety on foot, said police in Graubünden on Friday."
)


@dataclass(frozen=True, slots=True)
class Agency:
    """The newsroom, the stage that groups what outlets tell, and every follower by its name."""

    newsroom: Newsroom
    stage: Stage
    event: int = 0
    """The number of what several outlets tell."""

    @property
    def followers(self) -> Mapping[str, Callable[[], object]]:
        """What each does until it is up to date, without the web process's own, which is the stand's to let look."""
        return {
            **{each.name: lambda each=each: _whole(lambda: catch_up(each)) for each in FOLLOWERS},
            "feed": lambda: _whole(lambda: bool((index := opened()) and index.catch_up())),
            "search": follow_search,
            "coverage": lambda: _whole(self.stage.step),
        }

    def follow(self) -> None:
        """All of them to the end: the stage writes for the others."""
        for each in reversed(self.followers.values()):
            each()

    def tell(self, outlet: str, headline: str, text: str, now: dt.datetime = NOW) -> int:
        """Another outlet's story."""
        address = f"https://{outlet}.example/{headline.replace(' ', '-')}"
        item = Item(
            uri=address,
            format="test",
            headline=headline,
            body_html=paragraphs(text),
            language="en",
            published=now,
            links=(Link(url=address, rel="canonical"),),
        )
        return record(item, self.newsroom.sources[outlet], now=now).story_id


def _whole(step: Callable[[], object]) -> None:
    while step():
        pass


def furnish(newsroom: Newsroom, folder: Path) -> Agency:
    """Add to the newsroom what it lacks. The clock of the stage stands at the newsroom's now."""
    agency = Agency(newsroom, Stage(folder, lambda: NOW))
    newsroom.send("landslide", headline="Landslide buries mountain railway", body_html=paragraphs(LANDSLIDE))
    newsroom.sources = {**newsroom.sources, **{outlet: _outlet(outlet) for outlet in ("herald", "tribune", "courier")}}
    for outlet, text in (("herald", OTHERWISE), ("tribune", SHORTLY)):
        agency.tell(outlet, f"Rock on the line near Davos, says {outlet}", text, NOW + MINUTE)
    _people(newsroom)
    _partners()
    rates(dt.date(2026, 3, 28), "80.5012")
    edition = Edition.objects.get(code="en")
    lead = Lead(newsroom.stories["brief-3"], expires_at=NOW + 2 * HOUR)
    choose(edition, [lead], By(actor="vera", seen=last_seq(edition)), NOW)
    new_search()
    agency.follow()
    number = number_of(newsroom.stories["landslide"])
    assert number is not None
    return replace(agency, event=number)


def _outlet(slug: str) -> Source:
    return Source.objects.create(slug=slug, name=slug.title(), policy="coverage", rights="link", language="en")


def _people(newsroom: Newsroom) -> None:
    newsroom.send("minister", headline="Minister Anna Petrova speaks of storms", topics=medtop(WEATHER))


def rates(day: dt.date, price: str) -> None:
    """The Bank of Russia says what a dollar costs."""
    keep("cbr", [Quote("USD", day, Decimal(1), Decimal(price), "RUB")], "a test", NOW)


def _partners() -> None:
    values = {"next_at": NOW, "answered_at": NOW, "feed": "https://partner.example/feed", "languages": "en ru"}
    for number in (1, 2):
        partner = Partner.objects.create(
            slug=f"partner-{number}", name=f"Partner {number}", site=f"https://partner{number}.example/", **values
        )
        offer(partner, *(f"Offer {at} of {partner.name}" for at in range(4)))
    edition = Edition.objects.get(code="en")
    Partner.objects.create(
        slug="taker", name="Taker", site="https://taker.example/", next_at=NOW, edition=edition,
        filter="topic:weather", offered=3, expires_on=NOW.date(),
    )  # fmt: skip


def offer(partner: Partner, *headlines: str) -> None:
    """All that it offers."""
    partner.offers.all().delete()
    for at, headline in enumerate(headlines):
        address = f"https://partner.example/{headline}"
        Offer.objects.create(
            partner=partner, key=headline, position=at, url=address, headline=headline, language="", came_at=NOW
        )


def addresses(agency: Agency) -> list[str]:
    """Pages and feeds of every kind around the stories that something happens to, and around some others."""
    newsroom = agency.newsroom
    fixed = [
        f"/{edition}/{rest}"
        for edition in ("en", "ru")
        for rest in ("", "all", "all.rss", "topics", "places", "topics/weather", "topics/transport", "topics/sport")
    ]
    named = ("ferry", "ferry-ru", "brief-3", "brief-5", "brief-ru-0", "killed", "flash", "landslide")
    stories = [address_of(newsroom.stories[name]) for name in named]
    return [
        *fixed, *stories, *(f"{story}/versions" for story in stories), *_LISTS, *_OTHERS,
        f"/en/coverage/{agency.event}", f"/ru/coverage/{agency.event}", f"/en/coverage/{agency.event}.rss",
        f"/en/all?f=coverage%3A{agency.event}",
    ]  # fmt: skip


_LISTS = (
    "/en/all?sources=all",
    "/en/all?group=story",
    "/en/all?sources=all&group=story",
    "/en/all?panel=open",
    "/en/all?f=topic%3Atransport",
    "/en/all?f=topic%3Aweather+OR+is%3Acorrection%2Cflash&panel=open",
    "/en/all?f=topic%3Aweather&hidden=1",
    "/en/all?f=ferry+-rate",
    "/en/all?f=since%3A3h",
    "/en/all?f=since%3Atoday",
    "/en/all?f=until%3Ayesterday",
    "/en/topics/economy?f=-topic%3Asport",
    "/ru/all?f=topic%3Atransport+lang%3Aen%2Cru",
    "/en/all.rss?f=topic%3Aweather",
    "/en/all.rss?f=since%3A12h",
    "/en/all.atom?f=ferry",
    "/en/topics/chess.json",
    "/en/topics/law.atom",
    "/en/topics/law",
    "/en/places/moscow",
    "/en/places/kerch",
    "/en/places/crimea.rss",
    "/en/people",
    "/en/people/ana-petrova",
    "/en/people/ana-petrova.json",
)
_OTHERS = (
    "/en/search",
    "/en/search?q=ferry",
    "/en/search?q=storm",
    "/en/search?q=storm&since=&until=",
    "/en/search?q=topic%3Aweather",
    "/en/search?q=since%3Atoday",
    "/ru/search?q=lang%3Aen+railway",
    "/en/archive",
    "/en/archive/2026",
    "/en/archive/2026/03",
    "/en/archive/2026/03/27",
    "/en/archive/2026/03/28",
    "/en/currency",
    "/ru/currency?amount=100&from=USD&to=RUB&to=&date=&source=",
    "/currency.json?amount=100&from=USD&to=EUR&edition=en",
    "/en/partners",
    "/embed/taker",
    "/embed/taker?theme=dark&count=2",
    "/embed/taker.js",
    "/embed/taker.rss",
)


def address_of(story_id: int) -> str:
    """Of a story's page."""
    story = Story.objects.get(pk=story_id)
    return links.story(story.language, story.pk, story.slug)
