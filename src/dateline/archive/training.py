"""What the desk confirmed and refused, as examples to train topics with."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from dateline.archive.models import Annotation, Story, Topic
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.core.text.words import words
from dateline.core.understand.topics.reading import read
from dateline.core.understand.topics.train import Example

NEWEST = 20_000
"""Stories that are learnt from; older ones are left out, since topics change their words."""
_CHUNK = 500


class TooFewError(ValueError):
    """The desk has not spoken on enough stories."""


def examples() -> list[Example]:
    """A story each, newest first, at most `NEWEST`."""
    spoken = Annotation.objects.filter(kind="topic", origin=Annotation.Origin.EDITOR, resolved=True)
    ids = list(spoken.order_by("-story_id").values_list("story_id", flat=True).distinct()[:NEWEST])
    rest = iter(ids)
    found: list[Example] = []
    while chunk := list(islice(rest, _CHUNK)):
        found += _examples(chunk)
    return found


def _lineages() -> dict[str, str]:
    """Each topic's code → its path; one that was merged teaches the topic that stands for it."""
    paths = dict(Topic.objects.values_list("code", "path"))
    merged = Topic.objects.filter(merged_into__isnull=False).values_list("code", "merged_into__path")
    return paths | dict(merged)


def _examples(ids: list[int]) -> Iterator[Example]:
    said: dict[int, list[Annotation]] = defaultdict(list)
    spoken = Annotation.objects.filter(story__in=ids, kind="topic", origin=Annotation.Origin.EDITOR, resolved=True)
    for row in spoken.order_by("pk"):
        said[row.story_id].append(row)
    lineages = _lineages()
    for story in Story.objects.filter(pk__in=ids).select_related("head").order_by("-pk"):
        version = story.head
        if version is None:
            continue
        listed = [row for row in said[story.pk] if row.version_id == version.pk]
        verdicts = {row.value: not row.rejects for row in (*listed, *(r for r in said[story.pk] if not r.version_id))}
        text = "\n\n".join(
            part for part in (version.headline, version.lead, plain(CleanHtml(version.body_html))) if part
        )
        yield Example(
            reading=read(words(text), len(words(version.headline))),
            confirmed=frozenset(
                step for code, holds in verdicts.items() if holds for step in lineages.get(code, code).split()
            ),
            refused=frozenset(lineages.get(code, code).split()[-1] for code, holds in verdicts.items() if not holds),
            complete=bool(listed),
        )
