"""Every user-visible string has its Russian."""

import re

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from dateline.locale import messages
from dateline.locale.messages import Found

FOUND = list(messages.found())
CATALOGUE = messages.catalogue()


def test_every_marked_string_is_found() -> None:
    """Counted in the templates by eye, so to speak: the extractor sees what a plain search sees."""
    templates = [path for path in messages.PACKAGE.rglob("*.html") if "templates" in path.parts]
    tags = sum(len(re.findall(r"{% (?:blocktranslate|translate) ", path.read_text())) for path in templates)
    assert tags == sum(each.file.endswith(".html") for each in FOUND)
    assert Found("Show more", None, "site/templates/site/story.html") in FOUND
    assert Found("credit line", None, "desk/models/photos.py") in FOUND


def test_every_string_is_in_the_catalogue() -> None:
    lacking = {(each.id, each.file) for each in FOUND if CATALOGUE.get(each.id, each.context) is None}
    assert not lacking, "run: python -m dateline.locale.messages"


def test_every_string_is_translated() -> None:
    assert not messages.missing(CATALOGUE)
    assert not [message.id for message in CATALOGUE if message.fuzzy and message.id]


def test_nothing_is_kept_that_no_code_shows() -> None:
    used = {(each.id, each.context) for each in FOUND}
    kept = {(message.id, message.context) for message in CATALOGUE if message.id}
    assert kept <= used, "run: python -m dateline.locale.messages"


def test_the_compiled_catalogue_is_fresh() -> None:
    with messages.MO.open("rb") as file:
        compiled = read_mo(file)
    assert _told(compiled) == _told(CATALOGUE)


def _told(catalogue: Catalog) -> set[tuple[str, ...]]:
    """Each message with its translation, all forms of it where it counts something."""
    return {
        (message.id, message.string) if isinstance(message.id, str) else (*message.id, *message.string)
        for message in catalogue
        if message.id
    }


def test_translations_keep_the_placeholders() -> None:
    for message in CATALOGUE:
        if message.id and isinstance(message.id, str):
            assert set(re.findall(r"%\(\w+\)\w", message.id)) == set(re.findall(r"%\(\w+\)\w", message.string))


def test_russian_quotes_are_russian() -> None:
    for message in CATALOGUE:
        if message.id:
            assert not re.search('["“”]', str(message.string)), message.id
