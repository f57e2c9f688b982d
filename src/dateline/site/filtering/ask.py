"""From a request to what it asks of a list, or to the answer that leads on: another address, or what is wrong."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from dateline.archive.editions import primary
from dateline.core.filters import EVERYTHING, Field, FilterError, Node, Problem, parse
from dateline.core.filters.changes import followed, hidden, less, more, muted, over
from dateline.core.filters.choice import SUBJECTS
from dateline.core.filters.nodes import Among
from dateline.core.filters.reasons import dropped
from dateline.index.pages import BadCursorError, Cursor
from dateline.site.editions import Here
from dateline.site.filtering import form, problems
from dateline.site.filtering.asked import Asked, flags
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.views.errors import bad_cursor

MUTED_FOR = dt.timedelta(hours=24)


class UnreadError(Exception):
    """A filter that cannot be read, as it was written, and why."""

    def __init__(self, error: FilterError, written: str) -> None:
        super().__init__(str(error))
        self.error = error
        self.written = written


def ask(request: HttpRequest, here: Here, of: Asked) -> Asked | HttpResponse:
    """The list ``of`` with the filter that the address names and the way to show it."""
    query = request.GET
    try:
        if form.CHOOSE in query:
            return _on(query, of.with_filter(chosen(query, here, of)))
        node = read(query.get("f", ""), of)
        changed = change(query, node, of)
    except UnreadError as error:
        return wrong_filter(here, of, error)
    asked = of.with_filter(node)
    if changed is not None:
        return _on(query, of.with_filter(changed))
    if "f" in query and (query["f"] != asked.text or node == EVERYTHING):
        return HttpResponsePermanentRedirect(asked.addressed(**_said(query, "hidden", "panel", "before", "why")))
    return shown(request, here, asked)


def shown(request: HttpRequest, here: Here, asked: Asked) -> Asked | HttpResponse:
    """With the way to show it that the address names."""
    hidden, panel, why = flags(request.GET)
    try:
        before = Cursor.parse(request.GET["before"]) if request.GET.get("before") else None
    except BadCursorError:
        return bad_cursor(here, back=asked.address)
    return replace(asked, hidden=hidden, panel=panel, why=why, before=before)


def read(written: str, of: Asked) -> Node:
    """The filter that somebody wrote. Raises `UnreadError`."""
    try:
        return parse(written, of.names)
    except FilterError as error:
        raise UnreadError(error, written) from error


def chosen(sent: QueryDict, here: Here, of: Asked) -> Node:
    """The filter that the panel's fields say. Raises `UnreadError`."""
    return over(read(form.written(sent, languages(here)), of), timezone.now())


def change(sent: QueryDict, node: Node, of: Asked) -> Node | None:
    """The filter as a button beside a row would have it; None where none was pressed. Raises `UnreadError`."""
    now = timezone.now()
    ways: dict[str, Callable[[Among], Node]] = {
        "more": lambda subject: more(node, subject),
        "less": lambda subject: less(node, subject),
        "mute": lambda subject: muted(node, subject, _minute(now + MUTED_FOR)),
    }
    for name, way in ways.items():
        if sent.get(name):
            return over(way(_subject(sent.get(name, ""), of)), now)
    for name, of_event in {"follow": followed, "hide": hidden}.items():
        if sent.get(name):
            return over(of_event(node, _event(sent.get(name, ""), of)), now)
    return over(dropped(node, read(sent.get("drop", ""), of)), now) if sent.get("drop") else None


def languages(here: Here) -> list[str]:
    """Those of all editions, as stories say them."""
    return sorted({primary(edition.language) for edition in here.editions})


def wrong_filter(here: Here, of: Asked, unread: UnreadError) -> HttpResponse:
    """400 with the place, what is wrong there, and filters that may have been meant."""
    head = Head(title=gettext("The filter cannot be read"))
    error, written = unread.error, unread.written
    return render(
        "wrong_filter.html",
        here,
        head,
        status=400,
        said=problems.said(error),
        marked=problems.marked(error, written),
        written=written[: problems.KEPT],
        suggestions=list(_readable(error, written, of)),
        list=of,
    )


def _readable(error: FilterError, written: str, of: Asked) -> Iterator[tuple[str, str]]:
    """Suggestions that can be read, each with its address."""
    seen: set[str] = set()
    for suggestion in problems.suggested(error, written):
        try:
            asked = of.with_filter(parse(suggestion, of.names))
        except FilterError:
            continue
        if asked.text and asked.text not in seen:
            seen.add(asked.text)
            yield asked.text, asked.address


def _subject(written: str, of: Asked) -> Among:
    """Raises `UnreadError` for what is neither a topic nor a place."""
    part = read(written, of)
    if isinstance(part, Among) and part.field in SUBJECTS:
        return part
    raise UnreadError(FilterError(Problem.UNKNOWN_VALUE, 0, len(written), written), written)


def _event(written: str, of: Asked) -> Among:
    """Raises `UnreadError` for what is no event that outlets tell."""
    part = read(written, of)
    if isinstance(part, Among) and part.field is Field.COVERAGE:
        return part
    raise UnreadError(FilterError(Problem.UNKNOWN_VALUE, 0, len(written), written), written)


def _minute(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(second=0, microsecond=0)


def _on(query: QueryDict, asked: Asked) -> HttpResponse:
    return HttpResponseRedirect(asked.addressed(**_said(query, "hidden", "panel")))


def _said(query: QueryDict, *names: str) -> dict[str, str]:
    return {name: query.get(name, "") for name in names}
