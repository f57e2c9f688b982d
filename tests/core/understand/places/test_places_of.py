"""The places of a story and what they are to it, in self-written examples of both languages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import gazetteer
from dateline.core.dateline.parse import parse
from dateline.core.text.words import words
from dateline.core.understand.places import places_of
from dateline.core.understand.values import Copy, PlaceProposal, Role, whole

DAY = dt.date(2016, 3, 28)


def read(text: str, *, title: str = "", lead: str = "", language: str = "en") -> tuple[PlaceProposal, ...]:
    copy = Copy(title=title, lead=lead, text=text, day=DAY)
    dateline, _ = parse(text, day=DAY)
    return places_of(words(whole(copy)), copy, dateline, language)


def roles(text: str, *, title: str = "", language: str = "en") -> set[tuple[str, str]]:
    """Slugs and roles; whether a place that is named is what the story is about is asked elsewhere."""
    named = {Role.ABOUT: "named", Role.MENTIONED: "named"}
    found = read(text, title=title, language=language)
    return {(each.slug, named.get(each.role, each.role.value)) for each in found}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("MOSCOW, March 28. /TASS/. The talks went on.", "moscow"),
        ("RICHMOND, Va., March 28 - The bank said so.", "richmond"),
        ("MOSCOW, Idaho, March 28 - The college said so.", "moscow-us"),
        ("GEORGETOWN, Ga., March 28 - The mill said so.", "georgetown-us-georgia-us"),
        ("МОСКВА, 28 марта. /ТАСС/. Переговоры продолжаются.", "moscow"),
        ("Beijing/Moscow, March 28 /TASS/. They agreed.", "beijing"),
    ],
)
def test_a_dateline_says_where_a_story_was_filed(text: str, slug: str) -> None:
    filed = [each for each in read(text) if each.role is Role.FILED]
    assert slug in {each.slug for each in filed}


def test_a_town_that_is_not_known_stands_for_its_state() -> None:
    (filed,) = (each for each in read("TINY HOLLOW, Vt., March 28 - Snow fell.") if each.role is Role.FILED)
    assert (filed.slug, filed.mentions[0].text) == ("vermont", "TINY HOLLOW")
    assert "not known" in filed.why


def test_a_dateline_that_was_taken_out_has_no_mention() -> None:
    dateline, body = parse("MOSCOW, March 28. /TASS/. The talks went on.", day=DAY)
    copy = Copy(text=body, day=DAY, dateline=dateline)
    (filed,) = places_of(words(whole(copy)), copy, None, "en")
    assert (filed.slug, filed.role, filed.mentions) == ("moscow", Role.FILED, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ships left the port of Odesa in Ukraine.", {("odesa", "named"), ("ukraine", "named")}),
        ("The fair in Springfield, Illinois, was calm.", {("springfield-us-illinois", "named"), ("illinois", "named")}),
        ("They moved to Paris, Texas, in spring.", {("paris-us", "named"), ("texas", "named")}),
        ("The Syrian army rested.", {("syria", "named")}),
        ("South Korean and North Korean envoys met.", {("south-korea", "named"), ("north-korea", "named")}),
        ("He told us about the U.S. plan.", {("united-states", "named")}),
        ("Voters in the state of Georgia and in Atlanta chose.", {("georgia-us", "named"), ("atlanta", "named")}),
        ("Tbilisi is the capital of Georgia.", {("tbilisi", "named"), ("georgia", "named")}),
        ("Roads in Homs province were closed.", {("homs-province", "named")}),
        ("The yacht “Chelsea” sailed.", set()),
        ("Rain is due in Nice and Marseille.", {("nice", "named"), ("marseille", "named")}),
    ],
)
def test_places_are_found_in_english(text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Поезд из Перми пришёл под Курск.", {("perm", "named"), ("kursk", "named")}),
        ("Колонна шла из Ракки, а сирийская армия ждала.", {("raqqa", "named"), ("syria", "named")}),
        ("В Нижнем Новгороде и Московской области снег.", {("nizhny-novgorod", "named"), ("moscow-region", "named")}),
        ("Дома в Орле ремонтируют.", {("oryol", "named")}),
        ("Владимир Кузнецов и Сергей Киров спорили.", set()),
        ("Выставка Корсакова в Ярославском районе.", set()),
        ("У стен казанского кремля и казанского Кремля людно.", {("kazan", "named")}),
        ("Над горами парил орёл.", set()),
        ("Переговоры пройдут в Нью-Йорке.", {("new-york", "named")}),
    ],
)
def test_places_are_found_in_russian(text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(text, language="ru") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reading books is a nice habit.",
        "Nice people read on mobile phones.",
        "Mr. Washington and George Lincoln agreed to meet.",
        "A player named Jordan Smithers won, and Denzel Washington cheered.",
        "Paris Hilton arrived late.",
        "Turn to page nine. Most of the orange juice was sold in March.",
        "PRICE OF ORANGE JUICE UP, MOST SAY",
    ],
)
def test_a_wrong_place_is_worse_than_none(text: str) -> None:
    assert read(text) == ()


def test_names_of_organisations_count_little() -> None:
    found = {each.slug: each for each in read("The Bank of Japan waited. Growth in France was slow.")}
    assert set(found) == {"japan", "france"}
    assert found["japan"].score < found["france"].score / 2
    assert found["japan"].role is Role.MENTIONED


@pytest.mark.parametrize(
    ("text", "slug", "language"),
    [
        ("The town may become some sort of the Battle of Stalingrad for the gunmen.", "volgograd", "en"),
        ("It was the Stalingrad of that war.", "volgograd", "en"),
        ("Nobody wants a second Chernobyl.", "chernobyl", "en"),
        ("They feared another Vietnam.", "vietnam", "en"),
        ("Город стал Сталинградом для боевиков.", "volgograd", "ru"),
        ("Здесь возможен второй Чернобыль.", "chernobyl", "ru"),
    ],
)
def test_figures_of_speech_are_told(text: str, slug: str, language: str) -> None:
    assert roles(text, language=language) == {(slug, "figurative")}


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        ("The Kremlin released a statement.", {"moscow"}, "en"),
        ("The successes of official Damascus are plain.", {"damascus"}, "en"),
        ("Washington accused Tehran of delay.", {"washington", "tehran"}, "en"),
        ("Relations between Ankara and Cairo got warmer.", {"ankara", "cairo"}, "en"),
        ("The White House had no comment.", {"washington"}, "en"),
        ("В Кремле не стали спорить.", {"moscow"}, "ru"),
        ("Вашингтон заявил о готовности к разговору.", {"washington"}, "ru"),
        ("Официальный Дамаск молчит.", {"damascus"}, "ru"),
    ],
)
def test_capitals_stand_for_governments(text: str, expected: set[str], language: str) -> None:
    assert roles(text, language=language) == {(slug, "government") for slug in expected}


def test_a_capital_may_be_just_a_city() -> None:
    assert roles("The ballet from Moscow danced in Washington.") == {("moscow", "named"), ("washington", "named")}


def test_what_stands_high_or_often_is_what_a_story_is_about() -> None:
    text = "Crews worked all night.\n\nLater a ship came from Odesa. It had called at Istanbul."
    found = {each.slug: each for each in read(text, title="Flood hits Hamburg")}
    assert found["hamburg"].role is Role.ABOUT
    assert "in the headline" in found["hamburg"].why
    assert {found["odesa"].role, found["istanbul"].role} == {Role.MENTIONED}
    assert found["hamburg"].score > found["odesa"].score
    often = "Crews worked.\n\n" + "A road to Odesa was closed. " * 5
    assert [each.role for each in read(often)] == [Role.ABOUT]


def test_the_same_name_may_play_two_roles() -> None:
    found = roles("The Kremlin said no. A parade was held in Moscow.")
    assert found == {("moscow", "government"), ("moscow", "named")}


def test_mentions_are_where_the_words_are() -> None:
    title, text = "Envoys meet in Geneva", "GENEVA, March 28. /TASS/. The Syrian envoy left Geneva for Damascus."
    copy = Copy(title=title, text=text, day=DAY)
    for each in read(text, title=title):
        for mention in each.mentions:
            assert whole(copy)[mention.start : mention.end] == mention.text
            assert each.why


@given(st.text(alphabet=st.characters(), max_size=300), st.sampled_from(["en", "ru", "uk", ""]))
def test_any_text_is_read(text: str, language: str) -> None:
    copy = Copy(title=text[:40], text=text, day=DAY)
    for each in places_of(words(whole(copy)), copy, None, language):
        assert gazetteer.by_slug(each.slug) is not None
        assert 0 < each.score <= 1


@given(
    st.lists(
        st.sampled_from(
            [
                "Moscow",
                "Paris,",
                "Texas",
                "the",
                "Kremlin",
                "said",
                "(St.",
                "Georgia",
                "in",
                "«Орёл»",
                "US",
                "-ской",
                "Нью-Йорк",
            ]
        )
    )
)
def test_names_in_any_order_are_read(parts: list[str]) -> None:
    read(" ".join(parts))


@pytest.mark.parametrize(
    "text", ["", " ", "\n" * 50, "123 456,7", "مرحبا بالعالم", "<b></b>", "A" * 10_000, "St. " * 500]
)
def test_bad_input_gets_an_honest_answer(text: str) -> None:
    assert read(text) == ()
