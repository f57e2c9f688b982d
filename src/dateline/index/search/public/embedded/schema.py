"""What an index of Tantivy's holds of each story, and the one document that says up to where it is told."""

from pathlib import Path

import tantivy

from dateline.core.filters import Field

VERSION = 1
"""Of everything below and of what the analyser does: an index of another version is made anew."""

TITLE, LEAD, WHOLE = "title", "lead", "whole"
"""Texts as `encoding` writes them; the whole has headline, lead and body with a gap in between."""
ID, AT, SEQ = "id", "at", "seq"
"""Story number, when it was listed (microseconds since 1970), and of the mark alone the ledger's ``seq``."""
STEMMING = "stemming"
SORT = "sort"
"""`STORY`, `OTHER` for other outlets' stories, or `MARK`."""
STORY, OTHER, MARK = "story", "other", "mark"
COUNTED = (Field.TOPIC, Field.PLACE, Field.SOURCE, Field.LANGUAGE, Field.KIND)
"""Fields whose values are counted."""

_TOKENS = "places"
EMPTY = "-"
"""A place without a token. No token is that: words are letters and digits."""


def opened(path: Path) -> tantivy.Index:
    """The index in a folder that has one. Raises ValueError or OSError for what is none."""
    return _with_tokens(tantivy.Index.open(str(path)))


def made(path: Path) -> tantivy.Index:
    """A new index in an empty folder."""
    return _with_tokens(tantivy.Index(_schema(), str(path)))


def _with_tokens(index: tantivy.Index) -> tantivy.Index:
    skipped = tantivy.Filter.custom_stopword([EMPTY])
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(skipped).build()
    index.register_tokenizer(_TOKENS, analyzer)
    return index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in (TITLE, LEAD, WHOLE):
        builder.add_text_field(name, tokenizer_name=_TOKENS, index_option="position")
    for field in Field:
        builder.add_text_field(field.value, tokenizer_name="raw", index_option="basic", fast=field in COUNTED)
    for name in (STEMMING, SORT):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    # tantivy-py deletes by no term of an unsigned field, and does not say so.
    builder.add_integer_field(ID, indexed=True, fast=True)
    builder.add_integer_field(AT, indexed=True, fast=True)
    builder.add_integer_field(SEQ, fast=True)
    return builder.build()
