"""What a wire's own codes, categories and tags stand for: the desk's rules, Media Topics, the shipped table."""

import pytest

from dateline.core import taxonomy
from dateline.core.data import rows
from dateline.core.places import fold
from dateline.core.story import Code
from dateline.core.understand.topics import NO_KNOWLEDGE, Knowledge, Rule
from dateline.core.understand.topics.codes import resolve_codes
from tests.core.understand.topics.stories import proposals


def meaning(
    value: str, *, scheme: str = "", label: str = "", source: str = "", rules: tuple[Rule, ...] = ()
) -> list[str]:
    """The topics of one code."""
    knowledge = Knowledge(rules=rules) if rules else NO_KNOWLEDGE
    return [each.code for each in resolve_codes((Code(value=value, scheme=scheme, label=label),), source, knowledge)]


def topic_of(code: str) -> taxonomy.Topic | None:
    return taxonomy.by_code(code.removeprefix("medtop:"))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("Sport", "15000000"), ("Politik", "11000000"), ("Экономика", "04000000"), ("Wirtschaft", "04000000"),
        ("культура", "01000000"), ("В мире", ""), ("World", ""), ("Новости", ""), ("#sport", "15000000"),
        ("#Экономика", "04000000"), ("News/Sport", "15000000"), ("Спорт > Хоккей", "20000822"),
        ("money-fx", "20000355"), ("grain", "20000210"), ("crude", "20000256"), ("trade", "20000373"),
        ("interest", "20000371"), ("acq", "20000192"), ("earn", "20000171"), ("medtop:20000822", "20000822"),
        ("15054000", "20000822"), ("04000000", "04000000"), ("subj:16000000", "16000000"), ("16009000", "20000056"),
        ("11003000", "20000574"), ("IPTC:03015000", "20000148"), ("99000000", ""), ("18000000", ""),
        ("zzz", ""), ("", ""), ("16000000\n", "16000000"), ("1" * 100_000, ""), ("/" * 100_000, ""),
    ],
)  # fmt: skip
def test_what_codes_mean(value: str, code: str) -> None:
    paths = [[step.code for step in taxonomy.path(topic)] for each in meaning(value) if (topic := topic_of(each))]
    assert [code in path for path in paths] == ([True] if code else [])


def test_the_desks_rule_of_a_source_comes_first() -> None:
    of_all, of_one = Rule("", fold("Sport"), "own:1"), Rule("tass", fold("Sport"), "medtop:20000822")
    assert meaning("sport", rules=(of_all, of_one)) == ["own:1"]
    assert meaning("SPORT", rules=(of_all, of_one), source="tass") == ["medtop:20000822"]
    assert meaning("sport", rules=(Rule("tass", "sport", ""),), source="tass") == []


def test_the_label_speaks_where_the_value_does_not() -> None:
    assert meaning("x17", label="Football") == ["medtop:20000822"]
    assert meaning("Sport", label="Football") == ["medtop:15000000"]


def test_each_topic_is_told_once_with_the_code_as_printed() -> None:
    found = list(resolve_codes((Code(value="Sport"), Code(value="спорт"), Code(value="SPORTS")), "", NO_KNOWLEDGE))
    assert [(each.code, each.printed) for each in found] == [("medtop:15000000", "Sport")]


def test_a_code_is_proposed_with_its_reason() -> None:
    found = proposals("A day in the valley", "People met and talked.", codes=(Code(value="Politik"),))
    assert [(each.code, each.score) for each in found] == [("medtop:11000000", 0.95)]
    assert "Politik" in found[0].why[0]


def test_the_table_names_topics_in_use_and_each_name_once() -> None:
    names: list[str] = []
    for row in rows("incoming-codes.tsv"):
        topic = taxonomy.by_code(row["code"])
        assert not row["code"] or (topic and not topic.retired)
        names += [fold(name.strip()) for name in row["names"].split(";")]
    assert sorted(names) == sorted(set(names))
