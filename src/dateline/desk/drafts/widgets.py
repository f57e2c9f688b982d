"""Choosing from vocabularies that are too long for a list: chosen rows as chips, further ones by typing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _


class Chips(forms.SelectMultiple):
    """A multiple select that holds only what is chosen; ``static/desk/chips.js`` finds more on the server."""

    template_name = "desk/drafts/chips.html"

    def __init__(self, find: str) -> None:
        super().__init__()
        self.find = reverse_lazy(find)

    class Media:
        js = ("desk/chips.js",)
        css = {"all": ("desk/drafts.css",)}  # noqa: RUF012  Django's way of saying it

    def optgroups(self, name: str, value: Iterable[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Only the chosen rows as options: the whole vocabulary has 1,286."""
        chosen = [each for each in value if each]
        choices: Any = self.choices
        by_pk = {str(row.pk): row for row in choices.queryset.filter(pk__in=chosen)}
        label = choices.field.label_from_instance
        options = [
            self.create_option(name, pk, label(by_pk[pk]), True, index)
            for index, pk in enumerate(chosen)
            if pk in by_pk
        ]
        return [(None, options, 0)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the address that finds further rows."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["find"] = str(self.find)
        context["hint"] = _("Type to find more")
        context["proposed"] = _("The text suggests")
        return context
