"""Signals by convention: the words that open headlines and notes, and sentences that only look so."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.story import Signal
from dateline.core.wires.signals import signal_of
from tests.floors import keeps


@pytest.mark.parametrize(
    ("headline", "signal"),
    [
        ("KILL: Harbour bridge opens", Signal.KILL),
        ("EDS: KILL: Harbour bridge opens", Signal.KILL),
        ("EDS: KILL", Signal.KILL),
        ("MANDATORY KILL - Harbour bridge opens", Signal.KILL),
        ("BULLETIN KILL/Harbour bridge", Signal.KILL),
        ("***KILL*** Harbour bridge opens", Signal.KILL),
        ("(KILL) Harbour bridge opens", Signal.KILL),
        ("АННУЛИРОВАТЬ: Мост открыт", Signal.KILL),
        ("ВНИМАНИЕ! АННУЛИРОВАТЬ: Мост открыт", Signal.KILL),
        ("ОТМЕНА — Мост открыт", Signal.KILL),
        ("ACHTUNG: ANNULLIERUNG: Brücke eröffnet", Signal.KILL),
        ("WITHDRAWN-Harbour bridge opens", Signal.WITHDRAW),
        ("STORY WITHDRAWN: Harbour bridge opens", Signal.WITHDRAW),
        ("ЗАМЕНА: Мост открыт", Signal.NONE),
        ("ОТОЗВАНО: Мост открыт", Signal.WITHDRAW),
        ("ACHTUNG: ZURÜCKGEZOGEN: Brücke eröffnet", Signal.WITHDRAW),
        ("CORRECTION: Harbour bridge story", Signal.CORRECTION),
        ("Correction: Harbour bridge story", Signal.CORRECTION),
        ("CORRECTED - HARBOUR BRIDGE OPENS", Signal.CORRECTION),
        ("CORRECTED-UPDATE 2-Harbour bridge opens", Signal.CORRECTION),
        ("CORRECTING and REPLACING Harbour Bridge Ltd Opens", Signal.CORRECTION),
        ("/C O R R E C T I O N -- Harbour Bridge Ltd/", Signal.CORRECTION),
        ("Harbour bridge opens (corrected)", Signal.CORRECTION),
        ("ИСПРАВЛЕНИЕ: Мост открыт", Signal.CORRECTION),
        ("ИСПРАВЛЕНИЕ. Мост открыт", Signal.NONE),
        ("Мост открыт (исправленная версия)", Signal.CORRECTION),
        ("Korrektur: Brücke eröffnet", Signal.CORRECTION),
        ("KORREKTUR - Brücke eröffnet", Signal.CORRECTION),
        ("(Berichtigung) Brücke eröffnet", Signal.CORRECTION),
        ("REFILE-Harbour bridge opens", Signal.REFILE),
        ("ПОВТОР: Мост открыт", Signal.REFILE),
        ("ПОВТОР С ИСПРАВЛЕНИЕМ: Мост открыт", Signal.CORRECTION),
        ("К СВЕДЕНИЮ РЕДАКЦИЙ: план на завтра", Signal.ADVISORY),
        ("ADVISORY TO EDITORS: plans for tomorrow", Signal.ADVISORY),
        ("UPDATE 3-Harbour bridge opens", Signal.UPDATE),
        ("WRAPUP 1-Harbour bridge opens", Signal.UPDATE),
        ("UPDATE: Harbour bridge opens", Signal.UPDATE),
        ("(2nd LD) Harbour bridge opens", Signal.UPDATE),
        ("Brücke eröffnet (aktualisiert)", Signal.UPDATE),
        ("МОЛНИЯ: Мост открыт", Signal.FLASH),
        ("FLASH: Harbour bridge opens", Signal.FLASH),
    ],
)
def test_a_headline_that_opens_with_a_label(headline: str, signal: Signal) -> None:
    assert signal_of(said=Signal.NONE, headline=headline) is signal


@pytest.mark.parametrize(
    "headline",
    [
        "Police kill two in raid",
        "Kill switch law passes: phones safer",
        "KILL BILL RETURNS TO CINEMAS",
        "KILL BILL: cast and story",
        "Kill: the new film by a young director",
        "KILL - OR BE KILLED",
        "KILL-JOY OF THE YEAR",
        "KILL-JOY of the year",
        "FLASH-MOB in the square",
        "Killed: the miners of Pit 4",
        "To kill a mockingbird: 60 years on",
        "Corrections officers strike: prisons shut",
        "Correction in stocks deepens: traders",
        "CORRECTION FLUID MAKER SOLD",
        "Withdrawal from treaty: what it means",
        "Army withdraws - ministry",
        "Update your phone now: hole found",
        "Updates on the flood: town by town",
        "Flash floods: 10 dead",
        "FLASH FLOODS: 10 dead",
        "Repeat offender: the case of a burglar",
        "Advisory: boil water in Springfield",
        "Отмена: что изменится с 1 января",
        "Отмена рейсов: сотни пассажиров ждут",
        "ОТМЕНА РЕЙСОВ: СОТНИ ПАССАЖИРОВ ЖДУТ",
        "Поправка к конституции: за и против",
        "Повтор матча: когда и где",
        "Молния убила двух коров",
        "Korrekturen am Haushalt: Ausschuss tagt",
        "Achtung: Glatteis im Norden",
        "Rückzug der Truppen - Ministerium bestätigt",
        "Wiederholung der Wahl: Berlin stimmt ab",
        "",
    ],
)
def test_a_sentence_with_the_same_words_says_nothing(headline: str) -> None:
    assert signal_of(said=Signal.NONE, headline=headline) is Signal.NONE


@pytest.mark.parametrize(
    ("ednote", "signal"),
    [
        ("Kill this story. A substitute follows.", Signal.KILL),
        ("EDS: Please kill earlier versions", Signal.KILL),
        ("EDITORS: MANDATORY KILL. The report is wrong.", Signal.KILL),
        ("KILL", Signal.KILL),
        ("Просьба аннулировать сообщение", Signal.KILL),
        ("Внимание! Аннулировать: новость ошибочна", Signal.KILL),
        ("ACHTUNG, Redaktionen: Bitte Meldung nicht verwenden", Signal.KILL),
        ("Withdrawn by the source", Signal.WITHDRAW),
        ("Die Meldung ist zurückgezogen", Signal.WITHDRAW),
        ("Отозвано источником", Signal.WITHDRAW),
        ("(Corrects spelling of name in paragraph 2)", Signal.CORRECTION),
        ("Eds: Corrects day to Monday", Signal.CORRECTION),
        ("This story has been corrected to show the bridge opened on Monday.", Signal.CORRECTION),
        ("Исправлено имя во втором абзаце", Signal.CORRECTION),
        ("Berichtigt im 2. Absatz: Menga", Signal.CORRECTION),
        ("Photos follow\nCorrects headline", Signal.CORRECTION),
        ("Note to editors: Updates previous version", Signal.UPDATE),
        ("Recasts with minister's quote", Signal.UPDATE),
        ("Добавлены подробности", Signal.UPDATE),
        ("neu: Perchtold", Signal.UPDATE),
        ("Refiles to fix a link", Signal.REFILE),
        ("Originally broadcast in Germany", Signal.NONE),
        ("Story on men killed in a mine follows", Signal.NONE),
        ("Killed are two; names follow", Signal.NONE),
        ("Kill counts by province in the table", Signal.NONE),
        ("Text 250 words", Signal.NONE),
        ("Просьба не использовать материал до 18:00", Signal.NONE),
        ("Bitte Meldung nicht verwenden vor 18 Uhr", Signal.NONE),
        ("Withdrawal of troops: map available", Signal.NONE),
        ("Withdrawn drugs are listed in the table", Signal.NONE),
        ("Retracted study: link follows", Signal.NONE),
        ("Retracts earlier story on the bridge", Signal.WITHDRAW),
        ("Отозвана лицензия, подробности позже", Signal.NONE),
        ("Аннулировано решение суда, подробности позже", Signal.NONE),
        ("Сообщение аннулируется", Signal.KILL),
    ],
)
def test_a_note_to_editors_that_opens_with_it(ednote: str, signal: Signal) -> None:
    assert signal_of(said=Signal.NONE, headline="Harbour bridge opens", ednote=ednote) is signal


@pytest.mark.parametrize(
    ("said", "headline", "ednote", "signal"),
    [
        (Signal.UPDATE, "KILL: Harbour bridge", "", Signal.KILL),
        (Signal.UPDATE, "Harbour bridge opens", "Corrects the day", Signal.CORRECTION),
        (Signal.KILL, "UPDATE 1-Harbour bridge", "Adds details", Signal.KILL),
        (Signal.CORRECTION, "UPDATE 1-Harbour bridge", "", Signal.CORRECTION),
        (Signal.ADVISORY, "Harbour bridge opens", "", Signal.ADVISORY),
    ],
)
def test_the_gravest_counts(said: Signal, headline: str, ednote: str, signal: Signal) -> None:
    assert signal_of(said=said, headline=headline, ednote=ednote) is signal


@given(st.sampled_from(list(Signal)), st.text(max_size=400), st.text(max_size=400))
def test_nothing_softens_what_the_field_says(said: Signal, headline: str, ednote: str) -> None:
    found = signal_of(said=said, headline=headline, ednote=ednote)
    if said is Signal.KILL:
        assert found is Signal.KILL
    if said is Signal.WITHDRAW:
        assert found in (Signal.KILL, Signal.WITHDRAW)


@pytest.mark.shared
def test_the_headlines_of_reuters(shared: Path) -> None:
    with gzip.open(shared / "text" / "reuters-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        headlines = [json.loads(line)["title"] or "" for line in lines]
    found = [headline for headline in headlines if signal_of(said=Signal.NONE, headline=headline) is not Signal.NONE]
    assert all("CORRECTED" in headline for headline in found)
    assert keeps("signals", "reuters", len(found))
