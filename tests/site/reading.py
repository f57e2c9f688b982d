"""A page as a reader's tools see it."""

import json
from typing import Any

from django.http import HttpResponse
from lxml import html


class Page:
    """A parsed answer."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.tree = html.document_fromstring(response.content.decode())

    def all(self, xpath: str) -> list[Any]:
        """Elements or attribute values."""
        return list(self.tree.xpath(xpath))

    def one(self, xpath: str) -> Any:
        """The only one."""
        (found,) = self.all(xpath)
        return found

    def text(self, xpath: str) -> str:
        """The words of the only element, single-spaced."""
        return words(self.one(xpath))

    def texts(self, xpath: str) -> list[str]:
        """The words of each element."""
        return [words(found) for found in self.all(xpath)]

    def has(self, css_class: str) -> bool:
        """Whether an element has this class."""
        return bool(self.all(by_class(css_class)))

    @property
    def jsonld(self) -> dict[str, Any]:
        """The structured data."""
        return dict(json.loads(self.one('//script[@type="application/ld+json"]').text))


def words(element: Any) -> str:
    """What a reader reads in an element."""
    return " ".join(element.text_content().split())


def by_class(name: str) -> str:
    """An XPath for elements with this class."""
    return f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
