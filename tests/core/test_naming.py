"""One key for one name, in whatever alphabet and spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.naming import name_key, person_keys


@pytest.mark.parametrize(
    "ways",
    [
        ("Konstantin Kosachev", "Константин Косачёв", "Константин Косачев", "KONSTANTIN KOSACHEV"),
        ("Sergei Lavrov", "Sergey Lavrov", "Сергей Лавров"),
        ("Dmitry Medvedev", "Dmitri Medvedev", "Дмитрий Медведев"),
        ("Yevgeny Primakov", "Evgeny Primakov", "Евгений Примаков"),
        ("Alexander Lukashenko", "Александр Лукашенко"),
        ("Volodymyr Zelensky", "Vladimir Zelenskyy", "Владимир Зеленский"),
        ("Donald Trump", "Дональд Трамп"),
        ("Boris Yeltsin", "Борис Ельцин"),
        ("Angela Merkel", "Ангела Меркель"),
        ("Emmanuel Macron", "Эммануэль Макрон"),
        ("Bashar Assad", "Bashar Asad", "Башар Асад"),
        ("NATO", "nato"),
    ],
)
def test_one_key(ways: tuple[str, ...]) -> None:
    assert len({name_key(way) for way in ways}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Ivan Petrov", "Ivan Petrova"), ("George Bush", "Kate Bush"), ("Paul", "Saul")]
)
def test_others_differ(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_person_is_found_by_the_surname() -> None:
    assert list(person_keys("Сергей Лавров")) == [name_key("Sergei Lavrov"), name_key("Lavrov")]
    assert list(person_keys("Лавров")) == [name_key("Lavrov")]


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
