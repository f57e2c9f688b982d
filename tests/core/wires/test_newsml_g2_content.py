"""NewsML-G2: texts in every form, pictures, packages."""

import base64

import pytest

from dateline.core.story import Link, PhotoRef
from dateline.core.text.plain import plain
from dateline.core.wires import limits
from tests.core.wires.g2 import XHTML, element, item, xhtml
from tests.core.wires.reading import only, results, unread

NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>'
    "<hedline><hl1>From NITF</hl1></hedline><byline>Ann Lee</byline><dateline><location>PORTO</location></dateline>"
    "</body.head><body.content><p>The bridge <em>opened</em>.</p></body.content></body></nitf></inlineXML>"
)


def test_a_page_inside() -> None:
    found = item(body=xhtml("<h1>Harbour bridge opens</h1><p>The <b>bridge</b> opened.</p><script>x()</script>"))
    assert found.body_html == "<p>The <b>bridge</b> opened.</p>"


def test_a_pages_furniture_and_what_the_metadata_say_already_is_no_copy() -> None:
    content = (
        '<headline>Harbour bridge opens</headline><by>By Ann Lee</by><description role="drol:teaser">'
        "After ten\xa0years.</description><dateline>Erfurt (dpa) - </dateline>"
    )
    page = (
        "<header><ul><li>Bridges</li></ul><time>28.03.2026</time><h1>Harbour bridge opens</h1></header>\n"
        '<section class="main">\n  <p>After ten years.</p>\n  <p>By Ann Lee</p>\n  <p>\n   <span>Erfurt '
        "<span>(dpa)</span> - </span>The bridge\n   opened.</p></section><footer>Contact us</footer>"
    )
    found = item(content=content, body=xhtml(page))
    assert found.body_html == "<p>The bridge opened.</p>"
    assert found.lead == "After ten\xa0years."
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency) == ("Erfurt", "dpa")


@pytest.mark.parametrize(
    "inside", [f'<div xmlns="{XHTML}"><p>Copy.</p></div>', "<p>Copy.</p>", "<html><p>Copy.</p></html>"]
)
def test_xhtml_without_a_body_or_a_namespace(inside: str) -> None:
    assert plain(item(body=f"<inlineXML>{inside}</inlineXML>").body_html) == "Copy."


def test_nitf_inside() -> None:
    found = item(content="", body=NITF)
    assert (found.headline, found.byline) == ("From NITF", "Ann Lee")
    assert found.body_html == "<p>The bridge <em>opened</em>.</p>"
    assert found.dateline is not None
    assert found.dateline.place == "PORTO"


def test_the_items_own_metadata_go_before_those_of_nitf() -> None:
    found = item(content="<headline>Own</headline><by>Own Name</by>", body=NITF)
    assert (found.headline, found.byline) == ("Own", "Own Name")


def test_xml_of_another_kind_is_no_copy() -> None:
    sports = (
        '<inlineXML><sports-content xmlns="http://iptc.org/std/SportsML/2008-04-01/"><team>7</team></sports-content>'
    )
    assert item(body=f"{sports}</inlineXML>").body_html == ""


def test_the_first_form_with_a_text_counts() -> None:
    body = xhtml("") + "<inlineData>Plain.</inlineData>" + xhtml("<p>Second.</p>")
    assert plain(item(body=body).body_html) == "Plain."


@pytest.mark.parametrize(
    "data",
    [
        '<inlineData rendition="r:nonpublic">Secret.</inlineData>',
        '<inlineData rendition="r:headline">Secret.</inlineData>',
        '<inlineData pubconstraint="x:nonpublic">Secret.</inlineData>',
        '<inlineData contenttype="application/json">{"secret": 1}</inlineData>',
    ],
)
def test_data_that_are_no_copy(data: str) -> None:
    assert item(body=f"{data}<inlineData>Copy.</inlineData>").body_html == "<p>Copy.</p>"


def test_a_whole_page_as_data() -> None:
    page = (
        "&lt;html&gt;&lt;head&gt;&lt;title&gt;T&lt;/title&gt;&lt;/head&gt;&lt;body&gt;&lt;p&gt;A&lt;/p&gt;&lt;/body&gt;"
    )
    assert item(body=f'<inlineData contenttype="text/html">{page}</inlineData>').body_html == "<p>A</p>"


def test_data_in_html() -> None:
    assert item(body='<inlineData contenttype="text/html">&lt;p&gt;A &amp;amp; B&lt;/p&gt;</inlineData>').body_html == (
        "<p>A &amp; B</p>"
    )


@pytest.mark.parametrize("text", ["Мост открыт.", "The bridge opened."])
def test_data_in_base64(text: str) -> None:
    data = base64.b64encode(text.encode()).decode()
    body = f'<inlineData contenttype="text/plain" encoding="encd:base64">{data[:8]}\n {data[8:]}</inlineData>'
    assert item(body=body).body_html == f"<p>{text}</p>"


@pytest.mark.parametrize("data", ["?", "A", "QUJD" * (limits.BODY // 2)])
def test_base64_that_is_none_or_too_much_is_left_out(data: str) -> None:
    body = f'<inlineData contenttype="text/plain" encoding="encd:base64">{data}</inlineData>'
    assert item(body=body).body_html == ""


def test_a_body_that_is_too_long_is_refused_with_the_items_identity() -> None:
    long = element(body=xhtml(f"<p>{'x' * (limits.BODY + 1)}</p>"))
    told = unread(long)
    assert (told.uri, told.story) == ("urn:x:1", True)
    assert "larger than 4 MB" in told.reason


def test_several_cities_in_a_dateline() -> None:
    found = item(body="<inlineData>Moskau/Berlin (dpa) - Ein Satz.</inlineData>")
    assert found.dateline is not None
    assert found.dateline.place == "Moskau/Berlin"
    assert found.body_html == "<p>Ein Satz.</p>"


@pytest.mark.parametrize(
    ("written", "place", "agency"),
    [
        ("MOSCOW, Monday (Reuters)", "MOSCOW", "Reuters"),
        ("Frankfurt/Main (dpa) - ", "Frankfurt/Main", "dpa"),
        ("Somewhere near Porto", "Somewhere near Porto", ""),
    ],
)
def test_a_dateline_beside_the_copy(written: str, place: str, agency: str) -> None:
    dateline = item(content=f"<headline>x</headline><dateline>{written}</dateline>").dateline
    assert dateline is not None
    assert (dateline.place, dateline.agency, dateline.text) == (place, agency, written.strip())


def test_located_is_not_the_dateline() -> None:
    found = item(content="<headline>x</headline><located><name>Porto</name></located>")
    assert (found.located, found.dateline) == ("Porto", None)


PICTURE = (
    '<headline>Bridge at dawn</headline><creator role="r:photographer"><name>Ann Lee</name></creator>'
    '<creditline>© Ann Lee/Wire</creditline><description role="drol:caption">The bridge\n at dawn.</description>'
)


def picture(files: str, content: str = PICTURE) -> tuple[PhotoRef, ...]:
    found = item(
        meta='<itemClass qcode="ninat:picture"/>',
        content=content,
        body=files,
        rest="<rightsInfo><copyrightNotice>© 2026 Wire</copyrightNotice></rightsInfo>",
    )
    assert found.body_html == found.lead == ""
    return found.photos


def remote(name: str, width: int, rendition: str, media_type: str = "image/jpeg") -> str:
    return (
        f'<remoteContent href="http://x.example/{name}" width="{width}" rendition="rnd:{rendition}" '
        f'contenttype="{media_type}"/>'
    )


def test_a_picture_item() -> None:
    assert picture(remote("a.jpg", 800, "web")) == (
        PhotoRef(
            url="http://x.example/a.jpg", caption="The bridge at dawn.", credit="Ann Lee/Wire", byline="Ann Lee",
            rights="© 2026 Wire",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ((("big.jpg", 4000, "highRes"), ("web.jpg", 800, "web"), ("t.jpg", 80, "thumb")), "web.jpg"),
        ((("w1.jpg", 400, "web"), ("w2.jpg", 800, "web")), "w2.jpg"),
        ((("p.jpg", 400, "preview"), ("big.jpg", 4000, "highRes"), ("t.jpg", 9000, "thumb")), "big.jpg"),
        ((("a.tif", 9000, "highRes", "image/tiff"), ("a.jpg", 100, "preview")), "a.jpg"),
    ],
)
def test_the_widest_rendition_for_the_web(files: tuple[tuple[str, int, str]], name: str) -> None:
    (photo,) = picture("".join(remote(*file) for file in files))
    assert photo.url == f"http://x.example/{name}"


def test_a_picture_that_is_not_on_the_web_keeps_its_caption_and_credit() -> None:
    (photo,) = picture('<remoteContent href="./a.jpg" contenttype="image/jpeg"/>')
    assert (photo.url, photo.credit) == ("", "Ann Lee/Wire")


def test_a_picture_beside_a_text_does_not_take_its_lead() -> None:
    image = remote("a.jpg", 800, "web")
    found = item(
        content="<headline>x</headline><description>Lead.</description>", body=f"{xhtml('<p>Copy.</p>')}{image}"
    )
    assert (found.lead, found.body_html) == ("Lead.", "<p>Copy.</p>")
    assert found.photos == (PhotoRef(url="http://x.example/a.jpg"),)


def test_a_picture_without_a_headline_is_called_by_its_caption() -> None:
    found = item(
        meta='<itemClass qcode="ninat:picture"/>',
        content='<description role="drol:caption">The bridge at dawn.</description>',
    )
    assert found.headline == "The bridge at dawn."


def test_a_picture_in_a_page() -> None:
    page = (
        '<p>Copy.</p><figure><img src="http://x.example/a.jpg" alt="a"/><figcaption>The bridge</figcaption></figure>'
        '<p><img src="b.jpg"/>More.</p>'
    )
    found = item(body=xhtml(page))
    assert found.photos == (PhotoRef(url="http://x.example/a.jpg", caption="The bridge"),)
    assert plain(found.body_html) == "Copy.\n\nMore."


def test_a_video_is_a_link_and_its_descriptions_are_the_copy() -> None:
    content = (
        '<headline>Bridge</headline><description role="d:dopesheet">It opened.</description>'
        '<description role="d:shotlist">- bridge<br/>- boat</description>'
    )
    video = '<remoteContent href="http://x.example/a.mp4" contenttype="video/mp4"/>'
    found = item(meta='<itemClass qcode="ninat:video"/>', content=content, body=video)
    assert found.links == (Link(url="http://x.example/a.mp4", rel="enclosure", media_type="video/mp4"),)
    assert plain(found.body_html) == "It opened.\n\n- bridge\n- boat"
    assert found.photos == ()


PACKAGE = (
    "<groupSet root='G1'><group id='G1'><itemRef residref='urn:x:7'><title>First &amp; best</title>"
    "<description>All of it.</description></itemRef><groupRef idref='G2'/></group><group id='G2'>"
    "<itemRef href='http://x.example/b'><headline>Second</headline></itemRef>"
    "<itemRef href='javascript:x'><title>Third</title></itemRef></group></groupSet>"
)


def test_a_package_is_the_list_of_its_members() -> None:
    found = only(element(name="packageItem", content="<headline>Top news</headline>", rest=PACKAGE))
    assert found.headline == "Top news"
    assert plain(found.body_html) == "First & best\nAll of it.\n\nSecond\n\nThird"
    assert [(link.url, link.rel) for link in found.links] == [("urn:x:7", "related"), ("http://x.example/b", "related")]


def test_a_package_without_a_headline_is_no_story() -> None:
    told = unread(element(name="packageItem", content="", rest=PACKAGE))
    assert (told.uri, told.story, told.reason) == ("urn:x:1", False, "a package without a headline")


def test_an_item_inside_the_content_of_another_is_no_item_of_its_own() -> None:
    inside = element(attributes='guid="urn:x:9"')
    assert [one.uri for one in results(element(body=f"<inlineXML>{inside}</inlineXML>"))] == ["urn:x:1"]


def test_no_script_gets_through() -> None:
    content = "<headline>&lt;script&gt;x()&lt;/script&gt;</headline><description>&lt;img onerror=x&gt; y</description>"
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'
    page = f'<p onclick="x()">A <a href="javascript:x()">link</a></p>{svg}'
    found = item(content=content, body=xhtml(page))
    assert "x()" not in found.body_html
    assert "javascript" not in found.body_html
