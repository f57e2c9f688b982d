"""What terms say of topics, corrected by a trained model: the more, the more stories it has learnt a topic from."""

from dataclasses import dataclass, replace

from dateline.core import taxonomy
from dateline.core.understand.topics.codes import MEDIA_TOPICS
from dateline.core.understand.topics.knowledge import Knowledge
from dateline.core.understand.topics.model import Model
from dateline.core.understand.topics.reading import Reading

_AS_MUCH = 50.0
"""Confirmed stories of a topic after which the model counts as much as the terms."""
_FEW = 5.0
"""Confirmed stories after which a topic that no terms speak for is believed half."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A topic with its prefix, how sure it is (0 to 1), and why."""

    code: str
    score: float
    why: tuple[str, ...]


def corrected(terms: dict[str, Scored], reading: Reading, knowledge: Knowledge, least: float) -> dict[str, Scored]:
    """What terms and model say together. The model's words are named for topics that are at least ``least`` sure.

    A topic that the model has not learnt is as doubtful as the nearest one above it that it has.
    """
    model = knowledge.model
    if model is None:
        return terms
    features = model.vector(reading)
    learnt = {
        code: (number, float(score))
        for number, (code, score) in enumerate(zip(model.codes, model.scores(features), strict=True))
    }
    found = {code: _doubted(each, learnt, model) for code, each in terms.items() if code not in learnt}
    ours = {topic.code for topic in knowledge.own}
    for code, (number, score) in learnt.items():
        if not code.startswith(MEDIA_TOPICS) and code not in ours:
            continue
        known = terms.get(code)
        count = float(model.examples[number])
        sure = _blend(known.score, score, count) if known else score * count / (count + _FEW)
        words = ", ".join(model.strongest(number, features)) if sure >= least else ""
        why = (f"{knowledge.name}: {words}",) if words else ()
        found[code] = Scored(code, sure, (*(known.why if known else ()), *why))
    return found


def _doubted(each: Scored, learnt: dict[str, tuple[int, float]], model: Model) -> Scored:
    topic = taxonomy.by_code(each.code.removeprefix(MEDIA_TOPICS))
    for step in reversed(taxonomy.path(topic)[:-1] if topic else ()):
        if MEDIA_TOPICS + step.code in learnt:
            number, score = learnt[MEDIA_TOPICS + step.code]
            return replace(each, score=_blend(each.score, score, float(model.examples[number])))
    return each


def _blend(terms: float, model: float, count: float) -> float:
    share = count / (count + _AS_MUCH)
    return share * model + (1 - share) * terms
