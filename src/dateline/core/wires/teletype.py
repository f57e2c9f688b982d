"""Teletype copy as markup: wrapped lines into paragraphs, columns of figures kept as they stand."""

import re
import textwrap
from html import escape
from itertools import groupby

from dateline.core.text.clean import CleanHtml

_INDENTED = re.compile(r" {3,}\S")
_COLUMNS = re.compile(r"\S {3,}\S|[^\s.!?:;\"'] {2}\S")
_SHORT = 40
_BROKEN_WORD = re.compile(r"[a-z]-\Z")


def markup(copy: str) -> CleanHtml:
    """Paragraphs of ``copy``, which start with an indented line or after an empty one; tables as ``<pre>``.

    A table is two lines or more with gaps inside them. In prose the ends of wrapped lines become spaces, except after a
    hyphen at which a word was broken.
    """
    lines = [line.rstrip() for line in copy.splitlines()]
    tabular = _tabular(lines)
    parts: list[str] = []
    for is_table, group in groupby(zip(lines, tabular, strict=True), key=lambda pair: pair[1]):
        block = [line for line, _ in group]
        parts += [_table(block)] if is_table else [_prose(paragraph) for paragraph in _paragraphs(block)]
    return CleanHtml("\n".join(part for part in parts if part))


def _tabular(lines: list[str]) -> list[bool]:
    """Which lines belong to tables: those with columns, and short ones between two of them, if two or more meet."""
    columns = [bool(_COLUMNS.search(line)) for line in lines]
    joined = [
        here or (0 < at < len(lines) - 1 and columns[at - 1] and columns[at + 1] and len(lines[at]) < _SHORT)
        for at, here in enumerate(columns)
    ]
    return [
        here and ((at > 0 and joined[at - 1]) or (at + 1 < len(lines) and joined[at + 1]))
        for at, here in enumerate(joined)
    ]


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if not line or _INDENTED.match(line):
            found.append([])
        if line:
            found[-1].append(line.strip())
    return [paragraph for paragraph in found if paragraph]


def _prose(lines: list[str]) -> str:
    text = ""
    for line in lines:
        broken = _BROKEN_WORD.search(text) and line[:1].islower()
        text += line if broken or not text else f" {line}"
    return f"<p>{escape(text, quote=False)}</p>"


def _table(lines: list[str]) -> str:
    return f"<pre>{escape(textwrap.dedent(chr(10).join(lines)).strip(chr(10)), quote=False)}</pre>"
