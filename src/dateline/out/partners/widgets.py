"""The two widgets: a page without script for a frame, and a script that puts the list where it stands.

Both are one request, below 15 KB, and read nothing of the reader: no cookie, no storage, no identifier.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from html import escape

from dateline.out.partners.headlines import Headline
from dateline.out.partners.look import Look
from dateline.site.clock import Clock

LARGEST = 15 * 1024
"""Bytes."""


def frame(title: str, shown: Sequence[Headline], look: Look, clock: Clock, language: str) -> str:
    """A whole page of HTML."""
    heading = f"<h1>{escape(title)}</h1>" if look.title else ""
    items = "".join(_item(each, clock) for each in shown)
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<style>{style(look)}</style></head>"
        f'<body><main class="dateline" aria-label="{escape(title)}">{heading}<ul>{items}</ul></main></body></html>'
    )


def style(look: Look) -> str:
    """Of the page in the frame."""
    return f"body{{margin:0}}{look.css}"


def style_source(look: Look) -> str:
    """What the policy says of that style: its digest, so that no other one is let in."""
    digest = hashlib.sha256(style(look).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _item(each: Headline, clock: Clock) -> str:
    time = f'<time datetime="{clock.iso(each.listed_at)}">{_time(each, clock)}</time>'
    return f'<li>{time}<a href="{escape(each.href)}" target="_blank" rel="noopener">{escape(each.text)}</a></li>'


def _time(each: Headline, clock: Clock) -> str:
    local = clock.local(each.listed_at)
    return f"{local:%H:%M}, {clock.short_date(local.date(), year=local.year)}"


_SCRIPT = """\
(()=>{"use strict";const d=%s,s=document.currentScript,h=document.createElement("div"),r=h.attachShadow({mode:"open"}),
e=(n,p,t)=>{const x=document.createElement(n);if(t)x.textContent=t;p.append(x);return x},c=new CSSStyleSheet();
c.replaceSync(d.css);r.adoptedStyleSheets=[c];const m=e("section",r);m.className="dateline";m.lang=d.lang;
m.setAttribute("aria-label",d.title);if(d.heading)e("h2",m,d.title);const u=e("ul",m);
for(const i of d.items){const l=e("li",u),t=e("time",l,i.time);t.dateTime=i.iso;const a=e("a",l,i.text);a.href=i.href;
a.rel="noopener"}s.after(h)})();
"""


def script(title: str, shown: Sequence[Headline], look: Look, clock: Clock, language: str) -> str:
    """A script that shows the list behind its own element, in a shadow tree: the page's style and ours do not meet."""
    items = [
        {"text": each.text, "href": each.href, "iso": clock.iso(each.listed_at), "time": _time(each, clock)}
        for each in shown
    ]
    data = {"title": title, "heading": look.title, "lang": language, "css": look.css, "items": items}
    # As JSON in ASCII it is no HTML and no line end of JavaScript's, wherever somebody may copy it to.
    return _SCRIPT % json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
