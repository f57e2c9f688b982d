"""Proposing topics: the wire's codes, the agency's own topics, terms, and the model, each with its reason."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.core import taxonomy
from dateline.core.text.words import Words
from dateline.core.understand.topics.codes import MEDIA_TOPICS, resolve_codes
from dateline.core.understand.topics.evidence import FIRST_LEVEL, READ, Evidence, shares
from dateline.core.understand.topics.knowledge import Knowledge
from dateline.core.understand.topics.learnt import Scored, corrected
from dateline.core.understand.topics.own import own_topics
from dateline.core.understand.topics.reading import Reading, look
from dateline.core.understand.values import Copy, TopicProposal

_DECLARED = 0.95
"""How sure a wire's own code is."""
_STEEPNESS, _MIDDLE = 7.7, 0.31
"""How the share of the evidence becomes a probability: logistic, fitted to labelled news in both languages."""
_WORDS = 2
"""Words of distinct terms that speak for it at least."""
_CHILD = 0.55
"""Of its parent's evidence; a narrower topic that has as much is proposed in its stead."""
_SHOWN = 5
"""Terms that are named as the reason."""
_AT_MOST = 4
"""Proposals by terms and model; codes and labels of a wire may say more."""
LEAST = 0.5
"""Proposals that are less sure are not made."""


def propose(found: Words, copy: Copy, knowledge: Knowledge) -> tuple[TopicProposal, ...]:
    """The topics of a story, best first; ``found`` are the words of `values.whole` of it. None rather than a wrong one.

    A topic's ancestors are implied and not proposed beside it.
    """
    title = sum(1 for end in found.ends[: min(READ, 60)] if end <= len(copy.title))
    stems, evidence = look(found, title)
    proposals: dict[str, TopicProposal] = {}
    for made in (
        *_declared(copy, knowledge),
        *own_topics(stems, title, knowledge.own),
        *_understood(_Read(found.forms, stems, title, evidence), knowledge),
    ):
        proposal = _in_use(made, knowledge)
        if proposal is None:
            continue
        known = proposals.get(proposal.code)
        if known is None:
            proposals[proposal.code] = proposal
        elif proposal.why != known.why:
            score = max(known.score, proposal.score)
            proposals[proposal.code] = TopicProposal(proposal.code, score, (*known.why, *proposal.why))
    return tuple(_best(_narrowest(proposals, knowledge)))


def _in_use(proposal: TopicProposal, knowledge: Knowledge) -> TopicProposal | None:
    """For a retired topic the narrowest that lies above it and is in use; None where there is none."""
    if proposal.code not in knowledge.retired:
        return proposal
    above = [code for code in _above(proposal.code) if code not in knowledge.retired]
    return replace(proposal, code=above[-1]) if above else None


def _declared(copy: Copy, knowledge: Knowledge) -> Iterator[TopicProposal]:
    for each in resolve_codes(copy.codes, copy.source, knowledge):
        yield TopicProposal(each.code, _DECLARED, (f"the wire's code “{each.printed}”",))


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a story as printed, their stems as far as it is read, how many are the title's, and the evidence."""

    forms: Sequence[str]
    stems: Sequence[str]
    title: int
    evidence: dict[str, Evidence]


def _understood(read: _Read, knowledge: Knowledge) -> Iterator[TopicProposal]:
    reading = Reading(read.stems, read.title, shares(read.evidence))
    scored = corrected({each.code: each for each in _by_terms(read, reading)}, reading, knowledge, LEAST)
    sure = {
        each.code: TopicProposal(each.code, each.score, each.why) for each in scored.values() if each.score >= LEAST
    }
    yield from _best(_narrowest(sure, knowledge))[:_AT_MOST]


def _by_terms(read: _Read, reading: Reading) -> Iterator[Scored]:
    evidence = read.evidence
    for code, share in reading.shares.items():
        sure = _sureness(share)
        if sure >= LEAST and code.endswith(FIRST_LEVEL) and _told(evidence[code]) >= _WORDS:
            for narrow in _narrow(code, evidence):
                why = "terms: " + ", ".join(evidence[narrow].strongest(read.forms, _SHOWN))
                yield Scored(MEDIA_TOPICS + narrow, sure, (why,))


def _told(evidence: Evidence) -> int:
    return sum(hit.length for _, hit in evidence.terms)


def _sureness(share: float) -> float:
    """How probable a topic is with this share of the evidence."""
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


def _best(proposals: Iterable[TopicProposal]) -> list[TopicProposal]:
    return sorted(proposals, key=lambda each: (-each.score, each.code))


def _narrowest(proposals: dict[str, TopicProposal], knowledge: Knowledge) -> Iterator[TopicProposal]:
    """Without those that lie above another one."""
    ours = {topic.code: topic.above for topic in knowledge.own}
    above = {step for code in proposals for step in ours.get(code, ()) or _above(code)}
    return (proposal for code, proposal in proposals.items() if code not in above)


def _above(code: str) -> Iterator[str]:
    topic = taxonomy.by_code(code.removeprefix(MEDIA_TOPICS))
    return (MEDIA_TOPICS + step.code for step in (taxonomy.path(topic)[:-1] if topic else ()))
