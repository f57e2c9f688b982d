"""The operations: stories, one, its versions, and its photos."""

import json
from typing import Annotated
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Path, Query, Router

from dateline.archive.copies import is_shown
from dateline.archive.editions import editions
from dateline.core.filters.nodes import all_of
from dateline.core.wires.sending import Sending
from dateline.index.filtered import read_filtered
from dateline.index.pages import BadCursorError, Cursor
from dateline.site import links
from dateline.site.img import served
from dateline.wire import problems, stories
from dateline.wire.api.answers import answer, as_json
from dateline.wire.api.door import Door, admitted
from dateline.wire.api.lists import chosen, listed
from dateline.wire.api.schemas import LISTS, ONE, PHOTO, ROOT, VERSIONS
from dateline.wire.asked import filter_of, form_of
from dateline.wire.forms import FORMS, Form, render
from dateline.wire.photos import may_have
from dateline.wire.problems import GONE, NOT_FOUND, Problem
from dateline.wire.receipts import BUFFER
from dateline.wire.receivers import Receiver, Scope
from dateline.wire.stories import Standing

router = Router(auth=Door(Scope.STORIES), tags=["stories"])

_LARGEST = 2**63 - 1
FilterText = Annotated[str, Query(description="A filter, as on the site: topic:economy lang:en", max_length=2000)]
FormatName = Annotated[str, Query(alias="format", description="Instead of Accept.", max_length=40)]
Fields = Annotated[str, Query(description="Members of ninjs, with commas between.", max_length=1000)]
StoryId = Annotated[int, Path(ge=1, le=_LARGEST, description="A story's number, the last part of its identity.")]
Number = Annotated[int, Path(ge=1, le=_LARGEST, description="A version's number.")]


@router.get("/", operation_id="root", summary="Where things are, and who you are", openapi_extra=ROOT)
def root(request: HttpRequest) -> HttpResponse:
    """Addresses, formats, and the rights of whoever asks."""
    receiver = admitted(request).receiver
    body = {
        "client": receiver.name or None,
        "rights": {"embargoed": receiver.embargoed, "photos": receiver.photos, "scopes": sorted(receiver.scopes)},
        "formats": [form.name for form in FORMS],
        "links": {name: links.absolute(f"/wire/{path}") for name, path in _PATHS.items()},
    }
    return answer(request, as_json(body), "application/json", admitted(request))


_PATHS = {
    "stories": "stories", "ledger": "ledger", "history": "history", "openapi": "openapi.json", "docs": "docs",
}  # fmt: skip


@router.get("/stories", operation_id="stories", summary="Stories, newest first", openapi_extra=LISTS)
def listing(
    request: HttpRequest,
    f: FilterText = "",
    before: Annotated[str, Query(description="“next” of the page before.", max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
    format_name: FormatName = "",
    fields: Fields = "",
    package: Annotated[bool, Query(description="NewsML-G2 with a package item that lists the stories.")] = False,
) -> HttpResponse:
    """What passes a filter, page by page, in the order of the site's lists."""
    receiver, now = admitted(request).receiver, timezone.now()
    form = form_of(format_name, request.headers.get("Accept", ""))
    node = all_of([filter_of(f), receiver.filter])
    page = read_filtered(node, now, _zone(), before=_cursor(before), limit=limit)
    found = [each for each in stories.standing(receiver, page.ids, now) if not each.gone]
    sendings = _fetched(receiver, found)
    more = str(page.more) if page.more else ""
    written = listed(sendings, form, fields=fields, more=more, package=package, wrap=as_json)
    response = answer(request, written.body, written.media_type, admitted(request))
    if more:
        response.headers["Link"] = f'<{_next(request, more)}>; rel="next"'
    return response


@router.get("/stories/{story_id}", operation_id="story", summary="One story", openapi_extra=ONE)
def story(request: HttpRequest, story_id: StoryId, format_name: FormatName = "", fields: Fields = "") -> HttpResponse:
    """The version that holds now."""
    receiver = admitted(request).receiver
    form = form_of(format_name, request.headers.get("Accept", ""))
    (sending,) = _fetched(receiver, [_present(receiver, story_id)])
    return _one(request, sending, form, fields)


@router.get("/stories/{story_id}/versions", operation_id="versions", summary="Its history", openapi_extra=VERSIONS)
def versions(
    request: HttpRequest, story_id: StoryId, format_name: FormatName = "", fields: Fields = ""
) -> HttpResponse:
    """The versions that were public, oldest first."""
    receiver = admitted(request).receiver
    form = form_of(format_name, request.headers.get("Accept", ""))
    _present(receiver, story_id)
    found = stories.versions(receiver, story_id, timezone.now())
    BUFFER.note(receiver, [(story_id, sending) for sending in found])
    written = listed(found, form, fields=fields, more="", package=False, wrap=as_json)
    return answer(request, written.body, written.media_type, admitted(request))


@router.get("/stories/{story_id}/versions/{number}", operation_id="version", summary="One version", openapi_extra=ONE)
def version(
    request: HttpRequest, story_id: StoryId, number: Number, format_name: FormatName = "", fields: Fields = ""
) -> HttpResponse:
    """A version that was public, by its number."""
    receiver = admitted(request).receiver
    form = form_of(format_name, request.headers.get("Accept", ""))
    _present(receiver, story_id)
    found = stories.versions(receiver, story_id, timezone.now())
    sending = next((each for each in found if each.item.version == number), None)
    if sending is None:
        raise Problem(NOT_FOUND, "the story has no such version, or it is not handed out any more")
    BUFFER.note(receiver, [(story_id, sending)])
    return _one(request, sending, form, fields)


@router.get("/photos/{digest}-{spec}", operation_id="photo", summary="A photo's rendition", openapi_extra=PHOTO)
def photo(request: HttpRequest, digest: str, spec: str) -> HttpResponse:
    """As stories name it; before the end of an embargo for those who are sent the story."""
    receiver = admitted(request).receiver
    if not receiver.photos or not (is_shown(digest) or may_have(receiver, digest, timezone.now())):
        raise Problem(NOT_FOUND, "there is no such photo, or it is not handed out any more")
    try:
        response = served(request, digest, spec)
    except Http404:
        raise Problem(NOT_FOUND, "there is no such rendition") from None
    response.headers["Cache-Control"] = "private, no-cache"
    for name, value in admitted(request).allowance.headers().items():
        response.headers[name] = value
    return response


def _present(receiver: Receiver, story_id: int) -> Standing:
    """The story as it stands. Raises `Problem`: unknown, embargoed, withheld and foreign ones look alike."""
    found = stories.standing(receiver, [story_id], timezone.now())
    if not found:
        raise Problem(NOT_FOUND, "there is no such story, or it is not among what you may have")
    if found[0].gone:
        item = found[0].sending.item
        BUFFER.note(receiver, [(story_id, found[0].sending)])
        said = {
            "uri": item.uri,
            "pubStatus": item.pubstatus.value,
            "signal": item.signal.value,
            "version": item.version,
        }
        raise Problem(GONE, "destroy what you have of it", said)
    return found[0]


def _fetched(receiver: Receiver, found: list[Standing]) -> list[Sending]:
    BUFFER.note(receiver, [(each.story_id, each.sending) for each in found])
    return [each.sending for each in found]


def _one(request: HttpRequest, sending: Sending, form: Form, fields: str) -> HttpResponse:
    body = render(sending, form)
    if fields:
        if not form.name.startswith("ninjs"):
            raise Problem(problems.BAD_REQUEST, "fields can be chosen of ninjs only")
        body = as_json(chosen(json.loads(body), fields))
    return answer(request, body, form.media_type, admitted(request))


def _cursor(written: str) -> Cursor | None:
    try:
        return Cursor.parse(written) if written else None
    except BadCursorError as error:
        raise problems.bad_cursor(error) from None


def _next(request: HttpRequest, more: str) -> str:
    query = request.GET.copy()
    query["before"] = more
    return links.absolute(f"/wire/stories?{query.urlencode()}")


def _zone() -> ZoneInfo:
    """Of the first edition: days in a filter are its."""
    among = editions()
    return ZoneInfo(among[0].zone) if among else ZoneInfo("UTC")
