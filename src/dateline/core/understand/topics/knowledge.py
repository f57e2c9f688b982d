"""What an agency knows beyond what is shipped: topics of its own, what incoming codes mean, a trained model."""

from dataclasses import dataclass

from dateline.core.understand.topics.model import Model


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic of the agency's own: ``code`` (``own:7``), its ``labels`` in all languages, and what lies above it."""

    code: str
    labels: tuple[str, ...]
    above: tuple[str, ...] = ()
    """Codes from the first level down to its parent: ``medtop:17000000``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means: ``value`` folded (`dateline.core.places.fold`), of one source or, with an empty one, all."""

    source: str
    value: str
    code: str
    """The topic with its prefix; empty for “says nothing”."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """``name`` says in annotations which state of knowledge spoke."""

    own: tuple[OwnTopic, ...] = ()
    rules: tuple[Rule, ...] = ()
    retired: frozenset[str] = frozenset()
    """Codes of topics that are not to be proposed; what lies above them is."""
    model: Model | None = None
    name: str = "terms 1"


NO_KNOWLEDGE = Knowledge()
"""What is shipped, and nothing else."""
