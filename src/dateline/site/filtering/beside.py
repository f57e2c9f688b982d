"""What stands beside a row of a list: the menu of the filter, and the reasons for or against the story.

Written here and not in a template for the reason that docs/why/rows-in-python.md gives. The buttons belong to the form
``row`` of the page, which has the filter: without JavaScript, too, each is one click.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.translation import gettext, ngettext

from dateline.core.filters import EVERYTHING, Node, text
from dateline.core.filters.nodes import Phrase, terms
from dateline.core.filters.reasons import against, because
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import Part
from dateline.index.facts import facts_of, filings_of
from dateline.index.subjects import Named, Subjects, subjects_of
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.editions import Here
from dateline.site.filtering.asked import Asked
from dateline.site.filtering.labels import Labels
from dateline.site.parts.rows import Beside

FORM = "row"
_NOTHING = Subjects()


def beside(here: Here, asked: Asked, ids: Sequence[int], hidden: Collection[int], now: dt.datetime) -> Beside:
    """For the stories of a page; ``hidden`` are those among them that do not pass."""
    clock = Clock.of(here.edition.zone, here.language)
    reasons = _reasons(asked, ids, hidden, now, clock)
    labels = Labels(here, clock, asked.names, [part for parts in reasons.values() for part in parts])
    subjects = subjects_of([story_id for story_id in ids if story_id not in hidden], here.epochs.topics)
    words = _Words.now()
    markup: dict[int, str] = {}
    asks = asked.node != EVERYTHING
    for story_id in ids:
        parts = reasons.get(story_id, ())
        if story_id in hidden:
            markup[story_id] = _dropping(parts, labels, asked)
        else:
            answer = _because(parts, labels) if story_id == asked.why else ""
            about = subjects.get(story_id, _NOTHING)
            markup[story_id] = _menu(story_id, about, here.language, words, answer, asks)
    return Beside(markup, hidden)


def together(edition: str, event: int, stories: int) -> str:
    """In a list by events: how many stories of this list one line stands for, and where all tellings are."""
    said = ngettext("%(count)s story on this", "%(count)s stories on this", stories) % {"count": stories}
    return f' <a class="row__together" href="{escape(links.coverage(edition, event))}">{escape(said)}</a>'


def _reasons(
    asked: Asked, ids: Sequence[int], hidden: Collection[int], now: dt.datetime, clock: Clock
) -> dict[int, tuple[Node, ...]]:
    """Why stories are hidden, and why the one that is asked about is not."""
    told = [story_id for story_id in ids if story_id in hidden or story_id == asked.why]
    facts = _facts(asked.node, told) if told else {}
    return {
        story_id: (against if story_id in hidden else because)(asked.node, facts[story_id], now, clock.zone)
        for story_id in told
        if story_id in facts
    }


def _facts(node: Node, story_ids: Sequence[int]) -> dict[int, Facts]:
    """Texts are read only for a filter that asks for words: they cost ten times as much."""
    if any(isinstance(term, Phrase) for term in terms(node)):
        return facts_of(story_ids)
    return {
        story_id: Facts(
            story_id=story_id,
            listed_at=filing.listed_at,
            language=filing.language,
            title=Part(),
            filed=filing.filed,
        )
        for story_id, filing in filings_of(story_ids).items()
    }


class _Words(NamedTuple):
    """The menu's words, translated once for all rows."""

    menu: str
    more: str
    less: str
    mute: str
    follow: str
    hide: str
    why: str

    @classmethod
    def now(cls) -> "_Words":
        return cls(
            menu=gettext("Choose by this story"),
            more=gettext("More: %(what)s"),
            less=gettext("Less: %(what)s"),
            mute=gettext("Mute for 24 hours: %(what)s"),
            follow=gettext("Follow this story"),
            hide=gettext("Mute this story"),
            why=gettext("Why is it here?"),
        )


@lru_cache(maxsize=4000)
def _menu(story_id: int, about: Subjects, language: str, words: _Words, answer: str, asks: bool) -> str:
    """``⋯``; nothing for a story that is about nothing, in a list without a filter.

    Kept: the same stories stand on many pages.
    """
    buttons = _buttons(about._replace(event=None), language, words) + _event_buttons(about.event, words)
    if asks:
        buttons += _button("why", str(story_id), words.why)
    if not buttons:
        return ""
    shown = " open" if answer else ""
    return (
        f'<details class="pick" id="pick-{story_id}"{shown}><summary title="{escape(words.menu)}">'
        f'<span class="unseen">{escape(words.menu)}</span></summary><div class="pick__ways">{answer}{buttons}</div>'
        "</details>"
    )


@lru_cache(maxsize=4000)
def _buttons(about: Subjects, language: str, words: _Words) -> str:
    """More of the place, else of the topic; less of the topic and of what it lies under; none of that for a while."""
    field, subject = ("place", about.place) if about.place else ("topic", about.topic)
    wide = about.trunk or about.topic
    found = [_subject("more", field, subject, words.more, language)] if subject else []
    found += [_subject("less", "topic", each, words.less, language) for each in (about.topic, about.trunk) if each]
    found += [_subject("mute", "topic", wide, words.mute, language)] if wide else []
    return "".join(found)


def _event_buttons(event: int | None, words: _Words) -> str:
    """For a story whose event others tell, too: all of it, or none of it."""
    if event is None:
        return ""
    return "".join(
        _button(way, f"coverage:{event}", said) for way, said in (("follow", words.follow), ("hide", words.hide))
    )


def _subject(way: str, field: str, subject: Named, words: str, language: str) -> str:
    name = subject.name(language)
    return _button(way, f"{field}:{subject.slug}", words % {"what": name[:1].upper() + name[1:]})


def _because(parts: Sequence[Node], labels: Labels) -> str:
    said = [labels.because(part) for part in parts] or [gettext("You leave nothing of it out.")]
    return f'<p class="pick__why" role="status">{escape(gettext("Here because"))}: {escape(" · ".join(said))}</p>'


def _dropping(parts: Sequence[Node], labels: Labels, asked: Asked) -> str:
    """Each reason as a button that drops it."""
    dropped = gettext("Drop this")
    buttons = (
        f'<button form="{FORM}" name="drop" value="{escape(text(part, asked.names))}" title="{escape(dropped)}">'
        f'{escape(labels.against(part))} <span aria-hidden="true">×</span></button>'
        for part in parts
    )
    return f'<span class="row__reasons">{"".join(buttons)}</span>'


def _button(name: str, value: str, words: str) -> str:
    return f'<button form="{FORM}" name="{name}" value="{escape(value)}">{escape(words)}</button>'
