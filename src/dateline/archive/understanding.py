"""What is understood of a version, recorded as annotations: the machine's word, which any editor's beats."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.archive import gazette
from dateline.archive.knowledge import knowledge
from dateline.archive.models import Annotation, Version
from dateline.archive.rows import dateline_of
from dateline.archive.sql import insert_values, sql_time
from dateline.core.story import Code
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.core.understand.story import VERSION, Recogniser, understand
from dateline.core.understand.values import Copy, Understood

_MOST = 20
"""Persons, organisations, quotations and figures of a story that are kept, of each."""
_VALUE = 200
_SAID = ("kind", "value", "label", "role", "score", "why", "actor", "rejects")
_COLUMNS = (*_SAID, "story_id", "version_id", "resolved", "origin", "made_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A word of the machine's, as `Annotation` keeps it."""

    kind: str
    value: str
    label: str = ""
    role: str = ""
    score: float | None = None
    why: str = ""
    actor: str = VERSION
    rejects: bool = False


def proposals(title: str, lead: str, text: str, language: str, day: dt.date, source: str = "") -> Understood:
    """What is proposed of copy that is being written; ``text`` is plain. Nothing is recorded."""
    copy = Copy(title=title, lead=lead, text=text, language=language, day=day, source=source)
    return understand(copy, knowledge())


def read(version: Version, *, source: str, language: str, recogniser: Recogniser | None = None) -> Understood:
    """What is proposed of a version in the archive; ``language`` is its source's, where it declares none itself."""
    return understand(copy_of(version, source=source, language=language), knowledge(), recogniser)


def copy_of(version: Version, *, source: str, language: str) -> Copy:
    """A version as it is read. Its day is the dateline's, else that of its publication or arrival in UTC."""
    dateline = dateline_of(version)
    moment = version.published_at or version.received_at
    return Copy(
        title=version.headline,
        lead=version.lead,
        text=plain(CleanHtml(version.body_html)),
        language=version.language or language,
        day=dateline.date if dateline and dateline.date else moment.astimezone(dt.UTC).date(),
        dateline=dateline,
        codes=tuple(Code(**code) for code in version.extra.get("topics", ())),
        source=source,
    )


def annotate(version: Version, understood: Understood, now: dt.datetime) -> None:
    """Record what is proposed of a version that nothing was proposed of yet."""
    rows = list(said(understood))
    gazette.install({row.value for row in rows if row.kind == "place"})
    keep(version, rows, now)


def keep(version: Version, rows: Sequence[Said], now: dt.datetime) -> None:
    """Record what the machine says of a version."""
    same = (version.story_id, version.pk, True, Annotation.Origin.MODEL.value, sql_time(now))
    insert_values(Annotation, _COLUMNS, [(*(getattr(row, name) for name in _SAID), *same) for row in rows])


def said(understood: Understood) -> Iterator[Said]:
    """The proposals, each as a word of the machine's."""
    spoken = understood.language
    if spoken.code:
        yield Said(kind="language", value=spoken.code, score=spoken.score, why=spoken.why)
    model = knowledge().name or VERSION
    for topic in understood.topics:
        yield Said(kind="topic", value=topic.code, score=topic.score, why="; ".join(topic.why), actor=model)
    for place in understood.places:
        words = place.mentions[0].text[:200] if place.mentions else ""
        yield Said(kind="place", value=place.slug, label=words, role=place.role.value, score=place.score, why=place.why)
    for date in understood.dates:
        yield Said(kind="date", value=f"{date.first}/{date.last}", label=date.text[:200], why=date.why)
    for person in understood.people[:_MOST]:
        yield Said(
            kind="person", value=person.name[:_VALUE], label=person.role[:_VALUE], score=person.score, why=person.why
        )
    for body in understood.organisations[:_MOST]:
        yield Said(kind="organisation", value=body.name[:_VALUE], score=body.score, why=body.why)
    for quote in understood.quotes[:_MOST]:
        spoken_so = "direct" if quote.direct else "reported"
        yield Said(kind="quote", value=quote.speaker[:_VALUE], label=quote.text[:_VALUE], role=spoken_so, why=quote.why)
    for figure in understood.figures[:_MOST]:
        value = f"{figure.value:f} {figure.unit}".rstrip()
        yield Said(kind="figure", value=value[:_VALUE], label=figure.text[:_VALUE], role=figure.measure, why=figure.why)
