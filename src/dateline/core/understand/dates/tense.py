"""Whether a sentence looks ahead or back where it names a day; for expressions that leave it open."""

import re
from dataclasses import dataclass

_REACH = 90
"""Characters before the expression that are looked at, and half as many after it."""
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Tense:
    """The words that tell, in one language; ``cue`` has the groups ``ahead`` and ``back``."""

    cue: re.Pattern[str]
    opens: re.Pattern[str]
    """What comes before an expression that opens its clause, so that the verb follows."""
    clause: re.Pattern[str]
    """Where a clause ends."""

    def of(self, lower: str, start: int, end: int) -> str:
        """``future`` where the words next to the expression look ahead, else nothing."""
        before = _SENTENCE.split(lower[max(0, start - _REACH) : start])[-1]
        if self.opens.search(before):
            after = self.clause.split(lower[end : end + _REACH // 2], maxsplit=1)[0]
            cue = self.cue.search(after)
            if cue:
                return "future" if cue["ahead"] else ""
        last = None
        for last in self.cue.finditer(before):  # noqa: B007  the last one counts
            pass
        return "future" if last and last["ahead"] else ""


ENGLISH = Tense(
    cue=re.compile(
        r"\b(?:(?P<ahead>will|shall|would|won't|won’t|due|scheduled|(?:is|are|was|were|be)\s(?:expected|set|to)|"
        r"plans?\sto|planned\sfor|planning|upcoming|expires?|matures?|begins?|starts?|opens|(?:by|until|till)(?=\s*$))|"
        r"(?P<back>said|says|told|added|announced|reported|wrote|was|were|had|has|have|did|ended|closed|died|killed))\b"
    ),
    opens=re.compile(r"(?:^|\bthat\s|[;:—–]\s)\s*(?:on\s)?$"),
    clause=re.compile(r"[,;:.!?—–\n]"),
)
RUSSIAN = Tense(
    cue=re.compile(
        r"\b(?:(?P<ahead>буд(?:ет|ут|ем)|состо(?:ится|ятся)|про(?:йдет|йдут|ведет|ведут|должит\w*)|планиру\w+|намер\w+|"
        r"ожидается|ожидаются|предсто\w+|начн(?:ется|утся|ет|ут)|откро(?:ется|ются|ет|ют)|заверш(?:ится|атся)|"
        r"должн?[аы]?|должен|заплани\w+|назнач\w+|приедет|прибудет|рассмотр(?:ит|ят)|встрет(?:ится|ятся)|"
        r"обсуд(?:ит|ят)|выступ(?:ит|ят)|посет(?:ит|ят)|(?:до|к|на)(?=\s*$))|"
        r"(?P<back>сообща(?:ет|ют)(?:ся)?|переда[ею]т|говорится|заявля[ею]т|отмеча[ею]т|пиш[еу]т|\w{2,40}(?:л|ла|ло|ли|лся|лась|лось|лись)))\b"
    ),
    opens=re.compile(r""),
    clause=re.compile(r"[,;:.!?—–\n]"),
)
