"""``POST /wire/in/SOURCE``: a source sends its copy itself, with a token.

Answered after the commit: what is told as recorded is safe. Sending the same again changes nothing.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from io import BytesIO

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from dateline.archive.models import Source
from dateline.intake.models import PushKey
from dateline.intake.polling.reading import read_body
from dateline.intake.recording import record_reading
from dateline.intake.supplied import Supplied

_BEARER = "bearer "


def new_key(source: Source, now: dt.datetime) -> str:
    """A new token, which ends the old one. It is not kept, so it is shown now or never."""
    token = f"dlw_{secrets.token_urlsafe(32)}"
    PushKey.objects.update_or_create(
        source=source, defaults={"digest": _digest(token), "made_at": now, "used_at": None}
    )
    return token


@csrf_exempt
def push(request: HttpRequest, source: str) -> JsonResponse:
    """Copy in any format that can be read, as the body. A wrong token and an unknown source look alike."""
    if request.method != "POST":
        return JsonResponse({"error": "send copy with POST"}, status=405, headers={"Allow": "POST"})
    key = _key(source, request.headers.get("Authorization", ""))
    if key is None:
        said = {"error": "no such source, or not its token; send it as “Authorization: Bearer TOKEN”"}
        return JsonResponse(said, status=401, headers={"WWW-Authenticate": "Bearer"})
    now = timezone.now()
    PushKey.objects.filter(pk=key.pk).update(used_at=now)
    reading = read_body(request.body, now)
    pictures = Supplied()
    refused = [fault for item in reading.items if (fault := pictures.keep_from(item, BytesIO(request.body)))]
    counted = record_reading(key.source, reading, pictures_of=pictures.of)
    items = [
        {"uri": one.uri, "version": one.version, "outcome": one.outcome.name.lower(), "seq": one.seq}
        for one in counted.recorded
    ]
    problems = [*reading.problems, *refused, *counted.refused]
    answer = {"items": items, "problems": problems, "notes": list(reading.notes)}
    return JsonResponse(answer, status=200 if items or not problems else 422)


def _key(source: str, authorization: str) -> PushKey | None:
    key = PushKey.objects.select_related("source").filter(source__slug=source).first()
    token = authorization[len(_BEARER) :].strip() if authorization.lower().startswith(_BEARER) else ""
    # The comparison takes as long for a source that is not there.
    same = hmac.compare_digest(key.digest if key else "", _digest(token))
    return key if key and same else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
