"""What an editor answered on the publish page, and what has still to be asked."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.http import QueryDict

from dateline.core.desk import CopyVerb
from dateline.desk.publishing.after import After
from dateline.desk.publishing.proposal import Proposal
from dateline.desk.publishing.service import Order


class Question(StrEnum):
    """What stands between a POST and the ledger."""

    NONE = ""
    VERB = "verb"
    """Which verb it is."""
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
    stories: frozenset[int] = field(default_factory=frozenset)
    """Numbers of the stories that somebody is to check."""
    drafts: frozenset[int] = field(default_factory=frozenset)
    editions: frozenset[str] = field(default_factory=frozenset)
    """Codes of those that the story is to lead no longer."""

    @classmethod
    def first(cls, found: Proposal) -> "Asked":
        """As the page shows itself at first: all to be checked, and the leads left as they are."""
        hanging = found.hanging
        stories = (*hanging.translations, *hanging.takers) if hanging else ()
        return cls(
            verb=found.verbs[0] if found.verbs else None,
            revision=found.revision,
            seen=found.seen,
            stories=frozenset(story.pk for story in stories),
            drafts=frozenset(draft.pk for draft in found.drafts),
        )

    def order(self, found: Proposal) -> Order:
        """What is to be published, as the editor saw it."""
        assert self.verb is not None, "asked for before"
        return Order(
            verb=self.verb,
            revision=self.revision,
            seen=self.seen,
            correction=self.correction.strip(),
            note=self.note,
            after=self._after(found),
        )

    def _after(self, found: Proposal) -> After:
        answer = f"{self.is_correction}: {_listed(found)}" if self.is_correction and found.facts else ""
        if self.verb is not CopyVerb.CORRECT or found.hanging is None:
            return After(answer=answer)
        hanging = found.hanging
        return After(
            answer=answer,
            stories=tuple(each.pk for each in (*hanging.translations, *hanging.takers) if each.pk in self.stories),
            drafts=tuple(each.pk for each in found.drafts if each.pk in self.drafts),
            editions=tuple(code for code in hanging.leads if code in self.editions),
        )


def asked(post: QueryDict) -> Asked:
    """The page's fields; whatever is malformed counts as not answered."""
    button, earlier = post.get("is_correction", ""), post.get("answered", "")
    verb = CopyVerb.CORRECT.value if button == "yes" else post.get("verb", "")
    is_correction = button or earlier
    return Asked(
        verb=CopyVerb(verb) if verb in set(CopyVerb) - {CopyVerb.ADVISE} else None,
        revision=post.get("revision", ""),
        seen=_number(post.get("seen", "")),
        correction=post.get("correction", ""),
        note=post.get("note", "").strip(),
        is_correction=is_correction if is_correction in {"yes", "no"} else "",
        despite=post.get("despite") == "1",
        stories=_numbers(post.getlist("hanging")),
        drafts=_numbers(post.getlist("hanging_draft")),
        editions=frozenset(post.getlist("lead")),
    )


def question(found: Proposal, said: Asked) -> Question:
    """What has to be answered before this may be published.

    Whether the verb still applies is the archive's to say, which knows what was sent twice from what was overtaken.
    """
    if said.verb is None:
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


def _listed(found: Proposal) -> str:
    return "; ".join(f"{change.old} → {change.new}" for change in found.facts)


def _numbers(texts: list[str]) -> frozenset[int]:
    return frozenset(number for each in texts if (number := _number(each)) is not None)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
