"""What the draft's form asks the server while somebody types."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language

from dateline.archive.models import Edition, Place, Topic
from dateline.core.dateline import render
from dateline.desk.models import User
from dateline.desk.people.rights import Right, require

MOST = 12
"""Answers to one question."""


def topics(request: HttpRequest) -> JsonResponse:
    """``?q=`` among the topics' labels in both languages: number, label and what it lies under."""
    require(signed_in(request), Right.ENTER)
    words = request.GET.get("q", "").split()
    found = Topic.objects.filter(retired=False, merged_into=None)
    for word in words[:6]:
        found = found.filter(_label_has(word))
    rows = sorted(found[:400], key=lambda topic: (topic.path.count(" "), len(topic.label_en)))[:MOST] if words else []
    return JsonResponse({"found": topic_answers(rows)})


def places(request: HttpRequest) -> JsonResponse:
    """``?q=`` at the beginning of the places' names in both languages."""
    require(signed_in(request), Right.ENTER)
    word = request.GET.get("q", "").strip()
    rows: QuerySet[Place] | list[Place] = []
    if word:
        rows = Place.objects.filter(Q(name_en__istartswith=word) | _begins_in_russian(word))[:MOST]
    return JsonResponse({"found": [place_answer(place) for place in rows]})


def dateline(request: HttpRequest) -> JsonResponse:
    """The line as each edition would print it: ``?place=NUMBER&date=YYYY-MM-DD&sign=``."""
    require(signed_in(request), Right.ENTER)
    number = request.GET.get("place", "")
    place = Place.objects.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
    if place is None:
        return JsonResponse({"lines": []})
    sign = " ".join(request.GET.get("sign", "").split())[:60]
    date = _date(request.GET.get("date", ""))
    lines = [
        render(_name(place, edition.language), date, language=edition.language, sign=sign or edition.agency_sign)
        for edition in Edition.objects.all()
    ]
    return JsonResponse({"lines": lines})


def topic_answers(rows: Sequence[Topic]) -> list[dict[str, object]]:
    """Topics as the form's field takes them: number, label and what each lies under."""
    above = {code for topic in rows for code in topic.path.split()}
    labels = {topic.code: topic.label(_language()) for topic in Topic.objects.filter(code__in=above)}
    paths = ([labels[code] for code in topic.path.split()[:-1] if code in labels] for topic in rows)
    return [
        {"pk": topic.pk, "label": topic.label(_language()), "under": " › ".join(path)}
        for topic, path in zip(rows, paths, strict=True)
    ]


def place_answer(place: Place) -> dict[str, object]:
    """A place as the form's field takes it."""
    return {"pk": place.pk, "label": _name(place, _language()), "under": place.country}


def signed_in(request: HttpRequest) -> User:
    """The person at the other end; Wagtail lets nobody else come this far."""
    user = request.user
    assert isinstance(user, User), "Wagtail lets nobody else in"
    return user


def _language() -> str:
    return (get_language() or "en")[:2]


def _label_has(word: str) -> Q:
    # SQLite folds the case of Latin letters only, so Russian is asked for in the cases that labels have.
    russian = Q(label_ru__contains=word.lower()) | Q(label_ru__contains=word.capitalize())
    return Q(label_en__icontains=word) | russian


def _begins_in_russian(word: str) -> Q:
    return Q(name_ru__startswith=word.capitalize()) | Q(name_ru__startswith=word.title())


def _name(place: Place, language: str) -> str:
    return place.name_ru if language == "ru" else place.name_en


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
