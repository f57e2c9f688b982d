"""What the categories of a feed's item say about the version: a feed has no field for that."""

from collections.abc import Iterable

from dateline.core.story import Code, Signal
from dateline.core.wires.signals import gravest, signal_of

_WORDS = {
    Signal.KILL: "kill, story kill, kill notice, mandatory kill, bulletin kill, аннулирование, аннулировано",
    Signal.WITHDRAW: "withdrawal, withdrawn, retraction, retracted, отозвано, снято с ленты, rückzug, zurückgezogen",
    Signal.ADVISORY: "advisory to editors, editors' advisory, к сведению редакций",
    Signal.CORRECTION: "correction, corrections, corrected, исправление, исправлено, поправка, korrektur, berichtigung",
    Signal.REFILE: "refile",
}
_SIGNALS = {word: signal for signal, words in _WORDS.items() for word in words.split(", ")}


def labelled(topics: Iterable[Code], headline: str) -> Signal:
    """The gravest of what a whole category or its label says and what the headline opens with.

    A category that merely has such a word in it (“Flood correction works”) says nothing, nor does “Update”.
    """
    words = (word.casefold() for topic in topics for word in (topic.value, topic.label))
    return signal_of(said=gravest(_SIGNALS[word] for word in words if word in _SIGNALS), headline=headline)
