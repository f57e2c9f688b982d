"""NewsML 1.2, element by element, and the habits of those who still send it."""

import datetime as dt

import pytest

from dateline.core.story import Code, Item, Link, PhotoRef, Pubstatus, Signal, Unreadable
from tests.core.wires.reading import only, results, unread


def newsml(component: str, *, management: str = "", identifier: str = "", envelope: str = "") -> str:
    return (
        f'<NewsML Version="1.2"><NewsEnvelope>{envelope}</NewsEnvelope><NewsItem><Identification><NewsIdentifier>'
        f"{identifier or '<PublicIdentifier>urn:newsml:wire.example:20160328:17:2U</PublicIdentifier>'}"
        f"</NewsIdentifier></Identification><NewsManagement>{management}</NewsManagement>{component}</NewsItem></NewsML>"
    )


def story(content: str = "<p>Text.</p>", *, lines: str = "<HeadLine>Bridge</HeadLine>", **parts: str) -> Item:
    return only(
        newsml(
            f"<NewsComponent><NewsLines>{lines}</NewsLines><ContentItem><DataContent>{content}</DataContent>"
            "</ContentItem></NewsComponent>",
            **parts,
        )
    )


WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:20021018:NewsMLv1.2:1" "NewsMLv1.2.dtd">
<NewsML Version="1.2">
 <NewsEnvelope><DateAndTime>20160328T174500+0300</DateAndTime><Priority FormalName="2"/></NewsEnvelope>
 <NewsItem xml:lang="en">
  <Identification>
   <NewsIdentifier>
    <ProviderId>wire.example</ProviderId><DateId>20160328</DateId><NewsItemId>17</NewsItemId>
    <RevisionId PreviousRevision="1" Update="N">2</RevisionId>
    <PublicIdentifier>urn:newsml:wire.example:20160328:17:2</PublicIdentifier>
   </NewsIdentifier>
   <NameLabel>bridge-porto</NameLabel>
  </Identification>
  <NewsManagement>
   <NewsItemType FormalName="News"/>
   <FirstCreated>20160328T170000+0300</FirstCreated>
   <ThisRevisionCreated>20160328T174400+0300</ThisRevisionCreated>
   <Status FormalName="Usable"/>
   <Urgency FormalName="3"/>
   <Instruction FormalName="Update"/>
  </NewsManagement>
  <NewsComponent>
   <NewsLines>
    <HeadLine>Harbour bridge opens</HeadLine>
    <SubHeadLine>Cars may cross</SubHeadLine>
    <ByLine>Ann Lee</ByLine>
    <DateLine>PORTO, March 28, 2016 (AFP) -</DateLine>
    <CopyrightLine>© 2016 Example Wire</CopyrightLine>
    <SlugLine>Portugal-bridge</SlugLine>
    <NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>Adds quotes</NewsLineText></NewsLine>
   </NewsLines>
   <AdministrativeMetadata><Provider><Party FormalName="Example Wire"/></Provider></AdministrativeMetadata>
   <RightsMetadata><UsageRights><UsageType>No archive use</UsageType></UsageRights></RightsMetadata>
   <DescriptiveMetadata>
    <Language FormalName="en-GB"/>
    <Genre FormalName="Interview"/>
    <SubjectCode><SubjectDetail FormalName="04015001"/></SubjectCode>
    <SubjectCode><Subject FormalName="local" Vocabulary="urn:w"/></SubjectCode>
    <Location HowPresent="Origin"><Property FormalName="City" Value="Porto"/></Location>
    <Location HowPresent="Event"><Property FormalName="Country" Value="PRT"/></Location>
    <Property FormalName="Keyword" Value="bridge"/>
   </DescriptiveMetadata>
   <NewsComponent>
    <Role FormalName="Main"/>
    <ContentItem>
     <MediaType FormalName="Text"/><Format FormalName="NITF3.1"/>
     <DataContent><nitf><body><body.content>
      <p>PORTO, March 28, 2016 (AFP) - Cars <em>crossed</em> the bridge.</p>
     </body.content></body></nitf></DataContent>
    </ContentItem>
   </NewsComponent>
   <NewsComponent>
    <NewsLines><HeadLine>Bridge</HeadLine><ByLine>Bo Lee</ByLine><CreditLine>EW</CreditLine></NewsLines>
    <NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/>
     <DataContent><p>The bridge at noon.</p></DataContent></ContentItem></NewsComponent>
    <NewsComponent><Role FormalName="Thumbnail"/><ContentItem Href="http://w.example/t.jpg">
     <MediaType FormalName="Photo"/><Characteristics><Property FormalName="Width" Value="100"/></Characteristics>
     </ContentItem></NewsComponent>
    <NewsComponent><Role FormalName="HighRes"/><ContentItem Href="http://w.example/h.jpg">
     <MediaType FormalName="Photo"/><Characteristics><Property FormalName="Width" Value="2000"/></Characteristics>
     </ContentItem></NewsComponent>
   </NewsComponent>
   <NewsComponent><ContentItem Href="http://w.example/f.mp4"><MediaType FormalName="Video"/></ContentItem>
   </NewsComponent>
  </NewsComponent>
 </NewsItem>
</NewsML>"""


def test_an_item_with_everything() -> None:
    item = only(WHOLE)
    assert (item.format, item.uri, item.version) == ("newsml-1", "urn:newsml:wire.example:20160328:17", 2)
    assert (item.headline, item.lead, item.byline) == ("Harbour bridge opens", "Cars may cross", "Ann Lee")
    assert item.body_html == "<p>Cars <em>crossed</em> the bridge.</p>"
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency, item.dateline.date) == ("PORTO", "AFP", dt.date(2016, 3, 28))
    assert item.published == dt.datetime(2016, 3, 28, 14, tzinfo=dt.UTC)
    assert item.updated == dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)
    assert (item.urgency, item.priority, item.language, item.kind) == (3, 2, "en", "interview")
    assert (item.slug, item.credit, item.located) == ("Portugal-bridge", "Example Wire", "Porto")
    assert (item.ednote, item.signal) == ("Update\nAdds quotes", Signal.UPDATE)
    assert item.usage_terms == "© 2016 Example Wire\nNo archive use"
    assert item.topics == (
        Code(value="04015001", scheme="http://cv.iptc.org/newscodes/subjectcode/"),
        Code(value="local", scheme="urn:w"),
        Code(value="bridge"),
    )
    assert item.places == (Code(value="PRT", label="PRT"),)
    assert item.photos == (
        PhotoRef(url="http://w.example/h.jpg", caption="The bridge at noon.", credit="EW", byline="Bo Lee"),
    )
    assert item.links == (Link(url="http://w.example/f.mp4", rel="enclosure"),)


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("<p>One.</p><p>Two &amp; <b>three</b>.</p>", "<p>One.</p><p>Two &amp; <b>three</b>.</p>"),
        ("<html><head><title>no</title></head><body><p>One.</p></body></html>", "<p>One.</p>"),
        (
            '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>A</h1><p>One.</p></body></html>',
            "<h2>A</h2><p>One.</p>",
        ),
        ("<nitf><body><body.content><block><p>One.</p></block></body.content></body></nitf>", "<p>One.</p>"),
        ("<![CDATA[<p>One.</p><script>x()</script>]]>", "<p>One.</p>"),
        ("One.\n\nTwo &lt; 3.", "<p>One.</p>\n<p>Two &lt; 3.</p>"),
    ],
)
def test_content_in_every_form(content: str, body: str) -> None:
    assert story(content).body_html == body


_WHEN = '<FutureStatus FormalName="Usable"/><DateAndTime>20160401T060000Z</DateAndTime>'
RELEASE = f"<StatusWillChange>{_WHEN}</StatusWillChange>"


@pytest.mark.parametrize(
    ("management", "pubstatus", "embargo"),
    [
        ("", Pubstatus.USABLE, None),
        ('<Status FormalName="Usable"/>', Pubstatus.USABLE, None),
        ('<Status FormalName="Withheld"/>', Pubstatus.WITHHELD, None),
        ('<Status FormalName="Canceled"/>', Pubstatus.CANCELED, None),
        ('<Status FormalName="?"/>', Pubstatus.WITHHELD, None),
        ('<Status FormalName="Embargoed"/>', Pubstatus.WITHHELD, None),
        (
            f'<Status FormalName="Embargoed"/>{RELEASE}',
            Pubstatus.USABLE,
            dt.datetime(2016, 4, 1, 6, tzinfo=dt.UTC),
        ),
    ],
)
def test_status_and_embargo(management: str, pubstatus: Pubstatus, embargo: dt.datetime | None) -> None:
    item = story(management=management)
    assert (item.pubstatus, item.embargo) == (pubstatus, embargo)


def test_the_identity_is_the_same_for_every_revision() -> None:
    assert story().uri == "urn:newsml:wire.example:20160328:17"
    parts = "<ProviderId>w</ProviderId><DateId>2016</DateId><NewsItemId>1</NewsItemId><RevisionId>{}</RevisionId>"
    first, second = (story(identifier=parts.format(revision)) for revision in (1, 2))
    assert first.uri == second.uri == "urn:newsml:w:2016:1"
    assert (first.version, second.version) == (1, 2)


@pytest.mark.parametrize(
    ("management", "signal"),
    [
        ('<NewsItemType FormalName="Alert"/>', Signal.FLASH),
        ('<NewsItemType FormalName="Advisory"/>', Signal.ADVISORY),
        ('<Instruction FormalName="Rectify"/>', Signal.CORRECTION),
        ('<Instruction FormalName="Kill"/>', Signal.KILL),
    ],
)
def test_signals(management: str, signal: Signal) -> None:
    assert story(management=management).signal is signal


def test_a_cancelled_item_needs_no_component() -> None:
    item = only(newsml("", management='<Status FormalName="Canceled"/>'))
    assert (item.uri, item.pubstatus) == ("urn:newsml:wire.example:20160328:17", Pubstatus.CANCELED)


def test_what_is_no_story_and_what_cannot_be_put_together() -> None:
    topics = unread(newsml("<TopicSet FormalName='x'/>"))
    assert (topics.uri, topics.story) == ("urn:newsml:wire.example:20160328:17", False)
    update = unread(newsml("<Update><Delete DuidRef='a'/></Update>"))
    assert update.story
    assert "update of single parts" in update.reason
    empty = unread(newsml("<NewsComponent/>"))
    assert (empty.where, empty.format) == ("item 1, line 1", "newsml-1")


def test_a_picture_is_a_headline_and_a_photo() -> None:
    item = only(
        newsml(
            "<NewsComponent><NewsLines><HeadLine>Bridge</HeadLine></NewsLines>"
            "<NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent>At noon.</DataContent></ContentItem>"
            "</NewsComponent><ContentItem Href='http://w.example/1.jpg'><MediaType FormalName='Photo'/></ContentItem>"
            "</NewsComponent>"
        )
    )
    assert (item.headline, item.body_html) == ("Bridge", "")
    assert item.photos == (PhotoRef(url="http://w.example/1.jpg", caption="At noon."),)


def test_files_beside_a_text_are_files_of_their_own() -> None:
    content = "<ContentItem Href='http://w.example/{}.jpg'><MediaType FormalName='Photo'/></ContentItem>"
    picture = f"<NewsComponent>{content}</NewsComponent>"
    text = "<NewsComponent><ContentItem><DataContent><p>Text.</p></DataContent></ContentItem></NewsComponent>"
    inside = text + picture.format(1) + picture.format(2)
    item = only(newsml(f"<NewsComponent><NewsLines><HeadLine>A</HeadLine></NewsLines>{inside}</NewsComponent>"))
    assert [photo.url for photo in item.photos] == ["http://w.example/1.jpg", "http://w.example/2.jpg"]
    assert item.body_html == "<p>Text.</p>"


def test_several_items_and_one_that_is_none() -> None:
    one = newsml("<NewsComponent><NewsLines><HeadLine>One</HeadLine></NewsLines></NewsComponent>")
    middle = "<NewsItem><NewsComponent/></NewsItem>"
    first, told, last = results(one.replace("</NewsML>", middle + one.partition("</NewsEnvelope>")[2]))
    assert isinstance(first, Item)
    assert isinstance(told, Unreadable)
    assert told.where.startswith("item 2")
    assert isinstance(last, Item)
