"""What the machine proposes of the text in the draft's form, before anything is saved."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dateline.archive import gazette
from dateline.archive.annotations import FILED_UNDER
from dateline.archive.models import Edition, Place, Topic
from dateline.archive.understanding import proposals
from dateline.core.understand.values import Understood
from dateline.desk.drafts.find import place_answer, signed_in, topic_answers
from dateline.desk.people.rights import Right, require
from dateline.desk.stories.reasons import reason
from dateline.desk.stories.understood import ROLES

LONGEST = 200_000
"""Characters of a text that are read; a form sends no longer story."""


@require_POST
def proposed(request: HttpRequest) -> JsonResponse:
    """``headline``, ``lead`` and ``body`` as plain text, ``edition``: topics and places with their reason.

    Topics and places have the number that the form's fields want. Nothing is recorded about any story.
    """
    require(signed_in(request), Right.WRITE)
    said = request.POST
    number = said.get("edition", "")
    edition = Edition.objects.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
    headline, lead, body = (said.get(name, "")[:LONGEST] for name in ("headline", "lead", "body"))
    understood = proposals(headline, lead, body, edition.language if edition else "", timezone.now().date())
    return JsonResponse({"topics": _topics(understood), "places": _places(understood)})


def _topics(understood: Understood) -> list[dict[str, object]]:
    rows = {row.code: row for row in Topic.objects.filter(code__in=[each.code for each in understood.topics])}
    known = [each for each in understood.topics if each.code in rows]
    answers = topic_answers([rows[each.code] for each in known])
    return [
        answer | {"why": f"{each.score:.0%} · {reason('; '.join(each.why))}"}
        for answer, each in zip(answers, known, strict=True)
    ]


def _places(understood: Understood) -> list[dict[str, object]]:
    # The field says what the story is about; in other roles the machine records places by itself.
    wanted = [each for each in understood.places if each.role in FILED_UNDER]
    gazette.install({each.slug for each in wanted})
    rows = {row.slug: row for row in Place.objects.filter(slug__in=[each.slug for each in wanted])}
    once = {each.slug: each for each in reversed(wanted) if each.slug in rows}
    return [
        place_answer(rows[slug]) | {"under": str(ROLES[each.role.value]), "why": reason(each.why)}
        for slug, each in reversed(once.items())
    ]
