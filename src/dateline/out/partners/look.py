"""How a widget looks, as its address says it: nothing gets into style or script but what is known here."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

_COLOUR = re.compile(r"[0-9a-fA-F]{6}")
_COUNT = re.compile(r"[1-9][0-9]?")
_FONTS = {"sans": "system-ui, sans-serif", "serif": 'Georgia, "Noto Serif", serif', "page": "inherit"}
_LIGHT, _DARK = ("#ffffff", "#15181c", "#545c65"), ("#12161a", "#eae7e1", "#a7afb8")
MOST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """``theme`` is light, dark or auto (as the reader's system has it)."""

    theme: str = "auto"
    font: str = "sans"
    accent: str = ""
    """Of links: six hexadecimal figures; empty for the colour of the text."""
    count: int = 5
    title: bool = True

    def address(self, path: str) -> str:
        """Of a widget that looks like this; what is as usual is left out."""
        usual = Look()
        said = {
            name: int(value) if isinstance(value, bool) else value
            for name, value in asdict(self).items()
            if value != getattr(usual, name)
        }
        return f"{path}?{urlencode(said)}" if said else path

    @property
    def css(self) -> str:
        """The whole style, for a block with the class ``dateline``."""
        link = f"#{self.accent}" if self.accent else "var(--ink)"
        return (
            f"{_variables(_DARK if self.theme == 'dark' else _LIGHT)}"
            + (f"@media(prefers-color-scheme:dark){{{_variables(_DARK)}}}" if self.theme == "auto" else "")
            + f".dateline{{font:1rem/1.4 {_FONTS[self.font]};background:var(--paper);color:var(--ink);padding:.75rem}}"
            ".dateline :is(h1,h2){font-size:1rem;margin:0 0 .5rem}.dateline ul{list-style:none;margin:0;padding:0}"
            ".dateline li{padding:.5rem 0;border-top:1px solid color-mix(in srgb,var(--quiet) 40%,transparent)}"
            f".dateline a{{color:{link};text-decoration:none}}"
            ".dateline a:hover{text-decoration:underline}"
            ".dateline a:focus-visible{outline:3px solid;outline-offset:2px}"
            ".dateline time{display:block;color:var(--quiet);font-size:.8125rem}"
        )


def _variables(colours: tuple[str, str, str]) -> str:
    paper, ink, quiet = colours
    return f".dateline{{--paper:{paper};--ink:{ink};--quiet:{quiet}}}"


def look(query: Mapping[str, str]) -> Look:
    """``?theme=dark&font=serif&accent=a4161a&count=8&title=0``; what is not known is as it usually is."""
    usual = Look()
    theme, font, accent, count = (query.get(name, "") for name in ("theme", "font", "accent", "count"))
    return Look(
        theme=theme if theme in {"light", "dark", "auto"} else usual.theme,
        font=font if font in _FONTS else usual.font,
        accent=accent if _COLOUR.fullmatch(accent) else "",
        count=min(int(count), MOST) if _COUNT.fullmatch(count) else usual.count,
        title=query.get("title", "1") != "0",
    )
