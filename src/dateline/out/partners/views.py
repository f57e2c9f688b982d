"""``/embed/PARTNER`` and its forms. Whoever fetches a version is noted: which one, when, how often; not from where."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from dateline.archive.editions import primary
from dateline.core.filters.expiry import changes_at
from dateline.out.feeds.forms import FORMS
from dateline.out.partners.headlines import channel, headlines
from dateline.out.partners.look import Look, look
from dateline.out.partners.widgets import frame, script, style_source
from dateline.partners.counting import fetched
from dateline.partners.giving import Given, given
from dateline.partners.models import Placement
from dateline.site.clock import Clock
from dateline.site.conditional import answer
from dateline.site.depends import Depends, Kind, Receipt, earliest
from dateline.site.parts.lists import stories_of, stretch

_FEEDS = {form.name: form for form in FORMS}


@require_safe
def feed(request: HttpRequest, partner: str, form: str) -> HttpResponse:
    """The partner's headlines as RSS, Atom or JSON Feed."""
    found = _found(partner)
    with override(primary(found.edition.language)):
        body = _FEEDS[form].write(channel(found))
    return _answer(request, found, form, body, f"{_FEEDS[form].media_type}; charset=utf-8", request.path_info)


@require_safe
def widget_frame(request: HttpRequest, partner: str) -> HttpResponse:
    """A page for an ``<iframe>``, which any site may show; ``?theme= font= accent= count= title=``."""
    found, look_ = _found(partner), look(request.GET.dict())
    body = _rendered(found, look_, Placement.FRAME)
    address = look_.address(request.path_info)
    response = _answer(request, found, "frame", body, "text/html; charset=utf-8", address)
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {style_source(look_)}; base-uri 'none'; form-action 'none'; frame-ancestors *"
    )
    return response


@require_safe
def widget_script(request: HttpRequest, partner: str) -> HttpResponse:
    """The same by a script; takes the same parameters."""
    found, look_ = _found(partner), look(request.GET.dict())
    body = _rendered(found, look_, Placement.SCRIPT)
    address = look_.address(request.path_info)
    response = _answer(request, found, "script", body, "text/javascript; charset=utf-8", address)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _found(partner: str) -> Given:
    found = given(partner, timezone.now())
    if found is None:
        raise Http404
    return found


def _rendered(found: Given, look_: Look, placement: Placement) -> bytes:
    language = primary(found.edition.language)
    clock = Clock.of(found.edition.zone, language)
    write = frame if placement is Placement.FRAME else script
    with override(language):
        title = gettext("News of %(agency)s") % {"agency": found.edition.name}
        return write(title, headlines(found, placement, look_.count), look_, clock, language).encode()


def _answer(
    request: HttpRequest, found: Given, form: str, body: bytes, content_type: str, address: str
) -> HttpResponse:
    now = timezone.now()
    depends = _depends(found, form, address, now)
    response = answer(request, body, content_type=content_type, now=now, depends=depends)
    response.headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "GET":
        fetched(found.partner.pk, form, response.headers["ETag"].strip('"'), now)
    return response


def _depends(found: Given, form: str, address: str, now: dt.datetime) -> Depends:
    ends = found.partner.expires_on
    over = dt.datetime.combine(ends + dt.timedelta(days=1), dt.time(), dt.UTC) if ends else None
    depends = Depends(
        kind=Kind.EMBED, address=address, partners=True, receipt=Receipt(found.partner.pk, form), until=over
    )
    if found.read is None:
        return depends
    node, page = found.read
    return replace(
        depends,
        stories=stories_of(page),
        watched=(stretch(node, page),),
        until=earliest(over, changes_at(node, now, ZoneInfo(found.edition.zone), None)),
    )
