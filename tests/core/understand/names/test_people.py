"""Persons in English and Russian: every form of a name is one person, in the nominative, with the office if told."""

import pytest

from tests.core.understand.names.reading import people, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor, Anna Lindholm, opened the bridge on Monday.", {"Anna Lindholm"}),
        ("Ursula von der Leyen met John F. Kennedy's grandson in Bonn.", {"Ursula von der Leyen", "John F. Kennedy"}),
        ("J. K. Rowling signed books. Later Rowling left.", {"J. K. Rowling"}),
        ("Senator Whitcombe said the bill would fail.", {"Whitcombe"}),
        ("The Soviet Union and the European Commission agreed.", set()),
        ("In San Jose the St. Louis team won; New York lost.", set()),
        ("U.S. Agriculture Department officials were surprised.", set()),
        ("On Monday Reuters quoted the Treasury.", set()),
    ],
)
def test_english(text: str, expected: set[str]) -> None:
    assert set(people(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Отставки мэра Юрия Лужкова требовали на площади. Лужкову об этом сообщили.", {"Юрий Лужков"}),
        ("Он встретился с Анной Ивановой и Сергеем Лавровым.", {"Анна Иванова", "Сергей Лавров"}),
        ("Министр обороны Сергей Кужугетович Шойгу доложил президенту.", {"Сергей Кужугетович Шойгу"}),
        ("Совещание провёл В. В. Терешков.", {"В. В. Терешков"}),
        ("Премьер-министр Японии Наото Кан назвал цель.", {"Наото Кан"}),
        ("Об этом заявила Мария Захарова. «Мы ответим», — сказала Захарова.", {"Мария Захарова"}),
        ("Поездка в Нижний Новгород и Санкт-Петербург отложена.", set()),
        ("Министры Европейского союза и Верховный суд молчали.", set()),
    ],
)
def test_russian(text: str, expected: set[str]) -> None:
    assert set(people(text)) == expected


def test_a_surname_before_the_full_name_is_the_same_person() -> None:
    found = read(
        "Kosachev spoke first. Konstantin Kosachev, chairman of the committee, went on. Mr Kosachev left."
    ).people
    assert [each.name for each in found] == ["Konstantin Kosachev"]
    assert [mention.text for mention in found[0].mentions] == ["Kosachev", "Konstantin Kosachev", "Kosachev"]


def test_two_of_one_surname_are_two() -> None:
    assert set(people("George Bush and Barbara Bush came. Bush waved.")) == {"George Bush", "Barbara Bush"}


def test_offices_are_told() -> None:
    found = people("Chairman of the harbour board Peter Halloran spoke; Mary Weir, a lawyer for the crew, did not.")
    assert found == {"Peter Halloran": "Chairman of the harbour board", "Mary Weir": "a lawyer for the crew"}


def test_who_stands_in_the_headline_counts_more() -> None:
    found = read("Peter Halloran met Mary Weir.", title="Mary Weir wins").people
    assert [each.name for each in found] == ["Mary Weir", "Peter Halloran"]


@pytest.mark.parametrize(
    "text", ["", " ", "MOSCOW", "А" * 5000, "Иван " * 3000, "O'" * 4000, "\u202bשלום\u202c Ivan Ivanov"]
)
def test_junk_raises_nothing(text: str) -> None:
    read(text)


def test_all_capitals_name_nobody() -> None:
    assert people("JOHN SMITH MET MARY JONES IN LONDON TODAY AND SAID NOTHING AT ALL") == {}
