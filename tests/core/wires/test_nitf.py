"""NITF 3.6, element by element, and the habits of those who write it."""

import datetime as dt
from pathlib import Path

import pytest
from lxml import etree

from dateline.core.story import Code, Item, Link, PhotoRef, Pubstatus, Signal, Unreadable
from tests.core.wires.reading import only, results, unread

NAMESPACE = 'xmlns="http://iptc.org/std/NITF/2006-10-18/"'


def nitf(content: str, *, top: str = "", docdata: str = "", head: str = "", end: str = "", attributes: str = "") -> str:
    data = docdata if docdata.startswith("<docdata") else f"<docdata>{docdata}</docdata>"
    return (
        f"<nitf {attributes}><head>{head}{data}"
        f"</head><body><body.head>{top or '<hedline><hl1>Harbour bridge opens</hl1></hedline>'}</body.head>"
        f"<body.content>{content}</body.content><body.end>{end}</body.end></body></nitf>"
    )


def titled(content: str, **parts: str) -> Item:
    return only(nitf(content, **parts))


WHOLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf {NAMESPACE} baselang="en-GB" change.date="September 11, 2009" change.time="12:26">
 <head>
  <title>bridge</title>
  <tobject tobject.type="news"><tobject.property tobject.property.type="Analysis"/>
   <tobject.subject tobject.subject.refnum="04015000"
    tobject.subject.type="Economy" tobject.subject.matter="Transport"/>
  </tobject>
  <docdata management-status="usable">
   <correction info="The bridge is 300 metres long, not 200."/>
   <evloc city="Porto" iso-cc="PRT"/>
   <doc-id regsrc="WIRE" id-string="urn:newsml:wire.example:20160328:17"/>
   <urgency ed-urg="3"/>
   <date.issue norm="20160328T174400+0300"/>
   <ed-msg info="Adds quotes throughout."/>
   <du-key key="Bridge-Porto" version="2"/>
   <doc.copyright year="2016" holder="Example Wire"/>
   <doc.rights owner="Example Wire" limitations="No archive use"/>
   <key-list><keyword key="bridge"/><keyword key="traffic"/></key-list>
   <identified-content>
    <classifier type="topic" idsrc="wire" value="T1">Traffic</classifier>
    <org idsrc="NYSE" value="BRG">Bridges plc</org>
    <location location-code="PT" code-source="iso3166">Portugal</location>
   </identified-content>
  </docdata>
  <revision-history norm="20160328T1500Z"/><revision-history norm="20160328T1800Z"/>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Harbour <em>bridge</em> opens</hl1><hl2>First cars cross at noon</hl2></hedline>
   <note noteclass="editorsnote"><body.content><p>Pictures follow.</p></body.content></note>
   <rights>Copyright 2016 <rights.owner>Example Wire</rights.owner></rights>
   <byline>By <person>Ann Lee</person>, <byttl>Transport Writer</byttl></byline>
   <distributor>Example Wire</distributor>
   <dateline><location><city>PORTO</city>, Portugal</location>,
    <story.date norm="20160328">March 28</story.date></dateline>
   <abstract><p>Cars may cross from noon.</p></abstract>
  </body.head>
  <body.content>
   <block>
    <p lede="true">PORTO, March 28. /WIRE/. Cars <em>crossed</em> the <org value="B">bridge</org> &amp; stopped.</p>
    <media media-type="image">
     <media-reference source="http://wire.example/small.jpg" mime-type="image/jpeg" width="200"/>
     <media-reference source="http://wire.example/large.jpg" mime-type="image/jpeg" width="2000"
      source-credit="EW/Lee"/>
     <media-caption><p>The bridge at noon.</p></media-caption><media-producer>Bo Lee</media-producer>
    </media>
    <hl2>What comes next</hl2>
    <ul><li>Trams</li><li>Buses</li></ul>
    <table><caption>Tolls</caption><tr><th>Car</th><td colspan="2">1.50</td></tr></table>
    <bq><block><p>It holds.</p></block><credit>Mayor</credit></bq>
    <datasource>City of Porto</datasource>
   </block>
  </body.content>
  <body.end><tagline>Bo Lee contributed.</tagline></body.end>
 </body>
</nitf>"""


@pytest.mark.parametrize("document", [WHOLE, WHOLE.replace(NAMESPACE, "")], ids=["3.6", "without a namespace"])
def test_a_document_with_everything(document: str) -> None:
    item = only(document)
    assert (item.format, item.uri, item.version) == ("nitf", "urn:newsml:wire.example:20160328:17", 2)
    assert (item.headline, item.lead) == ("Harbour bridge opens", "Cars may cross from noon.")
    assert item.byline == "By Ann Lee, Transport Writer"
    assert (item.credit, item.slug, item.urgency, item.language) == ("Example Wire", "Bridge-Porto", 3, "en")
    assert (item.kind, item.signal) == ("analysis", Signal.CORRECTION)
    assert item.correction == "The bridge is 300 metres long, not 200."
    assert item.published == dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)
    assert item.updated == dt.datetime(2016, 3, 28, 18, tzinfo=dt.UTC)
    assert item.ednote == "Adds quotes throughout.\nPictures follow."
    assert item.usage_terms == "Copyright 2016 Example Wire\nExample Wire. No archive use"
    assert item.sources == "City of Porto"
    assert item.photos == (
        PhotoRef(url="http://wire.example/large.jpg", caption="The bridge at noon.", credit="EW/Lee", byline="Bo Lee"),
    )
    assert item.topics == (
        Code(value="04015000", scheme="http://cv.iptc.org/newscodes/subjectcode/", label="Transport"),
        Code(value="T1", scheme="wire", label="Traffic"),
        Code(value="BRG", scheme="NYSE", label="Bridges plc"),
        Code(value="bridge"),
        Code(value="traffic"),
    )
    assert item.places == (Code(value="Porto", label="Porto"), Code(value="PT", scheme="iso3166", label="Portugal"))


@pytest.mark.shared
def test_that_document_is_valid_by_the_schema(shared: Path) -> None:
    """So what is tested here is NITF and not something alike."""
    schema = etree.XMLSchema(etree.parse(shared / "wires" / "nitf" / "nitf-3-6.xsd"))
    schema.assertValid(etree.fromstring(WHOLE.encode()))


def test_the_body_is_html_without_what_is_said_elsewhere() -> None:
    body = " ".join(only(WHOLE).body_html.split())
    assert body == (
        "<h2>First cars cross at noon</h2> <p>Cars <em>crossed</em> the bridge &amp; stopped.</p> "
        "<h2>What comes next</h2> <ul><li>Trams</li><li>Buses</li></ul> "
        '<table><caption>Tolls</caption><tbody><tr><th>Car</th><td colspan="2">1.50</td></tr></tbody></table> '
        "<blockquote><p>It holds.</p><cite>Mayor</cite></blockquote> <p>Bo Lee contributed.</p>"
    )


def test_the_dateline_is_that_of_the_element_with_the_sign_of_the_copy() -> None:
    dateline = only(WHOLE).dateline
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == ("PORTO", dt.date(2016, 3, 28), "WIRE")
    assert dateline.text == "PORTO, Portugal, March 28"


@pytest.mark.parametrize(
    ("element", "copy", "place", "date", "agency"),
    [
        ("WASHINGTON (AP)", "The house voted.", "WASHINGTON", None, "AP"),
        ("<location>WASHINGTON</location> (AP)", "WASHINGTON (AP) — The house voted.", "WASHINGTON", None, "AP"),
        ("<location>RICHMOND, Va.</location>, Feb 26", "The house voted.", "RICHMOND", dt.date(2026, 2, 26), ""),
        ("<location>Porto</location>", "The house voted.", "Porto", None, ""),
        ("", "PORTO, Feb 26 - The house voted.", "PORTO", dt.date(2026, 2, 26), ""),
        ("<location>Lower Springs</location>", "The house voted.", "Lower Springs", None, ""),
    ],
)
def test_datelines(element: str, copy: str, place: str, date: dt.date | None, agency: str) -> None:
    top = f"<hedline><hl1>x</hl1></hedline>{f'<dateline>{element}</dateline>' if element else ''}"
    item = titled(f"<p>{copy}</p>", top=top)
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.date, item.dateline.agency) == (place, date, agency)
    assert item.body_html == "<p>The house voted.</p>"


def test_a_byline_and_a_dateline_of_the_first_block_count_where_the_head_has_none() -> None:
    item = titled("<block><byline>Ann Lee</byline><dateline>PORTO, March 28</dateline><p>Cars.</p></block>")
    assert item.byline == "Ann Lee"
    assert item.dateline is not None
    assert item.dateline.place == "PORTO"
    assert item.body_html.strip() == "<p>Cars.</p>"


@pytest.mark.parametrize(
    ("status", "release", "pubstatus", "embargo"),
    [
        ("", "", Pubstatus.USABLE, None),
        ("usable", "", Pubstatus.USABLE, None),
        ("Withheld", "", Pubstatus.WITHHELD, None),
        ("canceled", "", Pubstatus.CANCELED, None),
        ("on hold", "", Pubstatus.WITHHELD, None),
        ("", "20260329T060000Z", Pubstatus.USABLE, dt.datetime(2026, 3, 29, 6, tzinfo=dt.UTC)),
        ("", "20260327T060000Z", Pubstatus.USABLE, None),
        ("embargoed", "20260327T060000Z", Pubstatus.USABLE, dt.datetime(2026, 3, 27, 6, tzinfo=dt.UTC)),
        ("embargoed", "", Pubstatus.WITHHELD, None),
        ("embargoed", "soon", Pubstatus.WITHHELD, None),
        ("usable", "soon", Pubstatus.WITHHELD, None),
        ("canceled", "soon", Pubstatus.CANCELED, None),
    ],
)
def test_status_and_embargo(status: str, release: str, pubstatus: Pubstatus, embargo: dt.datetime | None) -> None:
    data = f'management-status="{status}"' if status else ""
    item = titled("<p>x</p>", docdata=f'<docdata {data}><date.release norm="{release}"/></docdata>')
    assert (item.pubstatus, item.embargo) == (pubstatus, embargo)


def test_a_document_that_takes_its_story_away_needs_no_text() -> None:
    item = only(
        '<nitf><head><docdata management-status="canceled"><doc-id id-string="urn:x:1"/></docdata></head></nitf>'
    )
    assert (item.uri, item.pubstatus) == ("urn:x:1", Pubstatus.CANCELED)


def test_a_notice_about_another_document_cancels_that_one() -> None:
    docdata = (
        '<docdata management-doc-idref="urn:x:1" management-idref-status="canceled"><doc-id id-string="urn:x:2"/>'
        "</docdata>"
    )
    notice, other = results(nitf("<p>Kill story 1.</p>", docdata=docdata))
    assert isinstance(notice, Item)
    assert isinstance(other, Item)
    assert (notice.uri, notice.pubstatus) == ("urn:x:2", Pubstatus.USABLE)
    assert (other.uri, other.pubstatus, other.body_html) == ("urn:x:1", Pubstatus.CANCELED, "")


@pytest.mark.parametrize(
    ("kind", "signal"), [("news", Signal.NONE), ("alert", Signal.FLASH), ("Advisory", Signal.ADVISORY)]
)
def test_the_type_of_the_object_is_a_signal(kind: str, signal: Signal) -> None:
    assert titled("<p>x</p>", head=f'<tobject tobject.type="{kind}"/>').signal == signal


def test_without_an_identity_there_is_still_one_and_always_the_same() -> None:
    assert titled("<p>x</p>", docdata='<du-key key="BRIDGE"/>').uri == "BRIDGE"
    assert titled("<p>x</p>").uri == titled("<p>x</p>").uri != titled("<p>y</p>").uri


def test_headlines_without_a_main_one() -> None:
    assert titled("<p>x</p>", top="<x/>", head="<title>Bridge</title>").headline == "Bridge"
    assert titled("<p>Cars cross.</p>", top="<x/>").headline == "Cars cross."
    two = titled("<p>x</p>", top="<hedline><hl1>One</hl1><hl1>Two</hl1><hl2>Three</hl2></hedline>")
    assert (two.headline, two.lead) == ("One", "Two Three")


@pytest.mark.parametrize("lead", ["Cars cross.", "Cars", "PORTO, March 28. /WIRE/. Cars cross."])
def test_a_lead_that_opens_the_body_is_no_lead(lead: str) -> None:
    top = f"<hedline><hl1>x</hl1></hedline><abstract><p>{lead}</p></abstract>"
    item = titled("<p>PORTO, March 28. /WIRE/. <em>Cars</em> cross.</p><p> </p>\n<p>Trams follow.</p>", top=top)
    assert item.lead == ""
    assert item.body_html == "<p><em>Cars</em> cross.</p><p>Trams follow.</p>"


def test_a_second_headline_that_repeats_the_first_is_dropped() -> None:
    assert titled("<p>x</p>", top="<hedline><hl1>A</hl1><hl2>A</hl2><hl2>B</hl2></hedline>").lead == "B"


def test_a_dateline_of_a_date_alone_takes_its_place_from_the_copy() -> None:
    element = '<dateline><story.date norm="20170102T222800Z">20170102T2228</story.date></dateline>'
    item = titled("<p>Tegucigalpa, Jan 3 (EFE) - Text.</p>", top=f"<hedline><hl1>x</hl1></hedline>{element}")
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.date) == ("Tegucigalpa", dt.date(2017, 1, 2))
    assert titled("<p>Text.</p>", top=f"<hedline><hl1>x</hl1></hedline>{element}").dateline is None


def test_notes_for_print_stay_and_notes_for_editors_go() -> None:
    top = (
        "<hedline><hl1>x</hl1></hedline>"
        '<note type="pa"><body.content><p>Editor’s note: strong language.</p></body.content></note>'
        '<note type="std"><body.content><p>Unsure.</p></body.content></note>'
        '<note noteclass="cpyrt"><body.content><p>© Wire</p></body.content></note>'
    )
    content = (
        "<p>One.</p><note><body.content><p>By the way.</p></body.content></note>"
        '<note type="npa"><body.content><p>Check this.</p></body.content></note>'
    )
    item = titled(content, top=top, end='<tagline type="npa">desk@wire.example</tagline>')
    assert " ".join(item.body_html.split()) == ("<p>Editor’s note: strong language.</p> <p>One.</p><p>By the way.</p>")
    assert item.ednote == "Unsure.\nCheck this.\ndesk@wire.example"
    assert item.usage_terms == "© Wire"


def test_files_that_are_no_pictures_are_enclosures() -> None:
    item = titled(
        '<p>x</p><media media-type="video"><media-reference source="http://w.example/a.mp4" mime-type="video/mp4"/>'
        "<media-caption>The film</media-caption></media>"
        '<media media-type="image"><media-reference source="javascript:alert(1)" mime-type="image/png"/></media>'
        '<media media-type="image"/>'
    )
    assert item.photos == ()
    assert item.links == (
        Link(url="http://w.example/a.mp4", rel="enclosure", title="The film", media_type="video/mp4"),
    )


def test_script_does_not_get_through() -> None:
    item = titled(
        '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x()">b</a>&lt;img src=x onerror=y&gt;</p>'
    )
    assert "script" not in item.body_html
    assert "onclick" not in item.body_html
    assert "&lt;img" in item.body_html


def test_a_document_without_anything_is_told() -> None:
    result = unread("<nitf><body><body.content/></body></nitf>")
    assert (result.format, result.where) == ("nitf", "document 1, line 1")
    assert "neither a headline nor a text" in result.reason


def test_numbers_that_are_none_are_passed_over() -> None:
    docdata = f'<urgency ed-urg="urgent"/><du-key version="{"9" * 5000}"/><date.issue norm="yesterday"/>'
    item = titled("<p>x</p>", docdata=docdata)
    assert (item.urgency, item.version, item.published) == (None, None, None)


def test_deep_markup_is_refused_or_read_but_never_raised() -> None:
    for depth in (200, 300, 100_000):
        (result,) = results(nitf("<block>" * depth + "<p>x</p>" + "</block>" * depth))
        assert isinstance(result, Item | Unreadable)
