"""What a reader does with what their browser keeps: save, change, forget, take over, let the front page follow."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from dateline.core.filters import EVERYTHING, Node
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.filtering.ask import UnreadError, chosen, read, wrong_filter
from dateline.site.filtering.ask import change as changed
from dateline.site.mine import cookies
from dateline.site.mine.kept import FullError, Kept, ManyTabsError, Tab, name_of, unpacked
from dateline.site.mine.page import asked_of, mine_of, page_of
from dateline.site.serve import edition_act


class UnsaidError(Exception):
    """What was sent makes no sense; ``said`` tells the reader."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


@edition_act
def save(request: HttpRequest, here: Here) -> HttpResponse:
    """Keep what the panel says: ``as=own``, or ``as=tab`` with a ``name``."""
    asked = asked_of(here)
    kept = cookies.kept_by(request)

    def kept_with() -> Kept:
        node = chosen(request.POST, here, asked)
        if node == EVERYTHING:
            raise UnsaidError(gettext("Nothing is chosen yet, so there is nothing to save."))
        text = asked.with_filter(node).text
        if request.POST.get("as") != "tab":
            return replace(kept, own=text)
        name = name_of(request.POST.get("name", ""))
        if not name:
            raise UnsaidError(gettext("The tab needs a name."))
        return kept.with_tab(Tab(name, text))

    return _kept(request, here, kept_with)


@edition_act
def change(request: HttpRequest, here: Here) -> HttpResponse:
    """More, less, none for a while, or no longer for a reason: on the reader's own filter."""
    asked, kept = asked_of(here), cookies.kept_by(request)

    def kept_with() -> Kept:
        node: Node | None = changed(request.POST, read(kept.own, asked), asked)
        return kept if node is None else replace(kept, own=asked.with_filter(node).text)

    if request.POST.get("why"):
        return HttpResponseRedirect(_back(here, request, why=request.POST.get("why", "")))
    return _kept(request, here, kept_with)


@edition_act
def forget(request: HttpRequest, here: Here) -> HttpResponse:
    """Drop the tab of a ``name``, or with ``what`` the own filter (``own``) or everything (``all``)."""
    kept = cookies.kept_by(request)
    left = {"own": replace(kept, own=""), "all": Kept()}.get(request.POST.get("what", ""))
    response = _kept(request, here, lambda: left if left is not None else kept.without_tab(_name(request)))
    if left is not None:
        cookies.forget(response, cookies.FRONT)
    return response


@edition_act
def take(request: HttpRequest, here: Here) -> HttpResponse:
    """Keep what another browser's address holds, in the place of what is kept here."""
    offered = unpacked(request.POST.get("code", ""))
    return _kept(request, here, lambda: offered if offered != Kept() else cookies.kept_by(request))


@edition_act
def front(request: HttpRequest, here: Here) -> HttpResponse:
    """Let the front page follow My feed, or no longer."""
    on = request.POST.get("on") == "1"
    response = HttpResponseRedirect(links.front(here.edition.code) if on else links.my_feed(here.edition.code))
    if on:
        cookies.let_front_follow(request, response)
    else:
        cookies.forget(response, cookies.FRONT)
    return response


def _kept(request: HttpRequest, here: Here, kept_with: Callable[[], Kept]) -> HttpResponse:
    """Keep it and go to My feed, or say why not."""
    response = HttpResponseRedirect(_back(here, request))
    response.status_code = 303
    try:
        cookies.keep(request, response, kept_with())
    except UnreadError as unread:
        return wrong_filter(here, replace(asked_of(here), mine=""), unread)
    except ManyTabsError:
        return _refused(request, here, gettext("There are five tabs already. Forget one before you save another."))
    except FullError:
        said = gettext("This is more than the browser’s cookie holds. Forget a tab or make the filter shorter.")
        return _refused(request, here, said)
    except UnsaidError as unsaid:
        return _refused(request, here, unsaid.said)
    return response


def _refused(request: HttpRequest, here: Here, said: str) -> HttpResponse:
    mine = mine_of(request, here, cookies.kept_by(request))
    response = page_of(here, mine, trouble=said)
    response.status_code = 400
    return response


def _back(here: Here, request: HttpRequest, **ways: str) -> str:
    # Who drops a reason wants to see what else is hidden; who saves is done with that.
    hidden = {"hidden": "1"} if request.POST.get("hidden") == "1" and "as" not in request.POST else {}
    return asked_of(here).addressed(**hidden, **ways)


def _name(request: HttpRequest) -> str:
    return name_of(request.POST.get("name", ""))
