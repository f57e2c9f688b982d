"""RSS 2.0 with its modules, field by field."""

import datetime as dt
import re
from html import escape

import pytest

from dateline.core.story import Code, Feed, Item, Link, PhotoRef, Signal, Unreadable
from dateline.core.text.plain import plain
from tests.core.wires.reading import only, results, rss, rss_item


def test_an_item_with_everything() -> None:
    item = only(
        rss(
            """<item>
            <title>Harbour bridge opens</title><link>/news/17</link><guid isPermaLink="false">wire-17</guid>
            <pubDate>Mon, 28 Mar 2016 17:44:00 +0300</pubDate><atom:updated>2016-03-28T18:00:00+03:00</atom:updated>
            <dc:creator>Ann Lee</dc:creator><dc:creator>Bob Ray</dc:creator>
            <source url="http://other.example/rss">Other Wire</source><dc:rights>Clients only</dc:rights>
            <category domain="http://wire.example/tags">Transport</category><category>Politics</category>
            <description>Cars may cross.</description>
            <content:encoded><![CDATA[<p>PORTO, March 28. /WIRE/. Cars &amp; <a href="/x">buses</a> may cross.</p>
            <script>alert(1)</script>]]></content:encoded>
            <media:content url="http://wire.example/a.jpg" type="image/jpeg"><media:credit role="photographer">Jo
            Kim</media:credit><media:description>The bridge</media:description></media:content>
            <enclosure url="http://wire.example/a.mp3" type="audio/mpeg" length="1"/>
            </item>""",
            "<link>http://wire.example/</link><language>en-GB</language>",
        )
    )
    assert item.uri == "wire-17"
    assert (item.headline, item.lead) == ("Harbour bridge opens", "Cars may cross.")
    assert item.body_html.strip() == (
        '<p>Cars &amp; <a href="http://wire.example/x" rel="nofollow noopener">buses</a> may cross.</p>'
    )
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency, item.dateline.date) == ("PORTO", "WIRE", dt.date(2016, 3, 28))
    assert item.published == dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)
    assert item.updated == dt.datetime(2016, 3, 28, 15, 0, tzinfo=dt.UTC)
    assert (item.byline, item.credit, item.usage_terms) == ("Ann Lee, Bob Ray", "Other Wire", "Clients only")
    assert item.topics == (Code(value="Transport", scheme="http://wire.example/tags"), Code(value="Politics"))
    assert item.photos == (
        PhotoRef(url="http://wire.example/a.jpg", caption="The bridge", credit="Jo Kim", byline="Jo Kim"),
    )
    assert item.links == (
        Link(url="http://wire.example/news/17", rel="canonical"),
        Link(url="http://wire.example/a.mp3", rel="enclosure", media_type="audio/mpeg"),
    )
    assert item.language == "en"
    assert item.feed == Feed(title="Wire", link="http://wire.example/", language="en-GB")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Profit &amp; loss", "Profit & loss"),
        ("AT&amp;amp;T", "AT&T"),
        ("AT&amp;T", "AT&T"),
        ("R&D grows", "R&D grows"),
        ("Said &laquo;no&raquo;&nbsp;&mdash; twice", "Said «no»\xa0— twice"),
        ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
        ("<![CDATA[<b>Bold</b> &amp; move]]>", "Bold & move"),
        ("STANDARD OIL &lt;SRD&gt; gains", "STANDARD OIL <SRD> gains"),
        ("5 &lt; 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("5 < 6", "5 < 6"),
        ("&amp;amp;lt;b&gt;", "&lt;b>"),
        ("A&#146;s &#x92;B", "A’s ’B"),
        ("Ctrl&#1; gone", "Ctrl gone"),
        ("  two\n  lines ", "two lines"),
        ("Q&A; copy=1&copy", "Q&A; copy=1&copy"),
    ],
)
def test_headlines_are_plain_text_resolved_once(title: str, headline: str) -> None:
    assert rss_item(f"<title>{title}</title>").headline == headline


def test_a_description_alone_is_lead_or_body_by_its_looks() -> None:
    short = rss_item("<title>x</title><description>Cars may cross &lt;b&gt;now&lt;/b&gt;.</description>")
    assert (short.lead, short.body_html) == ("Cars may cross now.", "")
    block = rss_item("<title>x</title><description>&lt;p&gt;Cars may cross.&lt;/p&gt;</description>")
    assert (block.lead, block.body_html) == ("", "<p>Cars may cross.</p>")
    long = rss_item(f"<title>x</title><description>{'Cars may cross. ' * 40}\n\nSo they say.</description>")
    assert long.lead == ""
    assert plain(long.body_html).endswith("cross.\n\nSo they say.")


def test_a_description_that_says_what_the_content_says_is_no_lead() -> None:
    item = rss_item(
        "<title>x</title><description>Same.</description><content:encoded>&lt;p&gt;Same.&lt;/p&gt;</content:encoded>"
    )
    assert (item.lead, item.body_html) == ("", "<p>Same.</p>")


def test_a_lead_loses_its_dateline_too() -> None:
    item = rss_item("<title>x</title><description>PORTO, March 28. /WIRE/. Cars may cross.</description>")
    assert item.lead == "Cars may cross."
    assert item.dateline is not None
    assert item.dateline.text == "PORTO, March 28. /WIRE/."


def test_identity_is_the_guid_or_the_link_or_a_digest_that_stays() -> None:
    assert (
        rss_item("<title>x</title><guid>http://w.example/1</guid><link>http://w.example/2</link>").uri
        == "http://w.example/1"
    )
    assert rss_item("<title>x</title><link>http://w.example/2</link>").uri == "http://w.example/2"
    first, again, other = (rss_item(f"<title>{title}</title>").uri for title in ("x", "x", "y"))
    assert first == again != other
    assert first.startswith("tag:")


def test_a_story_without_date_or_body_is_one_and_without_words_none() -> None:
    item = rss_item("<title>Only this</title>")
    assert (item.published, item.body_html, item.language) == (None, "", "")
    (result,) = results(rss("<item><link>http://w.example/2</link></item>"))
    assert isinstance(result, Unreadable)
    assert (result.uri, result.where) == ("http://w.example/2", "item 1, line 1")
    assert "neither a headline nor a text" in result.reason


def test_a_missing_headline_is_the_first_words() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    item = rss_item(f"<description>&lt;p&gt;{words}&lt;/p&gt;</description>")
    assert item.headline == "one two three four five six seven eight nine ten eleven twelve…"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "http://[", "mailto:a@b.example"])
def test_only_web_addresses_become_links(link: str) -> None:
    item = rss_item(f"<title>x</title><link>{link}</link><enclosure url='{link}' type='image/png'/>")
    assert (item.links, item.photos) == ((), ())


def test_pictures_come_from_enclosures_contents_groups_and_thumbnails() -> None:
    enclosure = rss_item("<title>x</title><enclosure url='http://w.example/a.jpg' type='image/jpeg'/>")
    assert [photo.url for photo in enclosure.photos] == ["http://w.example/a.jpg"]
    group = rss_item(
        "<title>x</title><media:credit>Jo/WIRE</media:credit><media:group>"
        "<media:content url='http://w.example/s.jpg' medium='image' width='100'/>"
        "<media:content url='http://w.example/l.jpg' medium='image' width='900'/></media:group>"
    )
    assert group.photos == (PhotoRef(url="http://w.example/l.jpg", credit="Jo/WIRE"),)
    thumbnail = rss_item("<title>x</title><media:thumbnail url='http://w.example/t.jpg'/>")
    assert [photo.url for photo in thumbnail.photos] == ["http://w.example/t.jpg"]
    both = rss_item(
        "<title>x</title><media:content url='http://w.example/a.jpg' medium='image'/>"
        "<media:thumbnail url='http://w.example/t.jpg'/><enclosure url='http://w.example/a.jpg' type='image/jpeg'/>"
    )
    assert [photo.url for photo in both.photos] == ["http://w.example/a.jpg"]


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("ann@wire.example (Ann Lee)", "Ann Lee"),
        ("Ann Lee &lt;ann@wire.example&gt;", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("ann@wire.example", ""),
    ],
)
def test_a_byline_is_a_name(author: str, byline: str) -> None:
    assert rss_item(f"<title>x</title><author>{author}</author>").byline == byline


def test_undeclared_prefixes_and_older_versions_are_read() -> None:
    undeclared = only("<rss><channel><item><title>x</title><dc:creator>Ann</dc:creator></item></channel></rss>")
    assert undeclared.byline == "Ann"
    rdf = only(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        "<channel><title>Wire</title><link>http://w.example/</link></channel>"
        '<item rdf:about="http://w.example/1"><title>x</title></item></rdf:RDF>'
    )
    assert (rdf.uri, rdf.feed.title) == ("http://w.example/1", "Wire")


def test_markup_written_as_elements_is_markup() -> None:
    item = rss_item("<title>x</title><description><p>Cars <b>may</b> cross</p><br/>A &amp; B</description>")
    assert "<p>Cars <b>may</b> cross</p>" in item.body_html
    assert plain(item.body_html).endswith("A & B")


def test_items_keep_their_order_and_a_bad_one_leaves_the_rest() -> None:
    found = results(rss("<item><title>a</title></item><item/><item><title>c</title></item>"))
    assert [one.headline if isinstance(one, Item) else one.where for one in found] == ["a", "item 2, line 1", "c"]


@pytest.mark.parametrize(
    ("inner", "signal"),
    [
        ("<title>KILL: Harbour bridge opens</title>", Signal.KILL),
        ("<title>Harbour bridge opens</title><category>Kill</category>", Signal.KILL),
        ("<title>CORRECTED-Harbour bridge opens</title>", Signal.CORRECTION),
        (
            "<title>Harbour bridge opens</title><category>sport</category><category>CORRECTION</category>",
            Signal.CORRECTION,
        ),
        ("<title>Мост открыт</title><category>Исправление</category>", Signal.CORRECTION),
        ("<title>Police kill two</title><category>Killing</category><category>Update</category>", Signal.NONE),
    ],
)
def test_kills_and_corrections_are_told_by_category_or_headline(inner: str, signal: Signal) -> None:
    assert rss_item(inner).signal == signal


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><a href='javascript:x'>t</a></svg>"


@pytest.mark.parametrize("way", ["escaped", "cdata", "elements"])
def test_no_script_comes_through_anywhere(way: str) -> None:
    raw = HOSTILE.replace("src=x onerror=alert(1)", 'src="x" onerror="alert(1)"/').replace("svg onload=alert(1)", "svg")
    written = {"escaped": escape(HOSTILE), "cdata": f"<![CDATA[{HOSTILE}]]>", "elements": raw}[way]
    names = ("title", "author", "dc:creator", "category", "source", "dc:rights", "description", "content:encoded")
    item = rss_item(
        "".join(f"<{name}>Words {written}</{name}>" for name in names)
        + "<link>javascript:alert(1)</link><guid>javascript:alert(1)</guid>"
        '<enclosure url="javascript:alert(1)" type="image/svg+xml"/><enclosure url="data:image/svg+xml,x" type="a/b"/>'
        f'<media:content url="javascript:alert(1)" medium="image"><media:credit>{written}</media:credit>'
        "</media:content>"
    )
    assert item.headline.startswith("Words")
    assert (item.links, item.photos) == ((), ())
    for said in (
        item.headline,
        item.byline,
        item.credit,
        item.usage_terms,
        item.lead,
        item.body_html,
        repr(item.topics),
    ):
        assert not re.search(r"alert|javascript|onerror|<svg|<img|<script", said), said
