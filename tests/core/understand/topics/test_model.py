"""The trained model: what it learns, how it corrects the terms, how it is kept."""

import time
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.words import words
from dateline.core.understand.topics import Knowledge, OwnTopic
from dateline.core.understand.topics.model import Model, from_bytes
from dateline.core.understand.topics.reading import read
from dateline.core.understand.topics.train import Example, evaluate, train
from tests.core.understand.topics.stories import STORIES, proposals

CHEESE, SPORT, WAR = "own:1", "medtop:15000000", "medtop:16000000"
PLACES = ("Alton", "Berwick", "Corby", "Dover", "Ely", "Frome", "Gosport", "Hull", "Ilford", "Jarrow")


def example(text: str, *confirmed: str, refused: tuple[str, ...] = (), complete: bool = True) -> Example:
    return Example(read(words(text), 3), frozenset(confirmed), frozenset(refused), complete)


EXAMPLES = [
    each
    for place in PLACES
    for each in (
        example(f"Makers in {place} ripen gouda and brie in cool cellars", CHEESE),
        example(f"The {place} coach praised players after the match and the season", SPORT),
        example(f"Troops entered {place} as the ceasefire failed and shelling went on", WAR),
        example(f"A quiet day in {place} where nobody had anything to tell"),
    )
]
MODEL = train(EXAMPLES)
OWN = OwnTopic(CHEESE, ("Cheese making",))


def known(model: Model | None) -> Knowledge:
    return Knowledge(own=(OWN,), model=model, name="topics 3")


def test_a_topic_of_which_no_term_speaks_is_learnt() -> None:
    text = "Gouda and brie ripen in their cellars"
    assert proposals(text) == ()
    (found,) = proposals(text, knowledge=known(MODEL))
    assert found.code == CHEESE
    assert found.why[0].startswith("topics 3: ")
    assert "gouda" in found.why[0]


def test_a_topic_that_is_no_more_is_not_proposed() -> None:
    assert proposals("Gouda and brie ripen in their cellars", knowledge=Knowledge(model=MODEL)) == ()


def test_what_the_desk_refuses_again_and_again_is_no_longer_proposed() -> None:
    title, text = "Striker wins the match in overtime", "The coach of the league club praised his goalkeeper."
    assert proposals(title, text)[0].code.startswith("medtop:")
    refusals = [
        example(f"{title} in {place}. {text}", refused=(SPORT,), complete=False) for place in PLACES for _ in range(20)
    ]
    others = [example(f"Goose number {count} swam over the lake", SPORT) for count in range(200)]
    model = train([*refusals, *others])
    assert proposals(title, text, knowledge=known(model)) == ()


def test_topics_with_too_few_examples_are_left_to_the_terms() -> None:
    model = train(EXAMPLES[:12])
    assert model.codes == ()
    for _, title, text in STORIES:
        assert proposals(title, text, knowledge=known(model)) == proposals(title, text, knowledge=known(None))


def test_the_same_examples_make_the_same_model() -> None:
    assert train(EXAMPLES).to_bytes() == MODEL.to_bytes()


def test_a_kept_model_says_what_it_said_before() -> None:
    kept = from_bytes(MODEL.to_bytes())
    assert (kept.codes, kept.vocabulary) == (MODEL.codes, MODEL.vocabulary)
    for each in EXAMPLES:
        assert kept.scores(kept.vector(each.reading)) == pytest.approx(
            MODEL.scores(MODEL.vector(each.reading)), abs=0.01
        )


@pytest.mark.parametrize("damaged", [b"", b"PK\x03\x04", MODEL.to_bytes()[:-1], b"dateline topics 1\n" + bytes(99)])
def test_what_is_no_model_is_refused_in_words(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="model of topics"):
        from_bytes(damaged)


@given(st.integers(0, len(MODEL.to_bytes()) - 1), st.integers(1, 255))
def test_one_wrong_byte_is_noticed(at: int, wrong: int) -> None:
    whole = bytearray(MODEL.to_bytes())
    whole[at] ^= wrong
    with pytest.raises(ValueError, match="model of topics"):
        from_bytes(bytes(whole))


@given(st.text())
def test_any_text_has_scores(text: str) -> None:
    scores = MODEL.scores(MODEL.vector(read(words(text), 2)))
    assert scores.shape == (3,)
    assert ((scores >= 0) & (scores <= 1)).all()


def test_figures_are_plain_numbers() -> None:
    figures = evaluate(EXAMPLES)
    assert figures.f1 > 0.9
    assert all(isinstance(value, int | float) and 0 <= value <= 5 for value in asdict(figures).values())


@pytest.mark.parametrize("examples", [[], [example("One story only", SPORT)]])
def test_few_examples_make_a_model_that_knows_nothing(examples: list[Example]) -> None:
    assert train(examples).codes == ()
    assert evaluate(examples).f1 == 0
    assert from_bytes(train(examples).to_bytes()).codes == ()


def test_training_is_quick() -> None:
    many = [example(f"{each} {number}", SPORT if number % 2 else WAR) for number in range(500) for each in PLACES[:4]]
    start = time.process_time()
    train(many)
    assert time.process_time() - start < 30
