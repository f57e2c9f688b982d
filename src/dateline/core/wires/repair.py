"""The slips of hand-made XML put right in the text, before the parser sees it; line ends stay where they were."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from html.entities import html5

_OPENING = re.compile(r"<!\[CDATA\[|<!--|<\?")
_CLOSING = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_SLIP = re.compile(
    r"&(?:#(?P<decimal>[0-9]{1,9});|#[xX](?P<hex>[0-9a-fA-F]{1,8});|(?P<name>[A-Za-z][A-Za-z0-9]{0,40});)?"
    r"|<(?![A-Za-z_/!?:])"
)
_HOLD = re.compile(r"[<&][^<&>;]{0,50}\Z")
_XML = frozenset(["amp", "lt", "gt", "quot", "apos"])
_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


MARK = "\x1d"
"""Stands before tags that are asked for: a control character, which neither XML nor decoded content has."""


def starts(*tags: str) -> re.Pattern[str]:
    """What the start tags of elements look like; ``tags`` are in lxml's form, of which the local name counts."""
    names = "|".join(re.escape(tag.rpartition("}")[2]) for tag in tags)
    return re.compile(rf"<(?:[\w.-]+:)?(?:{names})(?=[\s/>])")


def repaired(chunks: Iterable[str], marked: re.Pattern[str] | None = None) -> Iterator[str]:
    """The same text with ``&`` and ``<`` escaped where they open nothing, HTML's named entities as characters,
    character references that XML forbids dropped, and comments, processing instructions and the XML declaration gone.

    Before each tag that looks like ``marked`` and is one, `MARK` is put.
    """
    rest = section = ""
    for chunk in chunks:
        fixed, rest, section = _step(rest + chunk, section, marked)
        yield fixed
    if section == "<![CDATA[" or not section:
        yield rest if section else _fix(rest, marked)


def _step(text: str, section: str, marked: re.Pattern[str] | None) -> tuple[str, str, str]:
    """What is done of ``text``, what has to wait for the next chunk, and the section that it stops in."""
    done: list[str] = []
    at = 0
    while True:
        if section:
            end = text.find(_CLOSING[section], at)
            stop = end + 3 - (section == "<?") if end >= 0 else max(at, len(text) - 2)
            done.append(_inside(text[at:stop], section))
            at = stop
            if end < 0:
                break
            section = ""
        opening = _OPENING.search(text, at)
        if not opening:
            hold = _HOLD.search(text, max(at, len(text) - 51))
            stop = hold.start() if hold else len(text)
            done.append(_fix(text[at:stop], marked))
            at = stop
            break
        done.append(_fix(text[at : opening.start()], marked))
        section = opening[0]
        done.append(section if section == "<![CDATA[" else "")
        at = opening.end()
    return "".join(done), text[at:], section


def _inside(text: str, section: str) -> str:
    return text if section == "<![CDATA[" else "\n" * text.count("\n")


def _fix(text: str, marked: re.Pattern[str] | None) -> str:
    if "&" in text or "<" in text:
        text = _SLIP.sub(_repaired, text)
    return marked.sub(rf"{MARK}\g<0>", text) if marked and "<" in text else text


def _repaired(match: re.Match[str]) -> str:
    if match[0] == "<":
        return "&lt;"
    if name := match["name"]:
        return match[0] if name in _XML else _named(name, match[0])
    if match["decimal"] or match["hex"]:
        return _numbered(int(match["decimal"]) if match["decimal"] else int(match["hex"], 16), match[0])
    return "&amp;"


def _named(name: str, written: str) -> str:
    char = html5.get(f"{name};")
    return escape(char) if char else f"&amp;{written[1:]}"


def _numbered(code: int, written: str) -> str:
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "ignore")
    if code > 0x10FFFF or _NOT_XML.match(chr(code)):
        return ""
    return written.replace("X", "x")
