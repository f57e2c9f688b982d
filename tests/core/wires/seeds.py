"""A small document of each format, for tests that damage them."""

import gzip

from tests.core.wires.g2 import element, message, xhtml
from tests.core.wires.reading import atom, rss

RUSSIAN = "Мост открыт — «Новости»"
BOMB = '<!DOCTYPE rss [<!ENTITY a "xxxxxxxx"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def titled(title: str, declaration: str = "") -> str:
    return rss(f"<item><title>{title}</title></item>", declaration=declaration)


SEEDS = [
    (
        b"<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>a:1</PublicIdentifier></NewsIdentifier>"
        b'</Identification><NewsManagement><Status FormalName="Embargoed"/></NewsManagement><NewsComponent><NewsLines>'
        b"<HeadLine>A</HeadLine><DateLine>PORTO</DateLine></NewsLines><ContentItem><DataContent><nitf><body>"
        b"<body.content><p>x</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem>"
        b"</NewsML>"
    ),
    b"\x01wea0123 4 i 93 x\r\nA/b/\r\n\x02EXTRA\nA =\r\n\nPorto (AFP) - x\r\n\x03281744 GMT Mar 16\r\n\x04",
    titled(RUSSIAN, '<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"),
    rss(
        "<item><title>A &amp; B</title><description>&lt;p&gt;MOSCOW, March 28. /TASS/. x&lt;/p&gt;</description>"
        "<pubDate>Mon, 28 Mar 2016 17:44:00 MSK</pubDate><media:content url='/a.jpg' medium='image'/></item>"
    ).encode(),
    atom(
        "<entry xml:base='http://a.example/'><title type='xhtml'><div>x</div></title><link href='y'/></entry>"
    ).encode(),
    gzip.compress(titled("x").encode()),
    (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": 1, "title": "A", "url": "/a",'
        b' "content_html": "<p>x</p>", "authors": [{"name": "B"}], "tags": ["c"], "attachments": [{"url": "/a.jpg"}]}]}'
    ),
    (
        b"<!doctype html><html lang=ru><head><meta charset=windows-1251><title>A | B</title><link rel=canonical"
        b' href=http://a.example/><script type=application/ld+json>{"@type": "NewsArticle", "headline": "A",'
        b' "datePublished": "2026-03-28"}</script></head><body><article><h1>A</h1><p>\xcf\xee\xf0\xf2</p></article>'
    ),
    b'{"id": 1, "old_id": 2, "title": "T", "dateline": "PORTO, Feb 26 -", "body": "x", "date": "26-FEB-1987 15:01:01"}',
    b"All news\n\nHeadline\n\nMarch 28, 2016, 17:44 UTC+3 MOSCOW\n\nLead\n\nMOSCOW, March 28. /TASS/. Body\n",
    (BOMB + titled("&c;")).encode("utf-16"),
    (
        b'<nitf><head><docdata management-status="embargoed"><doc-id id-string="a"/><date.release norm="20260401"/>'
        b"</docdata></head><body><body.head><hedline><hl1>A</hl1></hedline><dateline>PORTO</dateline></body.head>"
        b'<body.content><p>x</p><media media-type="image"><media-reference source="http://a.example/a.jpg"/></media>'
        b"</body.content></body></nitf>"
    ),
    (
        b'[{"uri": "a", "pubstatus": "usable", "headline": "A", "body_html": "<p>x</p>", "versioncreated": "2016",'
        b' "associations": {"a": {"type": "picture", "renditions": {"b": {"href": "http://a.example/a.jpg"}}}}}]'
    ),
    b'{"uri": "a", "headlines": [{"value": "A"}], "bodies": [{"value": "x"}]}\n{"uri": "b", "type": "event"}\n',
    message(
        element(
            meta="<versionCreated>2026-03-28T12:00:00Z</versionCreated><pubStatus qcode='stat:usable'/><edNote/>",
            content="<headline>A &amp; B</headline><subject qcode='medtop:1'/><dateline>PORTO, March 28 -</dateline>",
            body=xhtml("<p>PORTO, March 28 - <b>x</b></p>")
            + "<remoteContent href='http://x.example/a.jpg' width='9'/>",
        ),
        header="<sent>2026-03-28T12:00:00Z</sent><priority>4</priority>",
    ).encode(),
]
