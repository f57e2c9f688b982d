"""The room where partners are looked after."""

from typing import Any

import pytest
from django.utils import timezone

from dateline.archive.epochs import epochs
from dateline.archive.models import Edition
from dateline.core.partners.offers import Offer as Offered
from dateline.core.partners.offers import Reading, Refused
from dateline.desk.people.rights import Role
from dateline.partners import counting
from dateline.partners.models import Offer, Partner, Placement
from dateline.partners.showing import Spot, block
from dateline.partners.visiting import take
from tests.desk.conftest import SignedIn
from tests.site.newsroom import WEATHER, Newsroom, medtop

SAID: dict[str, Any] = {
    "name": "Harbour Gazette",
    "site": "https://gazette.example",
    "on": "on",
    "feed": "https://gazette.example/rss",
    "placements": ["front", "story"],
    "headlines": "3",
    "clicks_a_day": "0",
    "offered": "20",
}


@pytest.fixture
def gazette(newsroom: Newsroom, db: None) -> Partner:
    """A partner that offers two headlines and one that is refused."""
    now = timezone.now()
    edition = Edition.objects.get(code="en")
    partner = Partner.objects.create(
        slug="gazette", name="Gazette", site="https://gazette.example/", feed="https://gazette.example/rss",
        edition=edition, next_at=now,
    )  # fmt: skip
    offers = [Offered(title, f"https://gazette.example/{title}", title, "en", None) for title in ("Cranes", "Bridge")]
    take(partner.pk, Reading(tuple(offers), (Refused("x", "its address is not on the partner’s site"),)), None, now)
    return partner


def shown() -> set[str]:
    spot = Spot("en", Placement.FRONT, timezone.now(), epochs().partners)
    return {each.headline for each in block(spot, 10).shown}


def test_a_partner_is_added(newsroom: Newsroom, signed_in: SignedIn) -> None:
    edition = Edition.objects.get(code="en")
    said = SAID | {"edition": edition.pk, "filter": "storm TOPIC:economy", "topics": "economy"}
    answer = signed_in(Role.CHIEF).post("/desk/partners/add/", said)
    assert answer.headers["Location"] == "/desk/partners/of/harbour-gazette/"
    partner = Partner.objects.get()
    assert (partner.placements, partner.topics) == ("front story", "medtop:04000000")
    assert partner.filter == "storm topic:economy"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"site": "javascript:alert(1)"}, "is no address on the web"),
        ({"feed": "ftp://x"}, "is no address on the web"),
        ({"filter": "topic:nothing-like-it"}, "the filter cannot be read"),
        ({"topics": "nothing-like-it"}, "No topic has the name"),
        ({"name": "Taken"}, "of this name already"),
        ({"offered": "999"}, "less than or equal to 50"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(
    newsroom: Newsroom, signed_in: SignedIn, said: dict[str, str], words: str
) -> None:
    Partner.objects.create(slug="taken", name="Taken", site="https://taken.example/", next_at=timezone.now())
    answer = signed_in(Role.CHIEF).post("/desk/partners/add/", SAID | said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Partner.objects.count() == 1


def test_the_page_shows_what_goes_both_ways(gazette: Partner, newsroom: Newsroom, signed_in: SignedIn) -> None:
    newsroom.send("ours", headline="Storm warning", topics=medtop(WEATHER))
    newsroom.follow()
    counting.clicked(gazette.pk, "front", timezone.now())
    counting.clicked(gazette.pk, "frame", timezone.now())
    counting.fetched(gazette.pk, "rss", "etagetagetag", timezone.now())
    counting.flush()
    page = signed_in(Role.REPORTER).get("/desk/partners/of/gazette/").content.decode()
    for words in (
        "Cranes",
        "Storm warning",
        "Clicks given: 1. Clicks received: 1.",
        "etagetageta",
        "not on the partner",
    ):
        assert words in page
    assert '<form method="post"' not in page.split('class="desk-facts"', 1)[1]


def test_a_change_holds_at_once(gazette: Partner, signed_in: SignedIn) -> None:
    assert shown() == {"Cranes", "Bridge"}
    chief = signed_in(Role.CHIEF)
    answer = chief.post("/desk/partners/of/gazette/", SAID | {"name": "Gazette", "headlines": "1"})
    assert answer.status_code == 302
    assert len(shown()) == 1
    kept = Partner.objects.get()
    assert kept.answered_at is not None
    assert kept.refused == 1


def test_without_a_feed_nothing_is_offered_any_longer(gazette: Partner, signed_in: SignedIn) -> None:
    signed_in(Role.CHIEF).post("/desk/partners/of/gazette/", SAID | {"name": "Gazette", "feed": ""})
    assert shown() == set()


def test_a_headline_is_hidden_and_shown_again(gazette: Partner, signed_in: SignedIn) -> None:
    chief, pk = signed_in(Role.CHIEF), Offer.objects.get(headline="Cranes").pk
    chief.post(f"/desk/partners/headline/{pk}/")
    assert shown() == {"Bridge"}
    chief.post(f"/desk/partners/headline/{pk}/")
    assert shown() == {"Cranes", "Bridge"}


def test_the_balance_as_csv(gazette: Partner, signed_in: SignedIn) -> None:
    counting.clicked(gazette.pk, "story", timezone.now())
    counting.flush()
    answer = signed_in(Role.REPORTER).get("/desk/partners/of/gazette/balance.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode().splitlines()[1].endswith(",given,story,1")


def test_removed_with_all_that_it_offered(gazette: Partner, signed_in: SignedIn) -> None:
    signed_in(Role.CHIEF).post("/desk/partners/of/gazette/remove/")
    assert Partner.objects.count() == 0
    assert shown() == set()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.EDITOR, Role.PHOTO_EDITOR])
def test_who_may_not_change_partners_may_look(gazette: Partner, signed_in: SignedIn, role: Role) -> None:
    person, pk = signed_in(role), Offer.objects.get(headline="Cranes").pk
    assert person.get("/desk/partners/").status_code == 200
    assert person.get("/desk/partners/of/gazette/").status_code == 200
    for path in ("add/", "of/gazette/", "of/gazette/remove/", f"headline/{pk}/"):
        assert person.post(f"/desk/partners/{path}", SAID).status_code in {302, 403}
    assert Partner.objects.count() == 1
    assert shown() == {"Cranes", "Bridge"}
    assert Partner.objects.get().name == "Gazette"
