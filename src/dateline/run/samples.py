"""Labelled files that weights of “In other media” are fitted on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.core.coverage.fitting import Told
from dateline.core.coverage.learning import Stream
from dateline.run.errors import Failure
from dateline.run.stories import Lines, unlabelled


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled file."""

    stream: Stream
    topics: dict[str, str]
    """Of events, where the file says so."""
    complete: bool
    """All of it could be read."""

    @property
    def events(self) -> set[str]:
        """What its stories tell."""
        return {each.event for each in self.stream.told if each.decided}


def samples(paths: Sequence[Path], label: str, topic: str = "") -> tuple[Sample, ...]:
    """Labelled files; ``topic`` names the field that says what an event belongs to, if any.

    Raises `Failure` where one has nothing that weights could be fitted on, or an event belongs to two topics.
    """
    return tuple(_sample(path, label, topic) for path in paths)


def _sample(path: Path, label: str, topic: str) -> Sample:
    lines, told, topics = Lines(path, label, topic), [], dict[str, str]()
    for line in lines:
        # Nobody says what a story without a label tells: it only lies beside the others.
        event = f"line {line.report.key}" if line.label is None else line.label
        told.append(Told(line.report, event, decided=line.label is not None))
        if line.label is not None and line.topic is not None and topics.setdefault(event, line.topic) != line.topic:
            raise Failure(
                f"{path}, line {line.report.key}: “{event}” is in “{topics[event]}” and in “{line.topic}”: "
                "an event must not be in two folds."
            )
    sample = Sample(Stream(str(path), tuple(told)), topics, lines.complete)
    if not sample.events:
        raise unlabelled(path, label)
    if len(sample.events) == 1:
        raise Failure(f"All stories of {path} tell “{sample.events.pop()}”: nothing shows what is to be told apart.")
    return sample
