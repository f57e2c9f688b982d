"""Choosing from vocabularies that are too long for a list: chosen rows as chips, further ones by typing."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

_TEMPLATE = "desk/drafts/chips.html"
LONGEST = 19
"""Digits that no number of a row has."""


class _Found:
    """A select that holds only what is chosen; ``static/desk/chips.js`` finds more on the server.

    ``label`` says what a row is called, in the language of whoever looks at it.
    """

    choices: Any
    create_option: Any

    def __init__(self, find: str, label: Callable[[Any], str] = str) -> None:
        super().__init__()
        self.find = reverse_lazy(find)
        self.label = label

    class Media:
        js = ("desk/chips.js",)
        css = {"all": ("desk/drafts.css",)}  # noqa: RUF012  Django's way of saying it

    def optgroups(self, name: str, value: Iterable[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Only the chosen rows as options: the whole vocabulary has 1,286."""
        chosen = [each for each in value if each]
        by_pk = {str(row.pk): row for row in self.choices.queryset.filter(pk__in=_numbers(chosen))}
        options = [
            self.create_option(name, pk, self.label(by_pk[pk]), True, index)
            for index, pk in enumerate(chosen)
            if pk in by_pk
        ]
        return [(None, options, 0)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the address that finds further rows."""
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["find"] = str(self.find)
        context["hint"] = _("Type to find more")
        context["proposed"] = _("The text suggests")
        return context


class Chips(_Found, forms.SelectMultiple):
    """Any number of rows."""

    template_name = _TEMPLATE


class Chip(_Found, forms.Select):
    """One row, or none."""

    template_name = _TEMPLATE


def _numbers(texts: Iterable[Any]) -> list[int]:
    """Whatever else was sent is refused by the field, and is no row to show."""
    return [int(text) for each in texts if (text := str(each)).isascii() and text.isdecimal() and len(text) < LONGEST]
