"""Copy read for names as `understand` reads it."""

import datetime as dt

from dateline.core.understand.story import understand
from dateline.core.understand.values import Copy, Understood


def read(text: str, title: str = "", language: str = "") -> Understood:
    """Everything that is understood of a text filed on 28 March 2016."""
    return understand(Copy(title=title, text=text, language=language, day=dt.date(2016, 3, 28)))


def people(text: str, title: str = "") -> dict[str, str]:
    """Persons by name, with what they are called."""
    return {each.name: each.role for each in read(text, title).people}


def organisations(text: str) -> set[str]:
    """Organisations by name."""
    return {each.name for each in read(text).organisations}
