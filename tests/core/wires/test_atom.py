"""Atom 1.0 (RFC 4287), construct by construct."""

import datetime as dt

import pytest

from dateline.core.story import Code, Feed, Link, PhotoRef, Signal
from tests.core.wires.reading import atom_entry, only


def test_an_entry_with_everything() -> None:
    item = atom_entry(
        """<id>tag:wire.example,2016:17</id><title>Harbour bridge opens</title>
        <published>2016-03-28T17:44:00+03:00</published><updated>2016-03-28T15:00:00Z</updated>
        <author><name>Ann Lee</name></author><rights>Clients only</rights>
        <category term="20000822" scheme="http://cv.iptc.org/newscodes/mediatopic/" label="sport"/>
        <summary>Cars may cross.</summary>
        <content type="html">&lt;p&gt;PORTO, March 28. /WIRE/. Cars may
        &lt;a href="x"&gt;cross&lt;/a&gt;.&lt;/p&gt;</content>
        <link href="17.html"/><link rel="enclosure" type="image/jpeg" href="/a.jpg" title="The bridge"/>
        <link rel="related" href="/16.html" title="Before"/><link rel="edit" href="/edit/17"/>
        <source><id>x</id><title>Other Wire</title></source>""",
        'xml:base="http://wire.example/news/" xml:lang="en-GB"',
        '<title>Wire</title><link href="/"/><author><name>The desk</name></author>',
    )
    assert (item.uri, item.headline, item.lead) == (
        "tag:wire.example,2016:17",
        "Harbour bridge opens",
        "Cars may cross.",
    )
    assert 'href="http://wire.example/news/x"' in item.body_html
    assert item.dateline is not None
    assert item.dateline.place == "PORTO"
    assert item.published == dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)
    assert item.updated == dt.datetime(2016, 3, 28, 15, 0, tzinfo=dt.UTC)
    assert (item.byline, item.credit, item.usage_terms, item.language) == (
        "Ann Lee",
        "Other Wire",
        "Clients only",
        "en",
    )
    assert item.topics == (Code(value="20000822", scheme="http://cv.iptc.org/newscodes/mediatopic/", label="sport"),)
    assert item.links == (
        Link(url="http://wire.example/news/17.html", rel="canonical"),
        Link(url="http://wire.example/16.html", rel="related", title="Before"),
    )
    assert item.photos == (PhotoRef(url="http://wire.example/a.jpg", caption="The bridge"),)
    assert item.feed == Feed(title="Wire", link="http://wire.example/", language="en-GB")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("<title>AT&amp;amp;T &lt;b&gt;</title>", "AT&amp;T <b>"),
        ('<title type="text">A &lt;b&gt;</title>', "A <b>"),
        ('<title type="html">AT&amp;amp;T &lt;b&gt;bold&lt;/b&gt;</title>', "AT&T bold"),
        (
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A &amp; <b>B</b> &lt;C&gt;</div></title>',
            "A & B <C>",
        ),
        (
            '<title type="xhtml" xmlns:h="http://www.w3.org/1999/xhtml"><h:div>A <h:b>B</h:b></h:div></title>',
            "A B",
        ),
    ],
)
def test_text_constructs_are_read_by_their_type(title: str, headline: str) -> None:
    assert atom_entry(title).headline == headline


def test_xhtml_content_becomes_clean_markup_with_its_base() -> None:
    item = atom_entry(
        '<title>x</title><content type="xhtml" xml:base="http://w.example/a/"><div '
        'xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>two <a href="b" onclick="x()">b</a></p></div></content>'
    )
    assert item.body_html == '<p>One<br>two <a href="http://w.example/a/b" rel="nofollow noopener">b</a></p>'


def test_plain_content_becomes_paragraphs_and_binary_content_is_not_shown() -> None:
    text = atom_entry("<title>x</title><content>One &lt;1&gt;\n\nTwo</content>")
    assert text.body_html == "<p>One &lt;1&gt;</p>\n<p>Two</p>"
    binary = atom_entry('<title>x</title><summary>Short</summary><content type="image/png">aGVsbG8=</content>')
    assert (binary.lead, binary.body_html) == ("Short", "")


def test_a_feed_speaks_for_entries_that_say_nothing() -> None:
    item = atom_entry(
        "<title>x</title><id>1</id><updated>2016-03-28T15:00:00Z</updated>",
        'xml:lang="ru"',
        "<title>Wire</title><author><name>The desk</name></author><rights>Clients only</rights>",
    )
    assert (item.byline, item.usage_terms, item.language) == ("The desk", "Clients only", "ru")
    assert item.published == item.updated == dt.datetime(2016, 3, 28, 15, 0, tzinfo=dt.UTC)


def test_a_lone_entry_and_a_feed_without_a_namespace_are_read() -> None:
    assert only('<entry xmlns="http://www.w3.org/2005/Atom"><title>x</title></entry>').headline == "x"
    assert only("<feed><entry><title>x</title><id>1</id></entry></feed>").uri == "1"


def test_the_page_is_the_html_alternate() -> None:
    item = atom_entry(
        '<title>x</title><link rel="alternate" type="application/json" href="http://w.example/1.json"/>'
        '<link rel="alternate" type="text/html" href="http://w.example/1.html"/>'
    )
    assert [(link.url, link.rel) for link in item.links] == [
        ("http://w.example/1.html", "canonical"),
        ("http://w.example/1.json", "alternate"),
    ]
    assert item.uri == "http://w.example/1.html"


def test_signals_and_odd_forms() -> None:
    assert atom_entry('<title>x</title><category term="x1" label="Kill"/>').signal == Signal.KILL
    packed = atom_entry('<title>x</title><content type="text/html" mode="base64">PGI+T25lPC9iPg==</content>')
    assert packed.body_html == "<b>One</b>"
    text_link = atom_entry("<title>x</title><link>http://w.example/1</link><link rel='related'/>")
    assert [link.url for link in text_link.links] == ["http://w.example/1"]
