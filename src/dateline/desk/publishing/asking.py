"""What an editor answered on the publish page, and what has still to be asked."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.http import QueryDict

from dateline.core.desk import CopyVerb
from dateline.desk.publishing.proposal import Proposal
from dateline.desk.publishing.service import Order


class Question(StrEnum):
    """What stands between a POST and the ledger."""

    NONE = ""
    VERB = "verb"
    """Which verb it is: the one sent does not apply (any more)."""
    IS_IT_A_CORRECTION = "correction"
    CORRECTION_TEXT = "text"
    DESPITE = "despite"
    """Whether it is to be published in spite of the grave warnings."""
    STALE = "stale"
    """Whether it is still meant, now that somebody has saved the draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The fields of the page."""

    verb: CopyVerb | None
    revision: str
    seen: int | None
    correction: str = ""
    note: str = ""
    is_correction: str = ""
    """``yes``, ``no``, or empty while nobody asked."""
    despite: bool = False
    ticked: frozenset[int] = field(default_factory=frozenset)
    """Numbers of the stories that somebody is to look after."""

    @classmethod
    def first(cls, found: Proposal) -> "Asked":
        """As the page shows itself at first: everything that hangs on the story ticked."""
        hanging = found.hanging
        stories = (*hanging.translations, *hanging.takers) if hanging else ()
        return cls(
            verb=found.verbs[0] if found.verbs else None,
            revision=found.revision,
            seen=found.seen,
            ticked=frozenset(story.pk for story in stories),
        )

    def order(self, found: Proposal) -> Order:
        """What is to be published, as the editor saw it."""
        assert self.verb is not None, "asked for before"
        return Order(
            verb=self.verb, revision=self.revision, seen=self.seen, correction=self.correction.strip(), note=self.note
        )


def asked(post: QueryDict) -> Asked:
    """The page's fields; whatever is malformed counts as not answered."""
    is_correction = post.get("is_correction", "")
    verb = CopyVerb.CORRECT.value if is_correction == "yes" else post.get("verb", "")
    return Asked(
        verb=CopyVerb(verb) if verb in set(CopyVerb) else None,
        revision=post.get("revision", ""),
        seen=_number(post.get("seen", "")),
        correction=post.get("correction", ""),
        note=post.get("note", "").strip(),
        is_correction=is_correction if is_correction in {"yes", "no"} else "",
        despite=post.get("despite") == "1",
        ticked=frozenset(number for each in post.getlist("hanging") if (number := _number(each)) is not None),
    )


def question(found: Proposal, said: Asked) -> Question:
    """What has to be answered before this may be published."""
    if said.verb not in found.verbs:
        return Question.VERB
    if said.revision != found.revision:
        return Question.STALE
    if said.verb in {CopyVerb.UPDATE, CopyVerb.REFILE} and found.facts and said.is_correction != "no":
        return Question.IS_IT_A_CORRECTION
    if said.verb is CopyVerb.CORRECT and not said.correction.strip():
        return Question.CORRECTION_TEXT
    if found.grave and not said.despite:
        return Question.DESPITE
    return Question.NONE


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
