"""What is understood of a version, recorded as annotations: the machine's word, which any editor's beats."""

import datetime as dt
from collections.abc import Iterator

from dateline.archive import gazette
from dateline.archive.knowledge import knowledge
from dateline.archive.models import Annotation, Version
from dateline.archive.rows import dateline_of
from dateline.archive.sql import insert_all
from dateline.core.story import Code
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.core.understand.story import VERSION, understand
from dateline.core.understand.values import Copy, Understood


def proposals(title: str, lead: str, text: str, language: str, day: dt.date, source: str = "") -> Understood:
    """What is proposed of copy that is being written; ``text`` is plain. Nothing is recorded."""
    copy = Copy(title=title, lead=lead, text=text, language=language, day=day, source=source)
    return understand(copy, knowledge())


def read(version: Version, *, source: str, language: str) -> Understood:
    """What is proposed of a version in the archive; ``language`` is its source's, where it declares none itself."""
    return understand(copy_of(version, source=source, language=language), knowledge())


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
    rows = list(said(version, understood, now))
    gazette.install({row.value for row in rows if row.kind == "place"})
    insert_all(rows)


def said(version: Version, understood: Understood, now: dt.datetime) -> Iterator[Annotation]:
    """The proposals as annotations, not saved yet."""
    for row in _rows(understood):
        row.story_id = version.story_id
        row.version = version
        row.resolved = True
        row.origin = Annotation.Origin.MODEL
        row.actor = row.actor or VERSION
        row.made_at = now
        yield row


def _rows(understood: Understood) -> Iterator[Annotation]:
    spoken = understood.language
    if spoken.code:
        yield Annotation(kind="language", value=spoken.code, score=spoken.score, why=spoken.why)
    model = knowledge().name
    for topic in understood.topics:
        yield Annotation(kind="topic", value=topic.code, score=topic.score, why="; ".join(topic.why), actor=model)
    for place in understood.places:
        words = place.mentions[0].text[:200] if place.mentions else ""
        yield Annotation(
            kind="place", value=place.slug, label=words, role=place.role.value, score=place.score, why=place.why
        )
    for date in understood.dates:
        yield Annotation(kind="date", value=f"{date.first}/{date.last}", label=date.text[:200], why=date.why)
