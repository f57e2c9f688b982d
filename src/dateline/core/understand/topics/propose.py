"""Proposing topics: the wire's codes, the agency's own topics, terms, and the model, each with its reason."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.core import taxonomy
from dateline.core.text.words import Words
from dateline.core.understand.topics.codes import MEDIA_TOPICS, resolve_codes
from dateline.core.understand.topics.evidence import READ, Evidence, weigh
from dateline.core.understand.topics.knowledge import Knowledge
from dateline.core.understand.topics.own import own_topics
from dateline.core.understand.topics.terms import found_stems, hits, shipped
from dateline.core.understand.values import Copy, TopicProposal

_DECLARED = 0.95
"""How sure a wire's own code is."""
_UNSAID = 6.0
"""Evidence allowed for what the terms don't know: a little is never certain, even with none against it."""
_STEEPNESS, _MIDDLE = 7.7, 0.31
"""How the share of the evidence becomes a probability: logistic, fitted to labelled news in both languages."""
_BESIDE = 0.75
"""How much of the best topic's evidence speaks against another one: a story may be about two things."""
_FIRST_LEVEL = "000000"
_TERMS = 2
"""Distinct terms that speak for it at least."""
_CHILD = 0.55
"""Of its parent's evidence; a narrower topic that has as much is proposed in its stead."""
_SHOWN = 5
"""Terms that are named as the reason."""
_AT_MOST = 4
LEAST = 0.5
"""Proposals that are less sure are not made."""
_LEARNT = 50.0
"""Confirmed stories after which the model counts as much as the terms."""


def propose(found: Words, copy: Copy, knowledge: Knowledge) -> tuple[TopicProposal, ...]:
    """The topics of a story, best first; ``found`` are the words of `values.whole` of it. None rather than a wrong one.

    A topic's ancestors are implied and not proposed beside it.
    """
    stems = found_stems(found, READ)
    title = sum(1 for end in found.ends[: min(READ, 60)] if end <= len(copy.title))
    evidence = weigh(hits(stems, found.folded[:READ], shipped()), title)
    proposals: dict[str, TopicProposal] = {}
    for proposal in (
        *_declared(copy, knowledge),
        *own_topics(stems, title, knowledge.own),
        *_understood(evidence, _Read(found.forms, stems, title), knowledge),
    ):
        known = proposals.get(proposal.code)
        if known is None:
            proposals[proposal.code] = proposal
        elif proposal.why != known.why:
            score = max(known.score, proposal.score)
            proposals[proposal.code] = TopicProposal(proposal.code, score, (*known.why, *proposal.why))
    return tuple(sorted(_narrowest(proposals), key=lambda each: (-each.score, each.code)))


def _declared(copy: Copy, knowledge: Knowledge) -> Iterator[TopicProposal]:
    for each in resolve_codes(copy.codes, copy.source, knowledge):
        yield TopicProposal(each.code, _DECLARED, (f"the wire's code “{each.printed}”",))


@dataclass(frozen=True, slots=True)
class _Scored:
    code: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a story as printed, their stems as far as it is read, and how many of them are the title's."""

    forms: Sequence[str]
    stems: Sequence[str]
    title: int


def _understood(evidence: dict[str, Evidence], read: _Read, knowledge: Knowledge) -> Iterator[TopicProposal]:
    scored = {each.code: each for each in _by_terms(evidence, read.forms)}
    for each in _by_model(read, knowledge, scored):
        scored[each.code] = each
    for each in sorted(scored.values(), key=lambda each: (-each.score, each.code))[:_AT_MOST]:
        if each.score >= LEAST:
            yield TopicProposal(each.code, each.score, each.why)


def _by_terms(evidence: dict[str, Evidence], forms: Sequence[str]) -> Iterator[_Scored]:
    first = [(each.score, code) for code, each in evidence.items() if code.endswith(_FIRST_LEVEL)]
    best = sorted((score for score, _ in first), reverse=True)[:2]
    for score, code in first:
        rival = _BESIDE * best[0] if score < best[0] else sum(best[1:])
        sure = _sureness(score, rival)
        if sure >= LEAST and len(evidence[code].terms) >= _TERMS:
            for narrow in _narrow(code, evidence):
                why = "terms: " + ", ".join(evidence[narrow].strongest(forms, _SHOWN))
                yield _Scored(MEDIA_TOPICS + narrow, sure, (why,))


def _sureness(evidence: float, rival: float) -> float:
    """How probable a topic is with this evidence, and with that of the best one beside it."""
    share = evidence / (evidence + rival + _UNSAID)
    return 1 / (1 + math.exp(-_STEEPNESS * (share - _MIDDLE)))


def _narrow(code: str, evidence: dict[str, Evidence]) -> Iterator[str]:
    """The narrowest topics under ``code`` that have most of its evidence; itself where none has."""
    whole = evidence[code].score
    below = [
        child.code
        for child in taxonomy.children(code)
        if child.code in evidence
        and evidence[child.code].score >= _CHILD * whole
        and len(evidence[child.code].terms) >= 2
    ]
    if not below:
        yield code
    for child in below:
        yield from _narrow(child, evidence)


def _by_model(read: _Read, knowledge: Knowledge, terms: dict[str, _Scored]) -> Iterator[_Scored]:
    """What a trained model says, the more in place of the terms the more stories it has learnt a topic from."""
    model = knowledge.model
    if model is None:
        return
    features = model.vector(read.stems, read.title)
    scores = model.scores(features)
    for topic, code in enumerate(model.codes):
        learnt = float(model.examples[topic])
        share = learnt / (learnt + _LEARNT)
        known = terms.get(code)
        score = share * float(scores[topic]) + (1 - share) * (known.score if known else 0.0)
        if known is None and (score < LEAST or share < 0.5):
            score = float(scores[topic]) * min(1.0, 2 * share)
        words = ", ".join(model.strongest(topic, features)) if score >= LEAST else ""
        why = (f"{knowledge.name}: {words}",) if words else ()
        yield _Scored(code, score, (*(known.why if known else ()), *why))


def _narrowest(proposals: dict[str, TopicProposal]) -> Iterator[TopicProposal]:
    """Without those that lie above another one."""
    above = {
        MEDIA_TOPICS + step.code
        for code in proposals
        if (topic := taxonomy.by_code(code.removeprefix(MEDIA_TOPICS)))
        for step in taxonomy.path(topic)[:-1]
    }
    return (proposal for code, proposal in proposals.items() if code not in above)
