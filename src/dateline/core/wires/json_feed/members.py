"""A JSON object of any length, a member at a time: bounded memory, and no depth that could exhaust the stack."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.core.wires import limits
from dateline.core.wires.error import WireError

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["{}\[\],:]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Member:
    """One value as written. Elements of the array that is asked for come singly, each under the array's name."""

    name: str
    value: str
    line: int
    depth: int
    """How deep arrays and objects lie within one another in it."""


def members(chunks: Iterable[str], array: str) -> Iterator[Member]:
    """The members of the one object that ``chunks`` hold, those of ``array`` element by element.

    What a value holds is not looked at: only strings and brackets are. Raises `WireError` where a value is longer than
    `limits.ITEM`, where brackets cross, or where the text breaks off.
    """
    return _Scan(chunks, array).members()


class _Scan:
    def __init__(self, chunks: Iterable[str], array: str) -> None:
        self._chunks = iter(chunks)
        self._array = f'"{array}"'
        self._text = ""
        self._start = 0
        self._open: list[str] = []
        self._name = self._last = ""
        self._level = 1
        self._deepest = 0
        self._line = 1

    def members(self) -> Iterator[Member]:
        at = 0
        while True:
            token = _TOKEN.search(self._text, at)
            if token is None or token[0] == '"':
                at = self._more(token.start() if token else len(self._text))
                continue
            at = token.end()
            if token[0][0] == '"':
                self._last = token[0]
                continue
            yield from self._at(token[0], token.start(), at)
            if not self._open:
                return

    def _at(self, sign: str, start: int, end: int) -> Iterator[Member]:
        depth = len(self._open)
        if sign in "{[":
            self._opened(sign, end)
        elif sign in "}]":
            if not self._open or self._open[-1] + sign not in ("{}", "[]"):
                raise WireError("not well-formed JSON: its brackets cross", f"line {self._counted(start)}")
            if depth == self._level:
                yield from self._ended(start, end)
                self._level = 1
            self._open.pop()
        elif sign == ":" and depth == 1:
            self._name, self._start = self._last, end
        elif sign == "," and depth == self._level:
            yield from self._ended(start, end)

    def _opened(self, sign: str, end: int) -> None:
        self._open.append(sign)
        depth = len(self._open)
        self._deepest = max(self._deepest, depth - self._level)
        if sign == "[" and depth == 2 and self._name == self._array:
            self._level, self._start, self._deepest = 2, end, 0

    def _ended(self, start: int, end: int) -> Iterator[Member]:
        written = self._text[self._start : start]
        value = written.strip()
        line = self._counted(self._start + len(written) - len(written.lstrip()))
        if value and self._name:
            yield Member(self._name.strip('"'), value, line, self._deepest)
        self._start, self._deepest = end, 0
        if self._level == 1:
            self._name = ""

    def _counted(self, at: int) -> int:
        return self._line + self._text.count("\n", 0, at)

    def _more(self, at: int) -> int:
        """Reads on, so much that searching a long string again and again takes no more than linear time."""
        kept = min(self._start, at) if self._open else at
        self._line += self._text.count("\n", 0, kept)
        parts = [self._text[kept:]]
        wanted = 2 * len(parts[0])
        if len(parts[0]) > limits.ITEM:
            raise WireError(f"an item has more than {limits.ITEM // 1024 // 1024} MB", f"line {self._line}")
        size = 0
        for chunk in self._chunks:
            parts.append(chunk)
            size += len(chunk)
            if size >= wanted:
                break
        if not size:
            raise WireError("not well-formed JSON: it breaks off", f"line {self._line + parts[0].count(chr(10))}")
        self._text = "".join(parts)
        self._start -= kept
        return at - kept
