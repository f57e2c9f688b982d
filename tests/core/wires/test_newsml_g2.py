"""NewsML-G2: what an item says of itself, by the standard and by the habits of those who write it."""

import datetime as dt

import pytest

from dateline.core.story import Code, Item, Link, Pubstatus, Signal, Unreadable
from tests.core.wires.g2 import NAMESPACE, element, item, message
from tests.core.wires.reading import only, results, unread

STATUS = "http://cv.iptc.org/newscodes/pubstatusg2/"
TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


def test_an_item_in_full() -> None:
    found = item(
        rest="<rightsInfo><copyrightHolder><name>Wire Ltd</name></copyrightHolder><copyrightNotice>© 2026 Wire"
        "</copyrightNotice><usageTerms>Not in\n Atlantis</usageTerms></rightsInfo>",
        meta='<itemClass qcode="ninat:text"/><provider qcode="nprov:WIRE"><name>Wire</name></provider>'
        "<versionCreated>2026-03-28T15:00:00+03:00</versionCreated><firstCreated>2026-03-28T11:30:00Z</firstCreated>"
        '<pubStatus qcode="stat:usable"/><edNote>Photos follow.</edNote><signal qcode="sig:update"/>'
        '<link rel="irel:seeAlso" href="http://wire.example/more"><title>More</title></link>',
        content='<urgency>4</urgency><located qcode="city:1"><name>Porto</name></located><by>By Ann Lee</by>'
        '<creditline>Wire/AP</creditline><language tag="pt-PT"/><genre qcode="genre:Analysis"/>'
        '<subject type="cpnat:abstract" qcode="medtop:20000638"><name>bridges</name></subject>'
        '<subject type="cpnat:geoArea" qcode="iso3166-1a2:PT"><name>Portugal</name></subject>'
        '<subject type="cpnat:person" qcode="p:1"><name>Ann Person</name></subject><keyword>steel</keyword>'
        "<slugline>BRIDGE-OPENING</slugline><headline>Harbour bridge opens</headline>"
        '<dateline>PORTO, March 28 (Wire) -</dateline><description role="drol:summary">It opened.</description>',
        body='<inlineData contenttype="text/plain">PORTO, March 28 (Wire) - The bridge opened.\n\nRain fell.'
        "</inlineData>",
    )
    assert (found.uri, found.version, found.format) == ("urn:x:1", 3, "newsml-g2")
    assert found.headline == "Harbour bridge opens"
    assert found.lead == "It opened."
    assert found.body_html == "<p>The bridge opened.</p>\n<p>Rain fell.</p>"
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.date, found.dateline.agency) == ("PORTO", dt.date(2026, 3, 28), "Wire")
    assert found.published == dt.datetime(2026, 3, 28, 11, 30, tzinfo=dt.UTC)
    assert found.updated == dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
    assert (found.byline, found.credit, found.located) == ("By Ann Lee", "Wire/AP", "Porto")
    assert (found.language, found.kind, found.slug) == ("pt", "analysis", "BRIDGE-OPENING")
    assert found.topics == (Code(value="20000638", scheme=TOPICS, label="bridges"), Code(value="steel"))
    assert found.places == (Code(value="PT", scheme="http://cvx.iptc.org/iso3166-1a2/", label="Portugal"),)
    assert (found.urgency, found.priority, found.signal) == (4, None, Signal.UPDATE)
    assert found.usage_terms == "Not in Atlantis\n© 2026 Wire"
    assert found.ednote == "Photos follow."
    assert found.links == (Link(url="http://wire.example/more", rel="related", title="More"),)


def test_an_item_without_any_metadata() -> None:
    found = item(content="", body="<inlineData>All there is.</inlineData>", attributes='guid="g"')
    assert (found.uri, found.version, found.headline) == ("g", 1, "All there is.")
    assert found.pubstatus is Pubstatus.USABLE
    assert found.published is None


def test_an_item_without_an_identity_gets_a_stable_one() -> None:
    first, again, other = (item(attributes="", content=f"<headline>{text}</headline>") for text in ("a", "a", "b"))
    assert first.uri == again.uri != other.uri


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", Pubstatus.USABLE),
        ('<pubStatus qcode="stat:usable"/>', Pubstatus.USABLE),
        ('<pubStatus qcode="stat:withheld"/>', Pubstatus.WITHHELD),
        ('<pubStatus qcode="stat:canceled"/>', Pubstatus.CANCELED),
        ('<pubStatus qcode="other:Canceled"/>', Pubstatus.CANCELED),
        (f'<pubStatus uri="{STATUS}usable"/>', Pubstatus.USABLE),
        (f'<pubStatus uri="{STATUS}canceled"/>', Pubstatus.CANCELED),
        (f'<pubStatus qcode="own:7" uri="{STATUS}canceled"/>', Pubstatus.CANCELED),
        ('<pubStatus qcode="stat:later"/>', Pubstatus.WITHHELD),
        ("<pubStatus/>", Pubstatus.WITHHELD),
    ],
)
def test_the_status(written: str, status: Pubstatus) -> None:
    assert item(meta=f"<itemClass/>{written}").pubstatus is status


def test_what_is_canceled_needs_no_text() -> None:
    found = item(meta='<pubStatus qcode="stat:canceled"/>', content="")
    assert (found.uri, found.pubstatus, found.headline) == ("urn:x:1", Pubstatus.CANCELED, "urn:x:1")
    assert item(meta='<signal qcode="sig:kill"/>', content="").signal is Signal.KILL


@pytest.mark.parametrize(
    ("written", "embargo", "status"),
    [
        ("<embargoed>2026-04-01T06:00:00+02:00</embargoed>", dt.datetime(2026, 4, 1, 4, tzinfo=dt.UTC), "usable"),
        ("<embargoed/>", None, "withheld"),
        ("<embargoed> </embargoed>", None, "withheld"),
        ("<embargoed>when we say so</embargoed>", None, "withheld"),
        ('<embargoed/><pubStatus qcode="stat:canceled"/>', None, "canceled"),
    ],
)
def test_an_embargo(written: str, embargo: dt.datetime | None, status: str) -> None:
    found = item(meta=written)
    assert (found.embargo, found.pubstatus.value) == (embargo, status)
    assert ("Embargoed" in found.ednote) == (embargo is None)


@pytest.mark.parametrize(
    ("written", "signal"),
    [
        ('<signal qcode="sig:correction"/>', Signal.CORRECTION),
        ('<signal uri="http://cv.iptc.org/newscodes/signal/correction"/>', Signal.CORRECTION),
        ('<signal qcode="sig:flash"/>', Signal.FLASH),
        ('<signal qcode="sig:repeat"/>', Signal.REFILE),
        ('<signal qcode="sig:update"/><signal qcode="own:planned"/>', Signal.UPDATE),
        ('<signal qcode="sig:update"/><signal qcode="sig:correction"/>', Signal.CORRECTION),
        ('<signal literal="kill"/>', Signal.KILL),
        ('<signal/><signal qcode="own:thing"/>', Signal.NONE),
        ("<edNote>Corrects the day in paragraph 2</edNote>", Signal.CORRECTION),
        ("<edNote>Mandatory kill.</edNote>", Signal.KILL),
    ],
)
def test_signals(written: str, signal: Signal) -> None:
    assert item(meta=written).signal is signal


def test_a_headline_that_kills() -> None:
    assert item(content="<headline>EDS: KILL: Harbour bridge opens</headline>").signal is Signal.KILL


def test_an_advisory_by_its_genre() -> None:
    content = '<headline>Plans</headline><genre qcode="x:32"><name>Achtung</name></genre>'
    assert item(content=content).signal is Signal.ADVISORY


def test_a_message_with_a_header_and_several_items() -> None:
    header = (
        "<sent>2026-03-28T12:00:00Z</sent><priority>2</priority>"
        '<catalog><scheme alias="own" uri="http://own.example/cv/"/></catalog>'
    )
    subject = '<headline>One</headline><urgency>5</urgency><subject qcode="own:7"/>'
    one, two, concept = results(
        message(
            element(content=subject),
            element(attributes='guid="urn:x:2"', content="<headline>Two</headline>", meta="<provider/>"),
            element(name="conceptItem", attributes='guid="urn:x:3"', content=""),
            header=header,
        )
    )
    assert isinstance(one, Item)
    assert isinstance(two, Item)
    assert isinstance(concept, Unreadable)
    assert (one.priority, one.urgency, one.published) == (2, 5, dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC))
    assert one.topics == (Code(value="7", scheme="http://own.example/cv/"),)
    assert (two.uri, two.headline, two.priority, two.urgency) == ("urn:x:2", "Two", 2, None)
    assert (concept.uri, concept.story) == ("urn:x:3", False)
    assert concept.where.startswith("item 3")


@pytest.mark.parametrize("name", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem"])
def test_items_that_are_no_story(name: str) -> None:
    told = unread(element(name=name, content=""))
    assert (told.format, told.uri, told.story) == ("newsml-g2", "urn:x:1", False)
    assert "no news" in told.reason


@pytest.mark.parametrize(
    ("document", "uri"),
    [
        (message(header="<transmitId>tag:wire.example,2026:7</transmitId>"), "tag:wire.example,2026:7"),
        (f'<newsMessage xmlns="{NAMESPACE}"/>', ""),
        (f'<catalog xmlns="{NAMESPACE}"><scheme alias="a" uri="b"/></catalog>', ""),
        ("<contentMeta><headline>x</headline></contentMeta>", ""),
        ('<groupSet root="G1"><group id="G1"/></groupSet>', ""),
    ],
)
def test_messages_and_parts_without_an_item(document: str, uri: str) -> None:
    told = unread(document)
    assert (told.format, told.uri, told.story) == ("newsml-g2", uri, False)
    assert "no news" in told.reason


def test_an_item_with_nothing_to_show_is_no_story() -> None:
    told = unread(element(content="", meta="<provider/>", body='<inlineXML contenttype="application/nitf+xml"/>'))
    assert (told.uri, told.story) == ("urn:x:1", False)
    assert "without a headline" in told.reason


def test_prefixes_and_a_missing_namespace_make_no_difference() -> None:
    prefixed = (
        f'<n:newsItem xmlns:n="{NAMESPACE}" guid="g"><n:contentMeta><n:headline>x</n:headline></n:contentMeta>'
        "</n:newsItem>"
    )
    assert only(prefixed).headline == "x"
    assert only('<newsItem guid="g"><contentMeta><headline>x</headline></contentMeta></newsItem>').headline == "x"


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ('qcode="medtop:01000000"', Code(value="01000000", scheme=TOPICS)),
        (f'uri="{TOPICS}01000000"', Code(value="01000000", scheme=TOPICS)),
        ('uri="http://x.example/cv#a"', Code(value="a", scheme="http://x.example/cv#")),
        ('uri="urn:x:y"', Code(value="urn:x:y")),
        ('qcode="own:a" uri="http://x.example/b"', Code(value="b", scheme="http://x.example/")),
        ('qcode="own:a"', Code(value="a", scheme="own")),
        ('qcode="here:a:b"', Code(value="a:b", scheme="http://here.example/")),
        ('literal="bridges"', Code(value="bridges")),
    ],
)
def test_codes(subject: str, code: Code) -> None:
    catalog = '<catalog><scheme alias="here" uri="http://here.example/"/></catalog>'
    assert item(rest=catalog, content=f"<headline>x</headline><subject {subject}/>").topics == (code,)


def test_the_documents_own_catalog_goes_before_iptc() -> None:
    catalog = '<catalog><scheme alias="medtop" uri="http://here.example/"/></catalog>'
    found = item(rest=catalog, content='<headline>x</headline><subject qcode="medtop:1"/>')
    assert found.topics == (Code(value="1", scheme="http://here.example/"),)


def test_equals_in_iptcs_schemes_are_topics_too() -> None:
    subject = (
        '<subject qcode="own:7"><name>Brücken</name><sameAs qcode="medtop:20000638"/><sameAs qcode="x:1"/></subject>'
    )
    topics = item(content=f"<headline>x</headline>{subject}").topics
    assert topics == (Code(value="7", scheme="own", label="Brücken"), Code(value="20000638", scheme=TOPICS))


def test_names_and_texts_in_the_items_language() -> None:
    found = item(
        attributes='guid="g" xml:lang="de-AT"',
        rest='<rightsInfo><usageTerms xml:lang="en">Ask us</usageTerms><usageTerms xml:lang="de">Fragen Sie'
        "</usageTerms></rightsInfo>",
        content='<headline xml:lang="en">Bridge</headline><headline xml:lang="de">Brücke</headline>'
        '<subject qcode="medtop:1"><name xml:lang="en">bridges</name><name xml:lang="de" role="nrol:mnemonic">Br</name>'
        '<name xml:lang="de">Brücken</name></subject>',
    )
    assert (found.headline, found.usage_terms, found.language) == ("Brücke", "Fragen Sie", "de")
    assert found.topics[0].label == "Brücken"


def test_headlines_by_rank_and_for_publication() -> None:
    headlines = '<headline rank="2">Two</headline><headline rank="1">One</headline>'
    assert item(content=headlines).headline == "One"
    constrained = '<headline pubconstraint="x:nonpublic">Secret</headline><headline>Open</headline>'
    assert item(content=constrained).headline == "Open"


@pytest.mark.parametrize(
    ("meta", "content", "credit"),
    [
        ('<provider qcode="nprov:AFP"/>', "", "AFP"),
        ('<provider qcode="nprov:AFP"><name>Agence</name></provider>', "", "Agence"),
        ('<provider uri="http://afp.example"/>', "", ""),
        ('<provider qcode="nprov:AFP"/>', "<infoSource><name>Ministry</name></infoSource>", "Ministry"),
        ('<provider qcode="nprov:AFP"/>', "<creditline>AFP/Ann</creditline><infoSource/>", "AFP/Ann"),
    ],
)
def test_the_credit(meta: str, content: str, credit: str) -> None:
    assert item(meta=meta, content=f"<headline>x</headline>{content}").credit == credit


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ('qcode="genre:Interview"', "interview"),
        ('qcode="genre:Current"', ""),
        ('qcode="own:1"', ""),
        ('qcode="own:1"><name>Feature</name', "feature"),
    ],
)
def test_the_genre(genre: str, kind: str) -> None:
    end = "></genre>" if "<name" in genre else "/>"
    assert item(content=f"<headline>x</headline><genre {genre}{end}").kind == kind


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ('href="http://x.example/a"', "http://x.example/a"),
        ('residref="urn:newsml:x.example:1"', "urn:newsml:x.example:1"),
        ('residref="tag:x.example,2026:1"', "tag:x.example,2026:1"),
        ('href="javascript:alert(1)"', ""),
        ('residref="data:text/html,x"', ""),
        ('href="file:///etc/hostname"', ""),
        ("", ""),
    ],
)
def test_links_to_addresses_and_names_only(target: str, kept: str) -> None:
    links = item(meta=f'<link rel="irel:seeAlso" {target}/>').links
    assert [link.url for link in links] == ([kept] if kept else [])


@pytest.mark.parametrize("urgency", ["0", "10", "high", "", "-1", "99999999999999999999"])
def test_an_urgency_that_says_nothing(urgency: str) -> None:
    assert item(content=f"<headline>x</headline><urgency>{urgency}</urgency>").urgency is None


def test_notes_to_editors_keep_their_lines_and_say_things_once() -> None:
    notes = (
        '<edNote><div xmlns="http://www.w3.org/1999/xhtml"><p>Contacts</p><p>Ann Lee, 555</p></div></edNote>'
        "<edNote>Ann Lee, 555</edNote>"
    )
    found = item(meta=notes)
    assert found.ednote == "Contacts\nAnn Lee, 555"
    assert "555" not in found.body_html + found.lead
