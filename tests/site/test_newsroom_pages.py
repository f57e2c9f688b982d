"""What readers see of the desk's work: versions and what they changed, substitutes, translations, photos, leads."""

import datetime as dt

import pytest
from django.utils import timezone

from dateline.archive import photos, verbs
from dateline.archive.amend import link_translation
from dateline.archive.leads import Lead, choose, last_seq
from dateline.archive.models import Edition, Story
from dateline.archive.verbs import By, Relations
from dateline.core.desk import CopyVerb, StateVerb
from dateline.core.story import Item, PhotoRef, Signal
from dateline.core.text.clean import clean_own, paragraphs
from tests.canaries import noise
from tests.site.conftest import Read
from tests.site.newsroom import HOUR, MINUTE, NOW, Newsroom


def page(read: Read, path: str, status: int = 200) -> str:
    answer = read(path)
    assert answer.status_code == status, answer.headers
    return answer.content.decode()


def address(story_id: int) -> str:
    story = Story.objects.get(pk=story_id)
    return f"/{story.language}/story/{story_id}-{story.slug}"


def twice(newsroom: Newsroom) -> int:
    newsroom.send("harbour", headline="Harbour open", body_html=paragraphs("Some 12 boats left."))
    return newsroom.send(
        "harbour",
        headline="Harbour open",
        body_html=paragraphs("Some 21 boats left."),
        signal=Signal.CORRECTION,
        correction="There were 21 boats.",
        now=NOW + HOUR,
        updated=NOW + HOUR,
    )


def test_versions_show_what_changed(newsroom: Newsroom, read: Read) -> None:
    path = f"{address(twice(newsroom))}/versions"
    assert "<del>" not in page(read, path)
    assert f'href="{path}?changes=2#changes"' in page(read, path)
    shown = page(read, f"{path}?changes=2")
    assert '<del><span class="unseen">[removed:] </span>12</del>' in shown
    assert '<ins><span class="unseen">[added:] </span>21</ins>' in shown


@pytest.mark.parametrize("number", ["1", "3", "x", "", "²"])
def test_changes_of_a_version_that_readers_never_had_are_unknown(newsroom: Newsroom, read: Read, number: str) -> None:
    page(read, f"{address(twice(newsroom))}/versions?changes={number}", 404)


def test_an_embargoed_version_is_in_no_difference(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("harbour", headline="Harbour open", body_html=paragraphs("One."))
    later = {"now": NOW + HOUR, "updated": NOW + HOUR, "embargo": NOW + 9 * HOUR}
    story = newsroom.send("harbour", headline="Secret", body_html=paragraphs("Secret."), **later)
    newsroom.send("harbour", headline="Harbour shut", now=NOW + 2 * HOUR, updated=NOW + 2 * HOUR)
    path = f"{address(story)}/versions"
    assert "Secret" not in page(read, f"{path}?changes=2")
    page(read, f"{path}?changes=3", 404)


def test_what_changed_in_another_agencys_copy_stops_at_its_headline_and_lead(newsroom: Newsroom, read: Read) -> None:
    words = {"source": "link", "body_html": paragraphs("Only the Gazette may show this.")}
    newsroom.send("cranes", headline="Cranes to be blue", **words)
    later = {"now": NOW + HOUR, "updated": NOW + HOUR, "body_html": paragraphs("And it may show this.")}
    story = newsroom.send("cranes", headline="Cranes to be green", **words | later)
    shown = page(read, f"{address(story)}/versions?changes=2")
    assert "green" in shown
    assert "may show" not in shown


def test_a_refile_is_listed_and_has_no_box(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("harbour", headline="Harbuor open")
    story = newsroom.send("harbour", headline="Harbour open", signal=Signal.REFILE, now=NOW + HOUR, updated=NOW + HOUR)
    assert 'class="corrections"' not in page(read, address(story))
    assert "Typing error mended" in page(read, f"{address(story)}/versions")
    assert "tag--refile" not in page(read, "/en/all")


def test_the_notice_of_a_killed_story_leads_to_its_substitute(newsroom: Newsroom, read: Read) -> None:
    killed = newsroom.send("wrong", headline="Wrong story")
    where = address(killed)
    by = By(actor="chief", seen=Story.objects.get(pk=killed).last_seq)
    verbs.change(killed, StateVerb.KILL, by=by, now=NOW + HOUR)
    assert "Told instead" not in page(read, where, 410)
    told = verbs.bring(
        Item(uri="urn:right", format="test", headline="Right story", language="en"),
        newsroom.sources["own"],
        CopyVerb.PUBLISH,
        by=By(actor="chief"),
        now=NOW + 2 * HOUR,
        relations=Relations(substitute_for=killed),
    )
    notice = page(read, where, 410)
    assert f'Told instead: <a href="{address(told.story_id)}">Right story</a>' in notice
    assert "Wrong story" not in notice


def test_a_translation_says_that_its_original_was_corrected_since(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("harbour", headline="Harbour open")
    translation = newsroom.send("порт", headline="Порт открыт", language="ru", now=NOW + MINUTE)
    link_translation(translation, newsroom.stories["harbour"], NOW + 2 * MINUTE)
    flag = 'class="story__outdated"'
    assert flag not in page(read, address(translation))
    twice(newsroom)
    assert flag in page(read, address(translation))
    newsroom.send("порт", headline="Порт снова открыт", language="ru", now=NOW + 3 * HOUR, updated=NOW + 3 * HOUR)
    assert flag not in page(read, address(translation))


def test_kind_and_sources_are_said(newsroom: Newsroom, read: Read) -> None:
    story = newsroom.send("talk", headline="Talk", kind="interview", sources="Harbour office, Radio Porto")
    shown = page(read, address(story))
    assert '<p class="story__kicker">Interview</p>' in shown
    assert "Harbour office, Radio Porto" in shown


def test_a_photo_in_the_body_stands_there_and_only_there(newsroom: Newsroom, read: Read) -> None:
    body = clean_own('<p>One.</p><figure data-photo="1"></figure><p>Two.</p><figure data-photo="7"></figure>')
    pictures = {at: photos.store(noise(), NOW) for at in (0, 1)}
    refs = (PhotoRef(caption="Above", focus=(0.26, 0.74)), PhotoRef(caption="Within"))
    story = newsroom.send("pictured", headline="Pictured", body_html=body, photos=refs, pictures=pictures)
    newsroom.follow()
    shown = page(read, address(story)).partition("<article")[2]
    assert shown.count("<figcaption>Within") == shown.count("<figcaption>Above") == 1
    assert shown.index("Above") < shown.index("One.") < shown.index("<figcaption>Within") < shown.index("Two.")
    assert "data-photo" not in shown
    assert 'class="fx-3 fy-7"' in page(read, "/en/")
    for form in ("rss", "atom", "json"):
        assert "data-photo" not in page(read, f"/en/all.{form}")


def test_a_wire_cannot_say_where_photos_stand(newsroom: Newsroom) -> None:
    from dateline.core.text.clean import clean

    assert clean('<figure data-photo="0">x</figure>') == "x"


def test_the_front_page_is_led_by_what_the_desk_chose(newsroom: Newsroom, read: Read) -> None:
    now = timezone.now()
    ids = [newsroom.send(f"story {n}", headline=f"Story {n}", now=now - n * HOUR, urgency=n + 1) for n in range(8)]
    newsroom.follow()
    edition = Edition.objects.get(code="en")

    def lead(*leads: Lead) -> None:
        choose(edition, leads, By(actor="chief", seen=last_seq(edition)), now)

    def first() -> str:
        return page(read, "/en/").split('class="lead__headline"')[1].split("</h2>")[0]

    assert "Story 0" in first()
    lead(Lead(ids[6]), Lead(ids[4], now + dt.timedelta(days=1)))
    assert "Story 6" in first()
    assert page(read, "/en/").count(">Story 6<") == 1
    by = By(actor="chief", seen=Story.objects.get(pk=ids[6]).last_seq)
    verbs.change(ids[6], StateVerb.KILL, by=by, now=now)
    assert "Story 4" in first()
