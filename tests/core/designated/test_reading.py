"""An operator's list, and what is said of one that cannot be used."""

import datetime as dt

import pytest

from dateline.core.designated import BadListError, Period, read
from tests.core.designated.test_check import ENGLISH, RUSSIAN

HEAD = '[[jurisdiction]]\ncode = "XX"\nlanguage = "en"\nmarks = ["banned in Freedonia"]\n'
ENTITY = '[[jurisdiction.entity]]\nid = "a"\nnames = ["Blue Hand"]\nphrase = "banned in Freedonia"\n'


def test_the_example_is_a_list() -> None:
    assert (RUSSIAN.code, RUSSIAN.language, ENGLISH.language) == ("RU", "ru", "en")
    assert [each.id for each in RUSSIAN.entities] == ["northern-lantern", "grey-tide"]
    assert RUSSIAN.entities[1].periods[0] == Period(dt.date(2010, 2, 8), dt.date(2021, 6, 30))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[jurisdiction]\n", "not valid TOML: "),
        ("", "no [[jurisdiction]]"),
        ("colour = 1", "“colour” is nothing that is read"),
        ('[[jurisdiction]]\nlanguage = "en"\nmarks = ["x"]', "jurisdiction 1 (without a code): “code” is missing"),
        ('[[jurisdiction]]\ncode = "XX"\nlanguage = "en"', "jurisdiction 1 (XX): “marks” is missing"),
        (HEAD + '[[jurisdiction.entity]]\nid = "a"\nphrase = "x"', "entity “a”: “names” or “abbreviations”"),
        (HEAD + ENTITY.replace("phrase", "frase"), "entity “a”: “frase” is nothing that is read"),
        (HEAD + ENTITY.replace('phrase = "banned in Freedonia"', ""), "entity “a”: “phrase” is missing"),
        (HEAD + ENTITY + 'abbreviations = ["bh"]', "the abbreviation “bh” is not in capitals"),
        (HEAD + ENTITY + 'abbreviations = ["…"]', "has no word"),
        (HEAD + ENTITY + 'names = "Blue Hand"', "not valid TOML"),
        (HEAD + ENTITY.replace('["Blue Hand"]', '"Blue Hand"'), "“names” must be a list"),
        (HEAD + ENTITY + ENTITY, "two entities have the id “a”"),
        (HEAD + ENTITY + "periods = [{from = 2020-01-02, until = 2020-01-01}]", "ends before it begins"),
        (HEAD + ENTITY + "periods = [{from = 2020-01-02T10:00:00}]", "without a time"),
        (HEAD + ENTITY + 'periods = [{from = "2020"}]', "“from” must be a date"),
        (HEAD + ENTITY + "periods = [2020-01-01]", "each “periods” must be a table"),
        ("jurisdiction = [1]", "each “jurisdiction” must be a table"),
    ],
)
def test_a_bad_list_is_told_with_its_entry(text: str, words: str) -> None:
    with pytest.raises(BadListError) as error:
        read(text)
    assert words in str(error.value)
