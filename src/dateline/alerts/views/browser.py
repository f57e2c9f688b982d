"""Asking for notifications in this browser: what its script sends, and what the browser runs when one comes."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from dateline.alerts import push
from dateline.alerts.filters import list_of
from dateline.alerts.keeping import move, sign_up
from dateline.alerts.models import Address
from dateline.alerts.push.subscriptions import BadSubscriptionError, Subscription, read_subscription
from dateline.alerts.tokens import Purpose, key_in, token
from dateline.alerts.views.ask import filled, too_many, wait_for
from dateline.alerts.views.mail import mail_page
from dateline.core.alerts.channels import Channel
from dateline.intake.settings import intake
from dateline.site.editions import Here
from dateline.site.filtering.ask import UnreadError, read
from dateline.site.page import revalidated
from dateline.site.serve import edition_act


@edition_act
def browser(request: HttpRequest, here: Here) -> HttpResponse:
    """POST: the form's fields without an address, and the subscription: ``endpoint``, ``public_key``, ``secret``.

    The alert begins when the first notification has come and the browser says so, as with a mail's link.
    """
    sent, of = request.POST, list_of(here)
    said = filled(sent, here)
    try:
        asked = of.with_filter(read(sent.get("f", ""), of))
        subscription = _subscription(sent)
    except (UnreadError, BadSubscriptionError):
        return _trouble(gettext("This browser's notifications cannot be used here."), 400)
    if said.wrong:
        return _trouble(gettext("Choose how often, and a time zone of the list."), 400)
    wait = wait_for(request)
    if wait:
        response = _trouble(too_many(), 429)
        response.headers["Retry-After"] = str(wait)
        return response
    taken = sign_up(subscription, said.wish(here, asked), timezone.now())
    words = gettext("A first notification is on its way. When it is here, the alert is on.")
    if not taken:
        words = gettext("This browser has been asked three times today. Try again tomorrow.")
    return JsonResponse({"said": words, **_links(subscription)})


@require_POST
@mail_page
def moved(request: HttpRequest, token: str) -> HttpResponse:
    """POST: the browser's push service reaches it elsewhere now: the new subscription, as for `browser`. 204."""
    key = key_in(Purpose.MOVED, token)
    address = Address.objects.filter(key=key, channel=Channel.PUSH.value).first() if key else None
    if address is None:
        return HttpResponse(status=404)
    try:
        subscription = _subscription(request.POST)
    except BadSubscriptionError:
        return HttpResponse(status=400)
    if wait := wait_for(request):
        return HttpResponse(status=429, headers={"Retry-After": str(wait)})
    move(address, subscription)
    return HttpResponse(status=204)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that a browser runs when a notification comes (Service Workers, section 6)."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    return revalidated(request, response)


@cache
def _worker() -> bytes:
    return (Path(push.__path__[0]) / "worker.js").read_bytes()


def _subscription(sent: QueryDict) -> Subscription:
    keys = sent.get("public_key", ""), sent.get("secret", "")
    return read_subscription(sent.get("endpoint", ""), *keys, intake().private)


def _links(subscription: Subscription) -> dict[str, str]:
    """Where it sees what is kept of it and says that it moved: only it and we know the secret by which we are asked."""
    key = Address.objects.get(folded=subscription.folded).key
    return {each.value: f"/mail/{each}/{token(each, key)}" for each in (Purpose.DATA, Purpose.MOVED)}


def _trouble(words: str, status: int) -> HttpResponse:
    return JsonResponse({"said": words}, status=status)
