"""XML, an element at a time: bounded memory, no DTD, no network, and the usual slips of feeds put right.

Put right are a bare ``&``, a ``<`` that opens no tag, HTML's named entities, character references that XML forbids and
a declaration that does not come first. Anything else that is not well-formed ends the reading with its line.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from lxml import etree

from dateline.core.wires import limits
from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.repair import repaired

_PROLOG = 1024 * 1024
"""Characters that may stand before the root element."""


def elements(content: Content, *tags: str) -> Iterator[etree._Element]:
    """The elements named ``tags`` (in lxml's form, ``{*}item``), not those within another such one, as they complete.

    An element stays in its tree, so that parents and earlier siblings can be asked, until the next one is fetched;
    then it and all before it are emptied. Raises `WireError`.
    """
    chunks = repaired(content.text())
    parser = _parser("end", *tags)
    waiting = tags_waiting = 0
    for chunk in chain([_from_root(chunks)], chunks):
        waiting += len(chunk)
        tags_waiting += chunk.count("<")
        error = _feed(parser, chunk)
        for element in _events(parser):
            if not _nested(element, tags):
                waiting = tags_waiting = 0
                yield element
                _drop(element)
        if error:
            raise error
        if waiting > limits.ITEM or tags_waiting > limits.TAGS:
            raise WireError(f"an item has more than {limits.ITEM // 1024 // 1024} MB or {limits.TAGS} tags")
    _close(parser)


def head(content: Content, size: int) -> etree._Element | None:
    """The root with what of the first ``size`` characters could be read; None without a root. Raises nothing."""
    chunks = repaired(content.text())
    parser = _parser("start")
    root: etree._Element | None = None
    try:
        for chunk in chain([_from_root(chunks)], chunks):
            stop = _feed(parser, chunk)
            size -= len(chunk)
            root = next(_events(parser), root) if root is None else root
            if stop or size < 0:
                break
    except WireError:
        return None
    return root


def _parser(event: Literal["start", "end"], *tags: str) -> "etree.XMLPullParser":
    return etree.XMLPullParser(
        (event,),
        tag=tags or None,
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _events(parser: "etree.XMLPullParser") -> Iterator[etree._Element]:
    for _, element in parser.read_events():
        if isinstance(element, etree._Element):
            yield element


def _from_root(chunks: Iterator[str]) -> str:
    """Text from the root's tag on, with as many line ends before it as there were, so that lines count right.

    The document type declaration is read by a parser of its own, which stops at the root, and never reaches the one
    that builds items: no declared entity or attribute default can act there.
    """
    parser = _parser("start")
    seen = ""
    for piece, rest in _pieces(chunks):
        seen += piece
        if error := _feed(parser, piece):
            raise error
        for root in _events(parser):
            _refuse_entities(root)
            before, opening, tag = seen.rpartition("<")
            return "\n" * before.count("\n") + opening + tag + rest
        if len(seen) > _PROLOG:
            break
    raise WireError("no XML element in it", _line(parser))


def _pieces(chunks: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each piece of text up to a ``>``, and what else its chunk holds."""
    for chunk in chunks:
        start = 0
        while start < len(chunk):
            end = chunk.find(">", start) + 1 or len(chunk)
            yield chunk[start:end], chunk[end:]
            start = end


def _refuse_entities(root: etree._Element) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):  # type: ignore[attr-defined]
        raise WireError("its DTD declares entities, which is refused because they can hide a bomb or a local file")


def _feed(parser: "etree.XMLPullParser", text: str) -> WireError | None:
    try:
        parser.feed(text.encode("utf-8", "surrogatepass"))
    except etree.XMLSyntaxError:
        return _not_well_formed(parser)
    return None


def _close(parser: "etree.XMLPullParser") -> None:
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        # A prefix without a declaration is no fatal error: its element is there under the name as written.
        if _fatal(parser):
            raise _not_well_formed(parser) from error


def _fatal(parser: "etree.XMLPullParser") -> "list[etree._LogEntry]":
    return [entry for entry in parser.feed_error_log if entry.level_name == "FATAL"]


def _not_well_formed(parser: "etree.XMLPullParser") -> WireError:
    fatal = _fatal(parser)
    if not fatal:
        return WireError("not well-formed XML: it breaks off")
    return WireError(f"not well-formed XML: {fatal[0].message}", f"line {fatal[0].line}")


def _line(parser: "etree.XMLPullParser") -> str:
    return f"line {parser.feed_error_log[-1].line}" if len(parser.feed_error_log) else ""


def _nested(element: etree._Element, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _drop(element: etree._Element) -> None:
    element.clear(keep_tail=True)  # type: ignore[call-arg]
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
