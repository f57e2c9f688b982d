"""XML, an element at a time: bounded memory, no DTD, no network, and the usual slips of feeds put right.

Put right are a bare ``&``, a ``<`` that opens no tag, HTML's named entities, character references that XML forbids and
a declaration that does not come first. Anything else that is not well-formed is mended an item at a time, and told.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from lxml import etree

from dateline.core.wires import limits
from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.mend import Mended, closed, held, mended
from dateline.core.wires.repair import MARK, repaired, starts

_PROLOG = 1024 * 1024
"""Characters that may stand before the root element."""


def elements(content: Content, *tags: str) -> Iterator[etree._Element]:
    """The elements named ``tags`` (in lxml's form, ``{*}item``), not those within another such one, as they complete.

    An element stays in its tree, so that parents and earlier siblings can be asked, until the next one is fetched;
    then it and all before it are emptied. What is not well-formed is mended from the element on in which the fault
    lies, and the rest is read on. Raises `WireError`: at once where a limit is passed, at the end for a fault.
    """
    chunks = repaired(content.text(), starts(*tags))
    reading = _Reading(tags)
    for chunk in chain([_from_root(chunks)], chunks):
        before, *rest = chunk.split(MARK)
        yield from reading.more(before)
        for piece in rest:
            yield from reading.next()
            yield from reading.more(piece)
    yield from reading.end()


class _Reading:
    """A document as pieces, each from the start of an element asked for to the next; the first is what comes before.

    Pieces go through one strict parser. One with a fault is mended whole, goes through a forgiving parser of its own,
    within the elements that the first piece left open, and a new strict parser goes on after it.
    """

    def __init__(self, tags: tuple[str, ...]) -> None:
        self._tags = tags
        self._parser = _parser("end", *tags)
        self._first: str | None = None
        self._around: Mended | None = None
        self._piece: list[str] = []
        self._size = self._opened = self._given = self._lines = self._started = 0
        self._broken = False
        self._faults: list[WireError] = []

    def more(self, text: str) -> Iterator[etree._Element]:
        """``text`` comes next."""
        self._piece.append(text)
        self._size += len(text)
        self._opened += text.count("<")
        if not self._broken:
            error = _feed(self._parser, text)
            yield from self._elements(self._parser)
            self._note(error)
        if self._size > limits.ITEM or self._opened > limits.TAGS:
            error = WireError(f"an item has more than {limits.ITEM // 1024 // 1024} MB or {limits.TAGS} tags")
            if self._started < 2:
                raise error
            self._note(error)
            yield from self._mend(cut=True)

    def next(self) -> Iterator[etree._Element]:
        """An element asked for starts here. Where the one before is still open, that may be meant so."""
        if self._broken:
            yield from self._mend()
        elif self._first is None or self._given:
            self._turn()
        self._started += 1

    def end(self) -> Iterator[etree._Element]:
        """Nothing comes any more."""
        if not self._broken:
            self._note(_close(self._parser))
        if self._broken:
            yield from self._mend(cut=True)
        if self._faults:
            first, more = self._faults[0], len(self._faults) - 1
            raise WireError(first.reason + (f"; faults in {more} more places" if more else ""), first.where)

    def _turn(self) -> None:
        if self._first is None:
            self._first = "".join(self._piece)
        self._lines += sum(text.count("\n") for text in self._piece)
        self._piece.clear()
        self._size = self._opened = self._given = self._started = 0
        self._broken = False

    def _note(self, error: WireError | None) -> None:
        if error:
            self._broken = True
            self._faults.append(error)
            if len(self._faults) > limits.FAULTS:
                raise WireError(f"{self._faults[0].reason}; faults in too many more places", self._faults[0].where)

    def _elements(self, parser: "etree.XMLPullParser", skip: int = 0) -> Iterator[etree._Element]:
        for element in _events(parser):
            if not _nested(element, self._tags):
                skip -= 1
                if skip < 0:
                    self._given += 1
                    self._size = self._opened = 0
                    yield element
                _drop(element)

    def _mend(self, *, cut: bool = False) -> Iterator[etree._Element]:
        """The elements of a piece with a fault; one that is open at the end counts unless the piece is ``cut``."""
        around = self._holders() if self._first is not None else Mended("", ())
        whole = mended("".join(self._piece), around.open)
        if self._first is not None and not cut:
            whole = closed(whole, until=len(around.open))
        forgiving = _parser("end", *self._tags, recover=True)
        self._lead_in(forgiving, around)
        _feed(forgiving, whole.text)
        yield from self._elements(forgiving, skip=self._given)
        self._turn()
        self._parser = _parser("end", *self._tags)
        self._lead_in(self._parser, self._holders())

    def _holders(self) -> Mended:
        if self._around is None:
            whole = held(mended(self._first or ""))
            self._around = whole if len(whole.text) <= limits.CONTEXT else Mended("".join(whole.open), whole.open)
        return self._around

    def _lead_in(self, parser: "etree.XMLPullParser", around: Mended) -> None:
        """What the elements lie within, and as many lines as went before."""
        _feed(parser, "\n" * (self._lines - around.text.count("\n")) + around.text)


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


def _parser(event: Literal["start", "end"], *tags: str, recover: bool = False) -> "etree.XMLPullParser":
    return etree.XMLPullParser(
        (event,),
        tag=tags or None,
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=recover,
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
    for written, rest in _pieces(chunks):
        piece = written.replace(MARK, "")
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


def _close(parser: "etree.XMLPullParser") -> WireError | None:
    try:
        parser.close()
    except etree.XMLSyntaxError:
        # A prefix without a declaration is no fatal error: its element is there under the name as written.
        return _not_well_formed(parser) if _fatal(parser) else None
    return None


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
