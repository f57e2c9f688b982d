"""Carrying out ``dateline understand``."""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known, and only if there is one.

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from dateline.core import gazetteer, taxonomy
from dateline.core.text.naming import name_key
from dateline.core.understand.story import Recogniser, understand
from dateline.core.understand.topics import NO_KNOWLEDGE, Knowledge
from dateline.core.understand.values import (
    Copy,
    FigureProposal,
    NameProposal,
    PlaceProposal,
    QuoteProposal,
    TopicProposal,
    Understood,
)
from dateline.run import boot
from dateline.run.config import data_dir
from dateline.run.progress import progress

_TEXTS = ("title", "language", "date")
_SHOWN = 80
"""Characters of a quotation that a terminal shows."""


def show(files: tuple[Path, ...], *, as_json: bool, recogniser: Recogniser | None = None) -> bool:
    """Print what is understood of each line; whether all could be read."""
    known, label = _agency()
    complete = True
    for name, number, line in _lines(files):
        try:
            identity, copy = _copy(line)
        except ValueError as error:
            click.echo(f"{name}, line {number}: {error}", err=True)
            complete = False
            continue
        told = _told(identity or str(number), understand(copy, known, recogniser), label)
        click.echo(json.dumps(told, ensure_ascii=False) if as_json else _in_words(told))
    return complete


def again(*, as_json: bool, recogniser: Recogniser | None = None) -> None:
    """Understand the archive again, then let the lists follow."""
    boot.archive()
    from dateline.archive import again as stage
    from dateline.index.registry import catch_up_all

    stories = changed = 0
    with progress("understand") as shown:
        for step in stage.again(recogniser):
            stories, changed = step.story_id, step.changed
            shown.at(step.story_id, step.last, f"{changed} changed")
    catch_up_all()
    told = {"last_story": stories, "changed": changed}
    click.echo(json.dumps(told) if as_json else f"{changed} stories are understood otherwise than before.")


def _agency() -> tuple[Knowledge, Callable[[str], str]]:
    """What the agency of the data folder knows, and its topics' labels; where there is none, what is shipped."""
    if not (data_dir() / "dateline.toml").exists():
        return NO_KNOWLEDGE, _shipped_label
    boot.archive()
    from dateline.archive.knowledge import knowledge
    from dateline.archive.models import Topic

    labels = dict(Topic.objects.values_list("code", "label_en"))
    return knowledge(), lambda code: labels.get(code, "")


def _shipped_label(code: str) -> str:
    topic = taxonomy.by_code(code.partition(":")[2])
    return topic.label_en if topic else ""


def _lines(files: tuple[Path, ...]) -> Iterator[tuple[str, int, str]]:
    for path in files:
        with click.open_file(str(path), encoding="utf-8", errors="replace") as stream:
            yield from ((str(path), number, line) for number, line in enumerate(stream, 1) if line.strip())


def _copy(line: str) -> tuple[str, Copy]:
    """The identity and the copy of a line. Raises `ValueError` with what is wrong with it."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError("an object with a “text” is wanted")
    for name in _TEXTS:
        if not isinstance(record.get(name) or "", str):
            raise ValueError(f"“{name}” must be text")
    identity = record.get("id", "")
    return str(identity), Copy(
        title=record.get("title") or "",
        text=record["text"],
        language=record.get("language") or "",
        day=_day(record.get("date") or ""),
    )


def _day(text: str) -> dt.date:
    if not text:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError as error:
        raise ValueError(f"“date” must be as 2016-03-28, not {text!r}") from error


def _told(identity: str, found: Understood, label: Callable[[str], str]) -> dict[str, Any]:
    dateline = found.dateline
    return {
        "id": identity,
        "language": found.language.code,
        "topics": [_topic(topic, label) for topic in found.topics],
        "places": [_place(place) for place in found.places],
        "people": [_named(each) | {"role": each.role} for each in found.people],
        "organisations": [_named(each) for each in found.organisations],
        "quotes": [_quote(each) for each in found.quotes],
        "figures": [_figure(each) for each in found.figures],
        "dateline": dateline
        and {
            "place": dateline.place,
            "date": dateline.date and dateline.date.isoformat(),
            "agency": dateline.agency,
            "text": dateline.text,
        },
        "dates": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "text": each.text, "why": each.why}
            for each in found.dates
        ],
    }


def _topic(topic: TopicProposal, label: Callable[[str], str]) -> dict[str, Any]:
    return {"code": topic.code, "label": label(topic.code), "score": round(topic.score, 3), "why": list(topic.why)}


def _place(proposal: PlaceProposal) -> dict[str, Any]:
    place = gazetteer.by_slug(proposal.slug)
    return {
        "name": place.name_en if place else proposal.slug,
        "id": proposal.slug,
        "role": proposal.role.value,
        "country": place.country if place else "",
        "score": round(proposal.score, 3),
        "why": proposal.why,
        "mentions": [[each.start, each.end, each.text] for each in proposal.mentions],
    }


def _named(proposal: NameProposal) -> dict[str, Any]:
    return {
        "name": proposal.name,
        "key": name_key(proposal.name),
        "score": proposal.score,
        "why": proposal.why,
        "mentions": [[each.start, each.end, each.text] for each in proposal.mentions],
    }


def _quote(quote: QuoteProposal) -> dict[str, Any]:
    return {
        "speaker": quote.speaker,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "direct": quote.direct,
        "inserts": list(quote.inserts),
        "why": quote.why,
    }


def _figure(figure: FigureProposal) -> dict[str, Any]:
    """The value as text: amounts are exact."""
    return {
        "measure": figure.measure.value,
        "value": f"{figure.value:f}",
        "unit": figure.unit,
        "text": figure.text,
        "start": figure.start,
        "why": figure.why,
    }


def _in_words(told: dict[str, Any]) -> str:
    """For a person at a terminal: a line for each thing that was understood, with its reason."""
    dateline = told["dateline"]
    lines = [f"{told['id']}  {told['language'] or 'language unknown'}  {dateline['text'] if dateline else ''}".rstrip()]
    lines += [f"  topic  {each['label']} ({each['score']:.2f}): {'; '.join(each['why'])}" for each in told["topics"]]
    lines += [
        f"  place  {each['name']}, {each['role']} ({each['score']:.2f}): {each['why']}" for each in told["places"]
    ]
    lines += [f"  person {_called(each)} ({each['score']:.2f}): {each['why']}" for each in told["people"]]
    lines += [f"  body   {each['name']} ({each['score']:.2f}): {each['why']}" for each in told["organisations"]]
    lines += [f"  quote  {each['speaker']}: {_beginning(each['text'])} ({each['why']})" for each in told["quotes"]]
    lines += [f"  figure {each['text']}: {each['value']} {each['unit'] or each['measure']}" for each in told["figures"]]
    lines += [f"  date   {each['text']}: {each['first']} to {each['last']} ({each['why']})" for each in told["dates"]]
    return "\n".join(lines)


def _called(person: dict[str, Any]) -> str:
    return f"{person['name']}, {person['role']}" if person["role"] else str(person["name"])


def _beginning(text: str) -> str:
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN].rstrip()}…”"
