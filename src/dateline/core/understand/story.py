"""Understanding one story: each part reads it, in an order in which the later ones know what the earlier ones found."""

from dataclasses import replace

from dateline.core.dateline import parse
from dateline.core.text.words import words
from dateline.core.understand.dates import dates
from dateline.core.understand.figures import figures
from dateline.core.understand.language import guess
from dateline.core.understand.names import names_of
from dateline.core.understand.places import places_of
from dateline.core.understand.quotes import quotes
from dateline.core.understand.topics import NO_KNOWLEDGE, Knowledge, propose
from dateline.core.understand.values import Copy, Understood, whole

VERSION = "understand 2"
"""Who says so in annotations; another number when the rules change."""


def understand(copy: Copy, knowledge: Knowledge = NO_KNOWLEDGE) -> Understood:
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
    named = names_of(found, language.code, places, len(copy.title))
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
