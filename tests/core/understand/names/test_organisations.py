"""Organisations by the head of the name, by what ends a firm's, in quotation marks, and well-known ones."""

import pytest

from tests.core.understand.names.reading import organisations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Foreign Affairs answered NATO.", {"Ministry of Foreign Affairs", "NATO"}),
        ("Harrow Mills Inc sold its dairy.", {"Harrow Mills Inc"}),
        ("The Securities and Exchange Commission looks into it.", {"Securities and Exchange Commission"}),
        ("The European Commission and the Bank of Japan agreed.", {"European Commission", "Bank of Japan"}),
        ("Движение «Левый берег» и ООО «Заря» подали иск в Верховный суд.", {"Левый берег", "Заря", "Верховный суд"}),
        ("В Минобороны и МИД не ответили.", {"Минобороны", "МИД"}),
        ("Правительство страны отказалось.", {"Правительство страны"}),
        ("Корабль «Союз ТМА-12» пристыковался к МКС.", set()),
        ("They went to the bank and to a court.", set()),
    ],
)
def test_names(text: str, expected: set[str]) -> None:
    assert organisations(text) == expected


def test_one_organisation_in_several_cases() -> None:
    assert organisations("Газпром подписал договор. В Газпроме это подтвердили, представитель Газпрома рад.") == {
        "Газпром"
    }
