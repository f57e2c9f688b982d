"""What a reader asks of a filter beside a story: more of something, less of it, none for a while; and its event."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from dateline.core.filters.choice import Choice, Mute, choice_of
from dateline.core.filters.fields import Field
from dateline.core.filters.nodes import EVERYTHING, Among, Node, among, without


def more(node: Node, subject: Among) -> Node:
    """Show a topic or place: what was left out no longer is, and what was not chosen is shown besides.

    Where nothing was chosen yet, it becomes what is.
    """
    choice = _begun(node)
    shown = _out_of(choice, subject)
    if shown != choice:
        return shown.node
    if choice.topics or choice.places or choice.words or choice.rest:
        return replace(choice, also=_joined(choice.also, subject)).node
    if subject.field is Field.TOPIC:
        return replace(choice, topics=subject.keys).node
    return replace(choice, places=subject.keys).node


def followed(node: Node, event: Among) -> Node:
    """Show an event besides what is chosen; where nothing is, the event and nothing else."""
    if node == EVERYTHING:
        return event
    choice = _out_of(choice_of(node), event)
    return replace(choice, also=_joined(choice.also, event)).node


def hidden(node: Node, event: Among) -> Node:
    """Leave an event out, flashes about it, too, where nothing else is chosen."""
    return without(event) if node == EVERYTHING else less(node, event)


def less(node: Node, subject: Among) -> Node:
    """Leave a topic, place or event out."""
    choice = _not_chosen(_out_of(_begun(node), subject), subject)
    return replace(choice, less=_joined(choice.less, subject)).node


def muted(node: Node, subject: Among, until: dt.datetime) -> Node:
    """Leave out what is listed on a topic or place before a moment."""
    choice = _begun(node)
    mutes = [mute for mute in choice.mutes if mute.subject != subject]
    return replace(choice, mutes=(*mutes, Mute(subject, until))).node


def over(node: Node, now: dt.datetime) -> Node:
    """Without what was muted for a time that is over."""
    choice = choice_of(node)
    left = tuple(mute for mute in choice.mutes if mute.until > now)
    return node if left == choice.mutes else replace(choice, mutes=left).node


def _begun(node: Node) -> Choice:
    """Who changes nothing yet wants what the panel's switch says that stands on: flashes and corrections always."""
    return Choice(always=True) if node == EVERYTHING else choice_of(node)


def _out_of(choice: Choice, subject: Among) -> Choice:
    """With the subject neither left out nor muted."""
    mutes = tuple(mute for mute in choice.mutes if mute.subject != subject)
    return replace(choice, less=_minus(choice.less, subject), mutes=mutes)


def _not_chosen(choice: Choice, subject: Among) -> Choice:
    topics = choice.topics if subject.field is not Field.TOPIC else _left(choice.topics, subject)
    places = choice.places if subject.field is not Field.PLACE else _left(choice.places, subject)
    return replace(choice, topics=topics, places=places, also=_minus(choice.also, subject))


def _joined(terms: Iterable[Among], subject: Among) -> tuple[Among, ...]:
    """A term for each field, with one's keys added."""
    keys = {term.field: term.keys for term in terms}
    keys[subject.field] = (*keys.get(subject.field, ()), *subject.keys)
    return tuple(among(field, found) for field, found in keys.items())


def _minus(terms: Iterable[Among], subject: Among) -> tuple[Among, ...]:
    found = (among(term.field, _left(term.keys, subject)) if term.field is subject.field else term for term in terms)
    return tuple(term for term in found if term.keys)


def _left(keys: Iterable[str], subject: Among) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in subject.keys)
