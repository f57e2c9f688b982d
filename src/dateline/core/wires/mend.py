"""XML whose tags do not match made well-formed: end tags that close nothing go, elements left open are closed."""

import re
from collections import Counter
from dataclasses import dataclass

_TOKEN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|<(?P<end>/?)(?P<name>[^\W\d][\w:.-]*)(?P<rest>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+[^<>]*+)(?P<close>>?)"
    r"|<[^<>]*+>?|\]\]>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\W\d][\w:.-]*)\s*+=\s*+(\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>]++)")
_VOID = frozenset(["br", "hr", "img", "input", "wbr"])
"""Elements of HTML that never have an end tag, and whose names no feed uses for anything else."""
_ALONE = frozenset(["item", "entry"])
"""Elements that never lie within one another: where one starts, the one before has lost its end tag."""
_HOLDERS = ("channel", "feed")
"""Elements that hold items; what is open within them where the first item starts has lost its end tag."""
_LASTING = frozenset([*_HOLDERS, "rss", "rdf"])
"""Elements that are taken to last until the document ends, since their end may be told too early."""


@dataclass(frozen=True, slots=True)
class Mended:
    """Well-formed text except that ``open``, the start tags of elements as they lie within one another, are open."""

    text: str
    open: tuple[str, ...]


def mended(text: str, around: tuple[str, ...] = ()) -> Mended:
    """``text`` with its tags matching; ``around`` are the start tags of the elements that it lies within.

    Attributes are written anew, each once and in quotes; a tag without an end is text. Takes linear time.
    """
    work = _Mending(text, around)
    return Mended(work.text(), tuple(work.open))


def closed(whole: Mended, *, until: int = 0) -> Mended:
    """``whole`` with the end tags of all elements but the outermost ``until``."""
    ends = "".join(f"</{_name(tag)}>" for tag in reversed(whole.open[until:]))
    return Mended(whole.text + ends, whole.open[:until])


def held(whole: Mended) -> Mended:
    """The start of a document up to its first item, with nothing open but what holds items."""
    names = [_local(_name(tag)) for tag in whole.open]
    depth = next((names.index(name) + 1 for name in _HOLDERS if name in names), len(names))
    return closed(whole, until=depth)


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


class _Mending:
    def __init__(self, text: str, around: tuple[str, ...]) -> None:
        self._text = text
        self.open = list(around)
        self._names = [_name(tag) for tag in around]
        self._count = Counter(self._names)

    def text(self) -> str:
        return _TOKEN.sub(self._token, self._text)

    def _token(self, token: re.Match[str]) -> str:
        if name := token["name"]:
            if not token["close"]:
                return "&lt;" + token[0][1:]
            return self._ended(name) if token["end"] else self._started(name, token["rest"])
        if token[0].startswith("<![CDATA["):
            return token[0] if token[0].endswith("]]>") else token[0] + "]]>"
        return "]]&gt;" if token[0] == "]]>" else "\n" * token[0].count("\n")

    def _started(self, name: str, rest: str) -> str:
        lost = self._closed_to(_index(self._names, name)) if _local(name) in _ALONE and self._count[name] else ""
        values = dict(reversed(_ATTRIBUTE.findall(rest)))
        written = "".join(f" {key}={_quoted(value)}" for key, value in reversed(values.items()))
        lines = "\n" * (rest.count("\n") - written.count("\n"))
        if rest.rstrip().endswith("/") or name.lower() in _VOID:
            return f"{lost}<{name}{written}{lines}/>"
        self._names.append(name)
        self._count[name] += 1
        self.open.append(f"<{name}{written}>")
        return f"{lost}<{name}{written}{lines}>"

    def _ended(self, name: str) -> str:
        if not self._count[name] or _local(name) in _LASTING:
            return ""
        return self._closed_to(_index(self._names, name))

    def _closed_to(self, depth: int) -> str:
        ends = "".join(f"</{name}>" for name in reversed(self._names[depth:]))
        self._count.subtract(self._names[depth:])
        del self._names[depth:], self.open[depth:]
        return ends


def _index(names: list[str], name: str) -> int:
    """Where ``name`` stands last. What is passed over on the way is closed next, so that the whole stays linear."""
    return next(at for at in range(len(names) - 1, -1, -1) if names[at] == name)


def _quoted(value: str) -> str:
    return value if value[0] in "\"'" else f'"{value.removesuffix("/")}"'
