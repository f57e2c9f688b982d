"""From what somebody wrote to the tree of a filter.

::

    filter  = group, { ("OR" | "ИЛИ"), group } ;          terms side by side bind closer than OR
    group   = term, { term } ;
    term    = [ "-" ], ( word | quoted | field | "(", filter, ")" ) ;    quoted words are found to the letter
    field   = name, ":", value, { ",", value } ;            a comma is any-of

``in:title`` makes the words of its bracket, and of brackets in that, words of the headline.
"""

import difflib
from dataclasses import dataclass

from dateline.core.filters import values
from dateline.core.filters.errors import FilterError, Problem
from dateline.core.filters.fields import HEADLINES, IN, SINCE, TITLE, UNTIL, WRITTEN, Field
from dateline.core.filters.names import Names
from dateline.core.filters.nodes import (
    EVERYTHING,
    All,
    Among,
    Node,
    OneOf,
    Phrase,
    When,
    Without,
    all_of,
    one_of,
    terms,
    without,
)
from dateline.core.filters.printing import bare, text
from dateline.core.filters.scan import MAX_CHARACTERS, Sign, Token, tokens
from dateline.core.filters.wording import also_known_as, as_written

MAX_TERMS = 100
"""Words, phrases and values together, with what else a word is called."""
MAX_DEPTH = 10
"""Brackets within brackets in the canonical form."""
_MAX_BRACKETS = 50
"""The same in what is read, where brackets may be idle."""


def parse(written: str, names: Names) -> Node:
    """The tree of a filter; `EVERYTHING` for one without terms. Raises `FilterError`."""
    node = _Parser(list(tokens(written)), names).whole()
    if sum(len(term.keys) if isinstance(term, Among) else 1 for term in terms(node)) > MAX_TERMS:
        raise FilterError(Problem.TOO_MANY_TERMS, 0, len(written))
    if _depth(node) > MAX_DEPTH:
        raise FilterError(Problem.TOO_DEEP, 0, len(written))
    # Whatever is read has an address that can be read.
    if len(text(node, names)) > MAX_CHARACTERS:
        raise FilterError(Problem.TOO_LONG, 0, len(written))
    return node


def _depth(node: Node) -> int:
    """Brackets within brackets, when printed."""
    if not isinstance(node, All | OneOf):
        return 0
    deepest = max((_depth(part) for part in node.parts), default=0)
    return deepest + (isinstance(node, All) and any(isinstance(part, OneOf) for part in node.parts))


@dataclass(slots=True)
class _Parser:
    ahead: list[Token]
    names: Names
    at: int = 0
    depth: int = 0

    def whole(self) -> Node:
        node = self.one_of()
        token = self.ahead[self.at]
        if token.sign is Sign.CLOSE:
            raise FilterError(Problem.STRAY_BRACKET, token.start, token.end, token.text)
        return node or EVERYTHING

    def one_of(self) -> Node | None:
        """Groups between OR; None for nothing at all."""
        groups: list[Node] = []
        beside: Token | None = None
        in_headline = False
        while True:
            scope, group = self.group()
            in_headline |= scope
            token = self.ahead[self.at]
            if group is None and (beside or token.sign is Sign.OR):
                lonely = beside or token
                raise FilterError(Problem.NOTHING_BESIDE_OR, lonely.start, lonely.end, lonely.text)
            groups += [group] if group is not None else []
            if token.sign is not Sign.OR:
                groups = [headlined(each) for each in groups] if in_headline else groups
                return one_of(groups) if groups else None
            beside = token
            self.at += 1

    def group(self) -> tuple[bool, Node | None]:
        """Whether ``in:title`` is among terms side by side, and the terms; None for none."""
        parts: list[Node] = []
        in_headline = False
        while self.ahead[self.at].sign not in (Sign.OR, Sign.CLOSE, Sign.END):
            scope = self.scope()
            in_headline |= scope
            part = None if scope else self.term()
            parts += [part] if part is not None else []
        return in_headline, all_of(parts) if parts else None

    def scope(self) -> bool:
        """Whether ``in:title`` stands here; then it is passed over."""
        token = self.ahead[self.at]
        if token.sign is not Sign.FIELD or WRITTEN.get(token.text.lower()) != IN:
            return False
        for value in self.values():
            if value.text.lower() not in HEADLINES:
                raise FilterError(Problem.UNKNOWN_VALUE, value.start, value.end, value.text, (TITLE,))
        return True

    def term(self) -> Node | None:
        """One term; None for signs without a word, which are passed over."""
        token = self.ahead[self.at]
        match token.sign:
            case Sign.MINUS:
                return self.minus()
            case Sign.OPEN:
                return self.brackets()
            case Sign.FIELD:
                return self.field()
        self.at += 1
        words = as_written(token.text)
        if not words and token.sign is Sign.QUOTED:
            raise FilterError(Problem.EMPTY_PHRASE, token.start, token.end, token.text)
        return _called(words, quoted=token.quoted) if words else None

    def minus(self) -> Node | None:
        start = self.ahead[self.at]
        minuses = 0
        while self.ahead[self.at].sign is Sign.MINUS:
            self.at += 1
            minuses += 1
        if self.ahead[self.at].sign in (Sign.OR, Sign.CLOSE, Sign.END):
            raise FilterError(Problem.NOTHING_TO_EXCLUDE, start.start, start.end, start.text)
        node = self.term()
        if node is None or minuses % 2 == 0:
            return node
        return without(node)

    def brackets(self) -> Node:
        start = self.ahead[self.at]
        self.at += 1
        self.depth += 1
        if self.depth > _MAX_BRACKETS:
            raise FilterError(Problem.TOO_DEEP, start.start, start.end, start.text)
        node = self.one_of()
        end = self.ahead[self.at]
        if end.sign is not Sign.CLOSE:
            raise FilterError(Problem.OPEN_BRACKET, start.start, start.end, start.text)
        if node is None:
            raise FilterError(Problem.EMPTY_BRACKETS, start.start, end.end, "()")
        self.at += 1
        self.depth -= 1
        return node

    def field(self) -> Node:
        token = self.ahead[self.at]
        name = WRITTEN.get(token.text.lower())
        if name is None:
            near = tuple(
                dict.fromkeys(WRITTEN[each] for each in difflib.get_close_matches(token.text.lower(), WRITTEN))
            )
            raise FilterError(Problem.UNKNOWN_FIELD, token.start, token.end, token.text, near)
        if name == IN:
            # Beside other terms it is no term, so only a minus can have led here.
            raise FilterError(Problem.NOTHING_TO_EXCLUDE, token.start, token.end, token.text)
        found = self.values()
        if name == TITLE:
            return one_of(headlined(self.titled(each)) for each in found)
        if name in (SINCE, UNTIL):
            return one_of(When(name == UNTIL, values.moment(each)) for each in found)
        return values.among(Field(name), found, self.names)

    def titled(self, token: Token) -> Node:
        words = as_written(token.text)
        if not words:
            raise FilterError(Problem.EMPTY_PHRASE, token.start, token.end, token.text)
        return _called(words, quoted=token.quoted)

    def values(self) -> list[Token]:
        """The values of the field that stands here, at least one."""
        name = self.ahead[self.at]
        self.at += 1
        found: list[Token] = []
        while self.ahead[self.at].sign is Sign.VALUE:
            found.append(self.ahead[self.at])
            self.at += 1
        if not found:
            raise FilterError(Problem.NO_VALUE, name.start, name.end, name.text)
        return found


def _called(words: tuple[str, ...], *, quoted: bool) -> Node:
    """A phrase, with whatever else it is called; in quotation marks, or where it needs them, to the letter."""
    if quoted or not bare(words):
        return Phrase(words, exact=True)
    return one_of(Phrase(each) for each in also_known_as(words))


def headlined(node: Node) -> Node:
    """The same with all its words looked for in the headline."""
    match node:
        case Phrase():
            return Phrase(node.words, title=True, exact=node.exact)
        case Without(Phrase() as phrase):
            return Without(Phrase(phrase.words, title=True, exact=phrase.exact))
        case All():
            return all_of(headlined(part) for part in node.parts)
        case OneOf():
            return one_of(headlined(part) for part in node.parts)
    return node
