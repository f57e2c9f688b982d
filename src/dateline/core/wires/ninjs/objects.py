"""JSON objects out of a stream, as text, one at a time: a lone one, those of an array, or several in a row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.core.wires import limits
from dateline.core.wires.error import WireError

_OUTSIDE = re.compile(r'["{}\[\]]')
_INSIDE = re.compile(r'"|\\.?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """An object as written, None if it is longer than `limits.LINE`; ``line`` is the one that it starts in."""

    text: str | None
    line: int


def objects(chunks: Iterable[str]) -> Iterator[Written]:
    """The outermost objects, or those of an outermost array. What stands between them is not looked at.

    Raises `WireError` where the text ends within an object or the array.
    """
    scan = _Scan()
    for chunk in chunks:
        yield from scan.feed(chunk)
    if scan.is_open:
        raise WireError("not well-formed JSON: it breaks off", f"line {scan.line}")


class _Scan:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._depth = 0
        self._outer = 0
        """The depth at which objects are looked for: 1 within an array."""
        self._quoted = False
        self._escaping = 0
        self._lines = 1
        self.line = 1
        """Where the object that is being read starts."""

    @property
    def is_open(self) -> bool:
        return self._depth > 0 or self._quoted

    def feed(self, chunk: str) -> Iterator[Written]:
        at, self._escaping = self._escaping, 0
        start = counted = 0
        while match := (_INSIDE if self._quoted else _OUTSIDE).search(chunk, at):
            at, sign = match.end(), match[0]
            if sign == '"':
                self._quoted = not self._quoted
            elif sign[0] == "\\":
                self._escaping = 2 - len(sign)
            elif sign in "}]":
                if self._closed():
                    yield self._written(chunk[start:at])
            elif self._opened(sign):
                start = match.start()
                self._lines += chunk.count("\n", counted, start)
                counted, self.line = start, self._lines
        self._lines += chunk.count("\n", counted)
        self._keep(chunk[start:])

    def _opened(self, sign: str) -> bool:
        """Whether an object that is looked for starts here."""
        self._depth += 1
        if self._depth == 1 and sign == "[":
            self._outer = 1
            return False
        return self._depth == self._outer + 1

    def _closed(self) -> bool:
        """Whether an object that is looked for ends here."""
        if self._depth:
            self._depth -= 1
        if self._depth < self._outer:
            self._outer = 0
            return False
        return self._depth == self._outer

    def _written(self, last: str) -> Written:
        self._keep(last, inside=True)
        text = "".join(self._parts) if self._size <= limits.LINE else None
        self._parts, self._size = [], 0
        return Written(text, self.line)

    def _keep(self, text: str, *, inside: bool = False) -> None:
        if inside or self._depth > self._outer:
            self._size += len(text)
            if self._size <= limits.LINE:
                self._parts.append(text)
