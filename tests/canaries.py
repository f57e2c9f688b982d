"""Words and pictures that occur nowhere else: where one is heard, its story can be seen."""

import secrets
from dataclasses import dataclass, fields
from io import BytesIO
from typing import Any

from PIL import Image

from dateline.core.story import Code, Dateline, Item, Link, PhotoRef
from dateline.core.text.clean import paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Canaries:
    """Words that occur nowhere else, one for each field of a story, and for what its editors say about it.

    ``actor`` and ``note`` are no part of the item: they go with a verb of the desk.
    """

    headline: str
    lead: str
    slug: str
    body: str
    byline: str
    caption: str
    credit: str
    file: str
    correction: str
    usage: str
    place: str
    ednote: str
    kind: str
    sources: str
    rights: str
    located: str
    label: str
    link: str
    actor: str
    note: str

    @classmethod
    def fresh(cls) -> "Canaries":
        """New random ones."""
        return cls(**{each.name: f"canary{each.name}{secrets.token_hex(6)}" for each in fields(cls)})

    def found_in(self, text: str) -> set[str]:
        """The fields whose canary sings in a text."""
        folded = text.lower()
        return {each.name for each in fields(self) if getattr(self, each.name) in folded}

    def item(self, uri: str, **said: Any) -> Item:
        """An item that carries them all."""
        defaults: dict[str, Any] = {
            "format": "test",
            "headline": f"Headline {self.headline}",
            "lead": f"Lead {self.lead}.",
            "slug": self.slug,
            "body_html": paragraphs(f"Body {self.body} of some words."),
            "byline": self.byline,
            "credit": self.credit,
            "correction": self.correction,
            "usage_terms": self.usage,
            "ednote": self.ednote,
            "kind": self.kind,
            "sources": self.sources,
            "located": self.located,
            "dateline": Dateline(place=self.place.upper()),
            "places": (Code(value=self.label, scheme="place", label=self.label),),
            "links": (Link(url=f"https://example.org/{self.link}", rel="related", title=self.link),),
            "photos": (PhotoRef(url=f"{self.file}.jpg", caption=self.caption, credit=self.credit, rights=self.rights),),
        }
        return Item(uri=uri, **defaults | said)


def noise() -> bytes:
    """A picture that nobody has: its digest is a canary too."""
    out = BytesIO()
    Image.frombytes("RGB", (64, 48), secrets.token_bytes(64 * 48 * 3)).save(out, "JPEG")
    return out.getvalue()
