"""Understanding one story: each part reads it, in an order in which the later ones know what the earlier ones found."""

from collections.abc import Callable
from dataclasses import replace

from dateline.core.dateline import parse
from dateline.core.text.words import words
from dateline.core.understand.dates import dates
from dateline.core.understand.figures import figures
from dateline.core.understand.language import guess
from dateline.core.understand.names import Told, names_of
from dateline.core.understand.places import places_of
from dateline.core.understand.quotes import quotes
from dateline.core.understand.topics import NO_KNOWLEDGE, Knowledge, propose
from dateline.core.understand.values import Copy, Understood, whole

VERSION = "understand 2"
"""Who says so in annotations; another number when the rules change."""


Recogniser = Callable[[str, str], Told | None]
"""Asked with a text and its language for the names in it; None where it has nothing to say."""


def understand(copy: Copy, knowledge: Knowledge = NO_KNOWLEDGE, recogniser: Recogniser | None = None) -> Understood:
    """Everything that is proposed of a story; of empty or unreadable copy nothing. Raises nothing.

    A dateline that still stands in the text is taken out first, so positions refer to the text after it.
    """
    dateline, text = (copy.dateline, copy.text) if copy.dateline else parse(copy.text, day=copy.day)
    copy = replace(copy, text=text, dateline=dateline)
    read = whole(copy)
    language = guess(read, copy.language)
    found = words(read)
    day = dateline.date if dateline and dateline.date else copy.day
    places = places_of(found, copy, dateline, language.code)
    told = recogniser(read, language.code) if recogniser else None
    named = names_of(found, language.code, places, len(copy.title), told)
    return Understood(
        language=language,
        dateline=dateline,
        topics=propose(found, copy, knowledge),
        places=places,
        dates=dates(read, day, language.code),
        people=named.people,
        organisations=named.organisations,
        quotes=quotes(found, named.meant),
        figures=figures(read),
    )
