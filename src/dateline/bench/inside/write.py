"""An editor at the desk: saves a draft with the form, and publishes it from its page: ``write TIMES``."""

import time
from collections.abc import Callable

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dateline.archive.models import Edition
from dateline.desk.models import Draft, User

_WARM = 3
"""Rounds before the first that counts: templates are compiled in them."""
_BODY = (
    '{"blocks":[{"key":"a","text":"%s","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],'
    '"entityMap":{}}'
)
_WORDS = "The harbour is shut and ships wait outside for the ice to go. " * 40


def main(times: str) -> dict[str, list[float]]:
    """CPU seconds and queries of each save of the form, and of each publication; sorted."""
    user = User.objects.create(username="bench", is_staff=True, is_superuser=True)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    found: dict[str, list[float]] = {}
    for number in range(int(times) + _WARM):
        draft = _begun(number, user)
        for name, act in (("save", _save), ("publish", _publish)):
            spent, queries = _measured(act, client, draft)
            if number >= _WARM:
                found.setdefault(f"{name}.cpu", []).append(spent)
                found.setdefault(f"{name}.queries", []).append(float(queries))
    return {name: sorted(values) for name, values in found.items()}


def _begun(number: int, user: User) -> Draft:
    draft = Draft(headline=f"Harbour {number}", edition=Edition.objects.all()[0], created_by=user)
    draft.live = False
    draft.save()
    draft.save_revision(user=user)
    return draft


def _measured(act: Callable[[Client, Draft], HttpResponse], client: Client, draft: Draft) -> tuple[float, int]:
    with CaptureQueriesContext(connection) as queries:
        began = time.process_time()
        answer = act(client, draft)
        spent = time.process_time() - began
    if answer.status_code != 302:
        raise RuntimeError(f"{act.__name__} was answered with {answer.status_code}, not done")
    return spent, len(queries)


def _save(client: Client, draft: Draft) -> HttpResponse:
    inline = {f"photos-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    said = {"headline": draft.headline, "body": _BODY % _WORDS, "edition": draft.edition_id, "urgency": "4"}
    return client.post(reverse("drafts:edit", args=[draft.pk]), said | inline)  # type: ignore[return-value]


def _publish(client: Client, draft: Draft) -> HttpResponse:
    revision = Draft.objects.get(pk=draft.pk).latest_revision
    seen = f"{revision.pk} {revision.created_at.isoformat()}"
    said = {"revision": seen, "seen": "", "verb": "publish"}
    return client.post(reverse("desk_publish", args=[draft.pk]), said)  # type: ignore[return-value]
