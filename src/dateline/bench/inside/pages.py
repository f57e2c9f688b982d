"""Asks for pages through Django's WSGI handler, without a network: ``pages REQUESTS DEEP DEEPER…``

The first DEEP is the page of Show more that is asked for; the list itself is read at all of them.
"""

import io
import sys
import time
from collections.abc import Callable
from functools import partial

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from dateline.archive.sql import select
from dateline.index.lists import all_news
from dateline.index.models import Listed
from dateline.index.pages import Cursor, read_page
from dateline.site import links

PAGE = 50
LANGUAGE = "en"
YARDSTICK = 100_000
"""Steps of a loop that is timed beside the pages: on a busy machine all of them take longer alike."""


Way = Callable[[], object]


def main(requests: str, *pages: str) -> dict[str, list[float]]:
    """Seconds of CPU by page, sorted; of two ways to read a page of the list; and of the yardstick."""
    application = get_wsgi_application()
    deep = cursor_of(int(pages[0]))
    ways: dict[str, Way] = {name: partial(ask, application, path) for name, path in _addresses(deep).items()}
    ways["list.first"] = partial(read_page, all_news(LANGUAGE), limit=PAGE)
    for page in map(int, pages):
        # A short list has no such page.
        if before := cursor_of(page):
            ways[f"list.cursor.{page}"] = partial(read_page, all_news(LANGUAGE), before=before, limit=PAGE)
            ways[f"list.offset.{page}"] = partial(_by_offset, page)
    ways["yardstick"] = partial(sum, range(YARDSTICK))
    return measured(ways, int(requests))


def measured(ways: dict[str, Way], times: int) -> dict[str, list[float]]:
    """In turns, so that a slow moment of the machine is shared by all."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(times + 3):
        for name, way in ways.items():
            began = time.process_time()
            way()
            if turn >= 3:
                found[name].append(time.process_time() - began)
    return {name: sorted(each) for name, each in found.items()}


def _addresses(deep: Cursor | None) -> dict[str, str]:
    story_id, slug, topic = select(
        """
        SELECT story.id, story.slug, topic.slug FROM archive_story story
        JOIN archive_annotation said ON said.story_id = story.id AND said.kind = 'topic' AND said.resolved
        JOIN archive_topic topic ON topic.code = said.value
        WHERE story.public_id IS NOT NULL ORDER BY story.listed_at DESC LIMIT 1
        """
    )[0]
    everything = links.all_news(LANGUAGE)
    return {
        "front": links.front(LANGUAGE),
        "all.first": everything,
        **({"all.deep": f"{everything}?before={deep}"} if deep else {}),
        "story": links.story(LANGUAGE, story_id, slug),
        "topic": links.topic(LANGUAGE, topic),
        "feed.rss": f"{everything}.rss",
        "feed.atom": f"{everything}.atom",
        "feed.json": f"{everything}.json",
    }


def cursor_of(page: int) -> Cursor | None:
    """Where a page after the first begins; None where the list is shorter."""
    listed = Listed.objects.filter(list=all_news(LANGUAGE)).order_by("-listed_at", "-story_id")
    skipped = (page - 1) * PAGE
    before = listed.values_list("listed_at", "story_id")[skipped - 1 : skipped].first()
    return Cursor(*before) if before and listed[skipped:].exists() else None


def _by_offset(page: int) -> object:
    return select(
        "SELECT listed_at, story_id FROM index_listed WHERE list = %s "
        "ORDER BY listed_at DESC, story_id DESC LIMIT %s OFFSET %s",
        [all_news(LANGUAGE), PAGE + 1, (page - 1) * PAGE],
    )


def ask(application: WSGIHandler, path: str) -> bytes:
    """The body of a page. Raises `RuntimeError` for another status than 200."""
    address, _, query = path.partition("?")
    statuses: list[str] = []

    def start(status: str, _headers: object, _error: object = None, /) -> Callable[[bytes], object]:
        statuses.append(status)
        return lambda _data: None

    response = application(_environ(address, query), start)
    body = b"".join(response)
    response.close()
    if statuses != ["200 OK"]:
        raise RuntimeError(f"{path} answered {statuses}")
    return body


def _environ(path: str, query: str) -> dict[str, object]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
