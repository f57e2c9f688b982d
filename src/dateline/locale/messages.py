"""The catalogue of user-visible strings: ``python -m dateline.locale.messages`` brings it in line with the code.

English is the source; ``ru/LC_MESSAGES/django.po`` holds the Russian. After new strings appear, run this, write the
translations that it names, run it again and commit ``.po`` and ``.mo``. A test fails until that is done.
"""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "ru" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"

_KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_HEADER = "# Russian for Dateline, kept by ``python -m dateline.locale.messages``: translate here, then run it."
_UNCHANGING = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_TEMPLATES = {".html", ".txt", ".xml"}


@dataclass(frozen=True, slots=True)
class Found:
    """A marked string and the file, relative to the package, that shows it."""

    id: str | tuple[str, ...]
    context: str | None
    file: str


def found() -> Iterator[Found]:
    """Every string that the package's Python files and templates mark, as often as it is marked."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield from _marked(path, path.read_text(encoding="utf-8"))
        elif path.suffix in _TEMPLATES and "templates" in path.parts:
            # What is no string becomes a row of letters, whose indentation means nothing to Python.
            code = _INDENT.sub("", templatize(path.read_text(encoding="utf-8"), origin=str(path)))
            yield from _marked(path, code)


def _marked(path: Path, code: str) -> Iterator[Found]:
    for _, message, _, context in extract("python", BytesIO(code.encode()), _KEYWORDS):
        yield Found(message, context, path.relative_to(PACKAGE).as_posix())


def catalogue() -> Catalog:
    """The Russian catalogue as it is on disk."""
    with PO.open("rb") as file:
        return read_po(file, locale="ru")


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it. Every time the same for the same catalogue."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def updated(old: Catalog) -> Catalog:
    """A catalogue of all strings in the code, with the translations that ``old`` has."""
    new = Catalog(locale="ru", project="Dateline", charset="utf-8", fuzzy=False, header_comment=_HEADER)
    # Dates and names are the version control's business; here they would only make every run a change.
    new.revision_date = new.creation_date = _UNCHANGING
    new.version = new.msgid_bugs_address = new.last_translator = new.language_team = ""
    for each in found():
        known = old.get(each.id, each.context)
        new.add(each.id, known.string if known else None, locations=[(each.file, 0)], context=each.context)
    return new


def missing(catalog: Catalog) -> list[Message]:
    """Messages whose translation, or one of its plural forms, is empty."""
    return [message for message in catalog if message.id and not _translated(message)]


def _translated(message: Message) -> bool:
    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return bool(forms) and all(forms)


def main() -> int:
    """Rewrite the catalogue, compile it, and name what is still to be translated."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalog = updated(catalogue() if PO.exists() else Catalog(locale="ru"))
    with PO.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False)
    MO.write_bytes(compiled(catalog))
    untranslated = missing(catalog)
    for message in untranslated:
        sys.stderr.write(f"not translated: {message.id!r} ({message.locations[0][0]})\n")
    return 1 if untranslated else 0


if __name__ == "__main__":
    sys.exit(main())
