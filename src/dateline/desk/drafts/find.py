"""What the draft's form asks the server while somebody types."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language

from dateline.archive import gazette
from dateline.archive.models import Edition, Place, Story, Topic
from dateline.core import gazetteer
from dateline.core.dateline import render
from dateline.desk.models import User
from dateline.desk.people.rights import Right, require
from dateline.desk.stories.words import STANDINGS
from dateline.index.desk.listing import Wanted, read_page
from dateline.index.desk.standing import standing

MOST = 12
"""Answers to one question."""
NUMBER = 19
"""Digits that no number of a story has."""


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
    """``?q=`` at the beginning of a name, in either language, of any place of the gazetteer."""
    require(signed_in(request), Right.WRITE)
    found = [place.slug for place in gazetteer.begin_with(request.GET.get("q", ""), MOST)]
    # The form wants numbers, which a place has once it has been named here.
    gazette.install(found)
    rows = {place.slug: place for place in Place.objects.filter(slug__in=found)}
    return JsonResponse({"found": [place_answer(rows[slug]) for slug in found if slug in rows]})


def stories(request: HttpRequest) -> JsonResponse:
    """``?q=`` among the words of the archive's stories, or a story's number; newest activity first."""
    require(signed_in(request), Right.ENTER)
    words = request.GET.get("q", "").strip()
    ids = read_page(Wanted(words=words), limit=MOST).ids if words else ()
    if words.isascii() and words.isdecimal() and len(words) < NUMBER:
        ids = (int(words), *(each for each in ids if each != int(words)))
    rows = Story.objects.select_related("head", "source").in_bulk(ids)
    return JsonResponse({"found": [story_answer(rows[pk]) for pk in ids if pk in rows]})


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
    above = [found for slug in place.path.split()[1:-1] if (found := gazetteer.by_slug(slug))]
    under = ", ".join(each.name(_language()) for each in reversed(above))
    return {"pk": place.pk, "label": place_label(place), "under": under or place.country}


def story_answer(story: Story) -> dict[str, object]:
    """A story as the form's field takes it."""
    under = " · ".join((str(STANDINGS[standing(story).value]), story.source.name, story.language))
    return {"pk": story.pk, "label": story_label(story), "under": under}


def story_label(story: Story) -> str:
    """What the desk calls it: its headline, else its identity."""
    return story.head.headline if story.head else story.uri


def place_label(place: Place) -> str:
    """Its name, in the language of whoever asks."""
    return _name(place, _language())


def topic_label(topic: Topic) -> str:
    """Its label, in the language of whoever asks."""
    return topic.label(_language())


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


def _name(place: Place, language: str) -> str:
    return place.name_ru if language == "ru" else place.name_en


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
