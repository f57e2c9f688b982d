"""The currency converter, as a page and for programs."""

import json
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from dateline.archive.editions import editions
from dateline.core.money.trouble import Trouble
from dateline.markets import answer, words
from dateline.markets.asking import Question, answers
from dateline.markets.choice import Choice, choice
from dateline.markets.library import Library, of_epoch
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.depends import Declared, Depends, Kind, as_asked
from dateline.site.editions import Here, here
from dateline.site.head import Head
from dateline.site.page import render, revalidated
from dateline.site.parts import chart, converter
from dateline.site.parts.converter import Fields
from dateline.site.serve import edition_page


@dataclass(frozen=True, slots=True)
class _Asked:
    said: Fields
    question: Question | None
    error: str


@edition_page
def currency(request: HttpRequest, here: Here) -> HttpResponse:
    """``?amount=100&from=USD&to=EUR&to=RUB&date=2016-03-28&source=ecb``; ``range`` is the chart's."""
    found, today = of_epoch(here.epochs.rates), Clock.of(here.edition.zone, here.language).local(timezone.now()).date()
    chosen = choice(here.edition, found)
    asked = _read(request, here, chosen)
    results = []
    if asked.question:
        results = converter.results(found, asked.question, asked.said, chosen, (today, here.language))
    path, said = links.currency(here.edition.code), asked.said
    swapped = said.query(**{"from": said.targets[0], "to": [said.source, *said.targets[1:]]})
    span = request.GET.get("range", "")
    span = span if span in chart.RANGES else chart.USUAL
    return render(
        "currency.html",
        here,
        _head(here),
        depends=_depends(request, path, said, range="" if span == chart.USUAL else span),
        said=said,
        error=asked.error,
        results=results,
        path=path,
        swap=f"{path}?{swapped}",
        source_options=converter.options(found, here.language, said.source),
        target_options=[converter.options(found, here.language, target) for target in said.targets],
        more_options=converter.options(found, here.language, ""),
        banks=converter.banks(found, said),
        usual=words.bank_name(chosen.bank),
        note=chosen.note,
        missing=words.bank_name(chosen.wanted) if chosen.wanted != chosen.bank else "",
        today=today.isoformat(),
        chart=_chart(found, asked, chosen, (span, here.language)),
        ranges=chart.ranges(path, said, span),
    )


def _depends(request: HttpRequest, path: str, said: Fields, **ways: str) -> Depends:
    """On rates, which everything depends on. Without a question it is the page that the form begins with."""
    query = said.query(**ways) if request.META.get("QUERY_STRING") else ""
    address = as_asked(request, f"{path}?{query}" if query else path, "to", "date", "source")
    return Depends(kind=Kind.CURRENCY, address=address)


def _read(request: HttpRequest, here: Here, chosen: Choice) -> _Asked:
    said = converter.fields(request.GET, chosen)
    today = Clock.of(here.edition.zone, here.language).local(timezone.now()).date()
    try:
        return _Asked(said, converter.question(said, here.language, today), "")
    except Trouble as trouble:
        return _Asked(said, None, words.trouble(trouble))


def _chart(found: Library, asked: _Asked, chosen: Choice, shown: tuple[str, str]) -> chart.Chart | None:
    """Of the first answer, by the bank that gave it."""
    span, language = shown
    if asked.question is None:
        return None
    first = answers(found, asked.question, chosen.bank, asked.question.day)[0].conversion
    if first is None or first.source == first.target:
        return None
    return chart.chart(found, first.bank, (first.source, first.target), (span, first.day), language)


def _head(here: Here) -> Head:
    return Head(
        title=gettext("Currency converter"),
        description=gettext("Amounts in other currencies by the official rates of any day since 1999."),
        path=links.currency(here.edition.code),
        others={each.code: links.currency(each.code) for each in here.editions},
        current="currency",
    )


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """The same question as the page's, and ``edition`` for the language of words and the usual bank."""
    where = here(request.GET.get("edition", "")) or Here((found := editions())[0], found)
    with override(where.language):
        books = of_epoch(where.epochs.rates)
        chosen = choice(where.edition, books)
        asked = _read(request, where, chosen)
        if asked.question is None:
            told = answer.failure(asked.error)
        else:
            today = Clock.of(where.edition.zone, where.language).local(timezone.now()).date()
            found_answers = answers(books, asked.question, chosen.bank, today)
            told = answer.as_json(asked.question, found_answers, where.language)
    response = Declared(
        json.dumps(told, ensure_ascii=False), content_type="application/json", status=400 if asked.error else 200
    )
    if not asked.error:
        midnight = Clock.of(where.edition.zone, where.language).midnight(timezone.now())
        depends = _depends(request, request.path_info, asked.said, edition=request.GET.get("edition", ""))
        response.depends = replace(depends, until=midnight)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return revalidated(request, response)
