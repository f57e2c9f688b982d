"""The topics that a story is filed under."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dateline.archive.models import Topic
from dateline.index.topics import with_codes
from dateline.site import links
from dateline.site.editions import Here


@dataclass(frozen=True, slots=True)
class TopicLink:
    """A topic with its page."""

    code: str
    label: str
    href: str
    path: tuple[str, ...]
    """The codes from the first level down to its own."""
    language: str
    """Of the label, where it is not that of the page: not every topic has a Russian one."""


def topic_links(codes: Sequence[str], here: Here) -> list[TopicLink]:
    """Topics by their codes, in that order."""
    found = with_codes(codes)
    return [topic_link(found[code], here) for code in codes if code in found]


def topic_link(topic: Topic, here: Here) -> TopicLink:
    """A topic as the edition links it."""
    label = capital(topic.label(here.language))
    foreign = "en" if here.language != "en" and label == capital(topic.label_en) else ""
    href = links.topic(here.edition.code, topic.slug)
    return TopicLink(topic.code, label, href, tuple(topic.path.split()), foreign)


@lru_cache(maxsize=500)
def chips(links: tuple[TopicLink, ...]) -> SafeString:
    """``<li>`` elements. Kept, since a topic of the first level has fifty below it."""
    return format_html_join(
        "\n",
        '<li><a href="{}"{}>{}</a></li>',
        ((each.href, _tongue(each.language), each.label) for each in links),
    )


def _tongue(language: str) -> SafeString:
    return format_html(' lang="{}"', language) if language else SafeString("")


def narrowest_first(topics: Iterable[TopicLink]) -> list[str]:
    """The codes of topics and of what lies above them, the first level left out: it is too wide to relate stories.

    Those of one level stay in the order in which they were declared.
    """
    depths = {code: depth for topic in topics for depth, code in enumerate(topic.path) if depth or len(topic.path) == 1}
    return sorted(depths, key=lambda code: -depths[code])


def capital(label: str) -> str:
    """With a capital letter in front: the vocabulary writes labels as they stand within a sentence."""
    return label[:1].upper() + label[1:]
