"""Small wires of our own."""

from collections.abc import Iterable

BODY = (
    "The council of Ostrava voted on Monday to reopen the tram line to the northern suburbs, which was closed after "
    "the flood of last year. The first tram is to leave the depot before the end of the month, the mayor said."
)


def rss(items: Iterable[str], *, language: str = "en") -> str:
    """An RSS 2.0 feed of ready-made items."""
    head = f"<title>Wire</title><link>https://wire.example/</link><description/><language>{language}</language>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


def item(number: int, *, title: str = "", text: str = BODY) -> str:
    """One item; its number is its identity."""
    headline = title or f"Tram line {number} opens"
    date = "<pubDate>Mon, 28 Mar 2016 14:44:00 GMT</pubDate>"
    return (
        f"<item><title>{headline}</title><guid isPermaLink='false'>wire-{number}</guid>{date}"
        f"<description>Line {number}: {text}</description></item>"
    )


PAGE = """\
All news
News Search Topics

Ferry line across the Kama opens for the season

April 14, 2017, 9:05 UTC+5 PERM

The first crossing carried cyclists and two buses

1 pages in this article
© Olga Sedova/LARCH

PERM, April 14. /LARCH/. The ferry between Perm and the villages on the western bank made its first crossing of the \
season on Friday, the river port said.

It will run every forty minutes until the ice returns, the port's dispatcher told LARCH.

Show more
In other media
Partner News
"""
"""A page as a browser's text: with a photo's credit, and without the photo."""
