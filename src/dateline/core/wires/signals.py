"""What a version says about itself where no field says it: conventions of headlines and of notes to editors.

Agencies mark kills, withdrawals, corrections and the like by a fixed word at the very beginning: ``KILL:``, ``EDS:
KILL``, ``CORRECTED-``, ``UPDATE 2-``, ``ИСПРАВЛЕНИЕ:``, ``Korrektur:``. Only these anchored forms count. The same words
in a sentence (“Police kill two”, “Update your phone now”) say nothing.
"""

import re
from collections.abc import Iterable

from dateline.core.story import Signal

_GRAVEST_FIRST = (
    Signal.KILL, Signal.WITHDRAW, Signal.ADVISORY, Signal.CORRECTION, Signal.REFILE, Signal.UPDATE, Signal.FLASH,
    Signal.NONE,
)  # fmt: skip

_LABELS = {
    Signal.KILL: r"KILL|ANNULLIERUNG|ANNULLIERT|АННУЛИРОВАТЬ|АННУЛИРОВАНО|АННУЛИРОВАНИЕ|АННУЛИРУЕТСЯ|ОТМЕНА",
    Signal.WITHDRAW: r"WITHDRAW|WITHDRAWN|WITHDRAWAL|RETRACTED|RETRACTION|ZURÜCKGEZOGEN|RÜCKZUG|ОТОЗВАНО|СНЯТО С ЛЕНТЫ",
    Signal.CORRECTION: r"CORRECTION|CORRECTED|CORRECTS|CLARIFICATION|KORREKTUR|KORRIGIERT|BERICHTIGUNG|BERICHTIGT"
    r"|ИСПРАВЛЕНИЕ|ИСПРАВЛЕНО|ИСПРАВЛЕННАЯ ВЕРСИЯ|ПОВТОР С ИСПРАВЛЕНИЕМ|ПОПРАВКА",
    Signal.REFILE: r"REFILE|REPEAT|RESEND|WIEDERHOLUNG|ПОВТОР",
    Signal.ADVISORY: r"ADVISORY TO EDITORS|EDITORS' ADVISORY|EDITORS’ ADVISORY|ACHTUNG REDAKTIONEN|HINWEIS AN DIE"
    r" REDAKTIONEN|К СВЕДЕНИЮ РЕДАКЦИЙ|К СВЕДЕНИЮ РЕДАКТОРОВ|ВНИМАНИЮ РЕДАКТОРОВ|ВНИМАНИЮ РЕДАКЦИЙ",
    Signal.UPDATE: r"UPDATE|UPDATED|UPDATES|UPDATE \d{1,2}|WRAPUP \d{1,2}|\d(?:ST|ND|RD|TH) (?:LEAD|LD|UPDATE)"
    r"|AKTUALISIERUNG|AKTUALISIERT|ОБНОВЛЕНИЕ|ОБНОВЛЕНО|ДОПОЛНЕНИЕ|ДОПОЛНЕНО|РАСШИРЕННАЯ ВЕРСИЯ",
    Signal.FLASH: r"FLASH|NEWSFLASH|EILMELDUNG|МОЛНИЯ",
}
"""Words that are a label in capitals before a colon or a dash, and in any case between brackets."""
_SPOKEN = {
    Signal.CORRECTION: r"Correction|Corrected|Clarification|Korrektur|Korrigiert|Berichtigung|Исправление|Исправлено"
}
"""Labels that agencies also write in lower case before a colon."""
_NOTES = {
    Signal.KILL: r"(?:please )?kills? (?:(?:the |all )?(?:earlier|previous)|this|our|the (?:story|item)|all stories)\b"
    r"|(?:mandatory|bulletin|story) kill\b|kill\s*(?:[:.!–—-]|$)"
    r"|аннулировать\b|(?:просим|просьба) аннулировать|аннулирован[оа]?\s*(?:[:.!]|$)|аннулируется\s*(?:[:.!]|$)"
    r"|(?:сообщение|новость) аннулир(?:уется|овано|ована)\b"
    r"|(?:просим|просьба) не использовать (?:это |данное )?(?:сообщение|новость|материал)(?! до\b)"
    r"|(?:bitte )?(?:diese |die )?meldung (?:nicht (?:mehr )?verwenden(?! vor\b)|löschen)",
    Signal.WITHDRAW: r"(?:withdraw(?:s|n)|retract(?:s|ed))(?:\s*(?:[:.!]|$)| by\b| this\b"
    r"| (?:the )?(?:story|item|earlier|previous)\b)|(?:this|the) (?:story|item|version) (?:is|has been) withdrawn"
    r"|(?:сообщение |новость )?(?:отозван[оа]?|отзывается)(?:\s*(?:[:.!]|$)| источником\b)|снять с ленты"
    r"|(?:die )?meldung (?:ist|wird|wurde)? ?zurückgezogen|zurückgezogen\s*(?:[:.!]|$)",
    Signal.CORRECTION: r"corrects\b|corrected\b|correction\b|correcting\b|(?:this|the) (?:story|item|version)"
    r" (?:corrects|has been corrected|is corrected)|clarifies\b|korrektur\b|korrigiert\b|berichtigung\b|berichtigt\b"
    r"|исправлен[оаы]?\b|исправление\b|исправляет\b|исправленн(?:ая|ый)\b|с исправлением\b|поправка\b",
    Signal.REFILE: r"refiles?\b|refiling\b|resend(?:s|ing)?\b|repeats\b|wiederholung\b|повтор\b",
    Signal.UPDATE: r"updates?\b|updated\b|updating\b|recasts\b|adds\b|aktualisiert\b|aktualisierung\b|neu:"
    r"|обновлен[оаы]?\b|обновление\b|дополнен[оаы]?\b|добавлен[оаы]?\b",
}
"""How a note to editors opens, or one of its lines."""

_ADDRESSED = (
    r"(?:(?:attention|attn|achtung|внимание)[,:!]?\s+)?(?:(?:eds|editors?|note to editors|redaktionen)\s*[:,–—-]\s*)?"
)
_QUALIFIED = r"(?:(?:MANDATORY|BULLETIN|URGENT|STORY|PHOTO|PICTURE|СРОЧНО)[ /,]+)?"
_GREETED = r"(?:(?:EDS|EDITORS|ACHTUNG|ATTENTION|ВНИМАНИЕ)\s*[:,!–—-]\s*)?"
_BUSINESS = re.compile(r"/?\s*(?:CORRECTING (?:AND|and) REPLACING\b|C O R R E C T I O N\b)")


def _opening(signal: Signal) -> re.Pattern[str]:
    """The label, then a colon, a slash, a dash tight on it, or a loose dash and a word in lower case after it.

    What does no harm if mistaken needs no lower case (“CORRECTED - ANY TEXT”); what may, no tight dash (“KILL-JOY”).
    """
    tight = "" if signal in (Signal.KILL, Signal.FLASH) else r"[-–—](?=[^\s-])|"
    mixed = "" if signal in (Signal.CORRECTION, Signal.REFILE) else r"(?=.*[^\W\d_A-ZА-ЯЁÄÖÜ])"
    end = rf"\s?[:/*]|{tight}\s[-–—]{{1,2}}\s{mixed}|\s*\W{{0,3}}$"
    return re.compile(rf"\W{{0,3}}{_GREETED}{_QUALIFIED}(?:{_LABELS[signal]})(?:{end})")


def _bracketed(label: str) -> re.Pattern[str]:
    inside = rf"[(\[](?:{label})(?: \d{{1,2}})?[)\]]"
    return re.compile(rf"^\s*{inside}|{inside}\s*$", re.IGNORECASE)


_OPENINGS = {signal: _opening(signal) for signal in _LABELS}
_BRACKETS = {signal: _bracketed(label) for signal, label in _LABELS.items()}
_COLONS = {signal: re.compile(rf"\s*(?:{label})\s?:\s") for signal, label in _SPOKEN.items()}
_LINES = {signal: re.compile(rf"\W{{0,3}}{_ADDRESSED}(?:{words})", re.IGNORECASE) for signal, words in _NOTES.items()}

_BRACKET = ("(", "[", ")", "]")
_HEADLINE = 300
"""Characters of a headline, and of a line of a note, that are looked at."""
_NOTE_LINES = 50


def signal_of(*, said: Signal, headline: str, ednote: str = "") -> Signal:
    """The gravest of what the wire's own field says (``said``) and what headline and note to editors say.

    From most to least grave: kill, withdraw, advisory, correction, refile, update, flash, none. So a kill that comes as
    an update is a kill, what is for editors only stays so, and a field is never softened by a headline.
    """
    found = {said, _of_headline(headline[:_HEADLINE])}
    found |= {_of_note(line[:_HEADLINE]) for line in ednote.splitlines()[:_NOTE_LINES]}
    return gravest(found)


def gravest(signals: Iterable[Signal]) -> Signal:
    """The one to act on of several; none of none."""
    found = {Signal.NONE, *signals}
    return next(signal for signal in _GRAVEST_FIRST if signal in found)


def _of_headline(headline: str) -> Signal:
    bracketed = headline.lstrip()[:1] in _BRACKET or headline.rstrip()[-1:] in _BRACKET
    for signal in _GRAVEST_FIRST[:-1]:
        if _OPENINGS[signal].match(headline) or (bracketed and _BRACKETS[signal].search(headline)):
            return signal
        if signal in _COLONS and _COLONS[signal].match(headline):
            return signal
    return Signal.CORRECTION if _BUSINESS.match(headline) else Signal.NONE


def _of_note(line: str) -> Signal:
    return next((signal for signal, pattern in _LINES.items() if pattern.match(line)), Signal.NONE)
