"""The room where rates are looked after."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dateline.archive.models import Edition
from dateline.desk.people.rights import Role
from dateline.markets.choice import choice, written
from dateline.markets.fetching import due
from dateline.markets.library import library
from dateline.markets.models import BankVisit, Rate, Revision
from tests.core.money.books import day
from tests.desk.conftest import SignedIn
from tests.markets.conftest import FILES
from tests.site.newsroom import Newsroom


def upload(name: str, data: bytes | None = None) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data or (FILES / name).read_bytes())}


def test_a_file_is_kept_and_what_is_half_is_not(newsroom: Newsroom, signed_in: SignedIn) -> None:
    chief = signed_in(Role.CHIEF)
    whole = (FILES / "cbr-daily.xml").read_bytes()
    chief.post("/desk/rates/take/", upload("half.xml", whole[:300]))
    assert "Nothing was taken" in chief.get("/desk/rates/").content.decode()
    assert Rate.objects.count() == 0
    chief.post("/desk/rates/take/", upload("cbr-daily.xml"))
    assert "4 new, 0 known, 0 revised" in chief.get("/desk/rates/").content.decode()
    assert library().book("cbr").last == day("2026-12-01")


def test_revisions_are_listed(newsroom: Newsroom, signed_in: SignedIn) -> None:
    chief = signed_in(Role.CHIEF)
    whole = (FILES / "cbr-daily.xml").read_bytes()
    chief.post("/desk/rates/take/", upload("first.xml", whole))
    chief.post("/desk/rates/take/", upload("second.xml", whole.replace(b"80,5012", b"80,5100")))
    assert Revision.objects.count() == 1
    page = chief.get("/desk/rates/").content.decode()
    assert "80.5012" in page
    assert "80.5100" in page


def test_an_edition_shows_what_the_desk_chose(newsroom: Newsroom, signed_in: SignedIn) -> None:
    english, chief = Edition.objects.get(code="en"), signed_in(Role.CHIEF)
    chief.post(f"/desk/rates/show/{english.pk}/", {"bank": "", "pairs": "usd/chf, EUR/SEK", "note": " a test "})
    assert written(choice(english, library()).pairs) == "USD/CHF EUR/SEK"
    for path in ("/en/", "/en/currency"):
        assert "a test" in chief.get(path).content.decode()
    chief.post(f"/desk/rates/show/{english.pk}/", {"bank": "", "pairs": "USD/NOTHING"})
    assert "is no pair" in chief.get("/desk/rates/").content.decode()
    assert written(choice(english, library()).pairs) == "USD/CHF EUR/SEK"


def test_a_bank_is_asked_now(newsroom: Newsroom, signed_in: SignedIn) -> None:
    signed_in(Role.CHIEF).post("/desk/rates/fetch/ecb/")
    assert [bank.code for bank in due(("ecb",), timezone.now())] == ["ecb"]
    assert BankVisit.objects.count() == 1


def test_who_may_not_change_rates_may_look(newsroom: Newsroom, signed_in: SignedIn) -> None:
    editor, english = signed_in(Role.EDITOR), Edition.objects.get(code="en")
    assert editor.get("/desk/rates/").status_code == 200
    for path in ("take/", "fetch/ecb/", f"show/{english.pk}/"):
        assert editor.post(f"/desk/rates/{path}", {"pairs": "USD/CHF"}).status_code in {302, 403}
    assert (Rate.objects.count(), BankVisit.objects.count()) == (0, 0)
    assert written(choice(english, library()).pairs) == "EUR/USD EUR/GBP"
