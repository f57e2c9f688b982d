"""Feeds as other programs read them: feedparser, our own wires in, and two feed readers against a real server."""

import datetime as dt
import io
import shutil
import sqlite3
import subprocess
from pathlib import Path
from time import struct_time

import feedparser
import pytest
from django.test import Client

from dateline.core import wires
from dateline.core.story import Code, Dateline, Item
from dateline.core.taxonomy import resolve
from dateline.core.text.clean import clean, paragraphs
from tests.out.agency import BODY, MINUTE, NOW, Agency, picture, with_photo
from tests.out.fetch import feed

XML = ("rss", "atom")


def fill(agency: Agency) -> None:
    """Stories of several kinds, the last one with everything."""
    agency.tell("Порт замёрз", language="ru", lead="Суда ждут.")
    agency.tell("Flash", body_html=paragraphs(""))
    agency.full(version=1, **with_photo(picture()))
    agency.full(version=2, now=NOW + 5 * MINUTE, lead="Ships wait & wait.", **with_photo(picture()))


def moment(parsed: struct_time) -> dt.datetime:
    """feedparser's times are UTC."""
    return dt.datetime(*parsed[:6], tzinfo=dt.UTC)


@pytest.mark.parametrize("form", XML)
def test_feedparser_reads_the_same(agency: Agency, form: str) -> None:
    fill(agency)
    response = Client().get(f"/en/all.{form}")
    found = feedparser.parse(
        io.BytesIO(response.content),
        response_headers={"content-type": response.headers["Content-Type"]},
        sanitize_html=False,
    )
    assert not found.bozo
    assert found.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert found.feed.title == "Meridian: All news"
    assert found.feed.language == "en"
    assert found.feed.link == "http://127.0.0.1:8000/en/all"
    entry = next(each for each in found.entries if each.title == "Harbour frozen")
    assert entry.summary == ("Ships wait &amp; wait." if form == "rss" else "Ships wait & wait.")
    assert entry.content[0].value.startswith("<p>MOSCOW, March 28. /MRD/. The first paragraph")
    assert entry.author == "Ivan Petrov"
    assert moment(entry.published_parsed) == NOW
    assert moment(entry.updated_parsed) == NOW + 5 * MINUTE
    assert {"Weather"} < {tag.label or tag.term for tag in entry.tags}
    assert entry.media_content[0]["url"].endswith("-w1280.jpg")
    assert entry.media_credit[0]["content"] == "Anna Lind/MERIDIAN"


@pytest.mark.parametrize("form", XML)
def test_our_own_wires_read_back_what_was_sent(agency: Agency, form: str) -> None:
    fill(agency)
    photo = picture()
    item = read_back(f"/en/all.{form}", "Harbour frozen")
    assert item.uri.startswith("tag:127.0.0.1,2026-03-28:story/")
    assert item.lead == "Ships wait & wait."
    assert item.body_html == BODY
    assert item.byline == "Ivan Petrov"
    assert item.dateline == Dateline(
        place="MOSCOW", date=dt.date(2026, 3, 28), agency="MRD", text="MOSCOW, March 28. /MRD/."
    )
    assert (item.published, item.updated) == (NOW, NOW + 5 * MINUTE)
    assert item.language == "en"
    assert {topic.code for code in item.topics if (topic := resolve(code))} == {"17000000", "20000151"}
    assert item.usage_terms == "Not for broadcast."
    assert [(each.caption, each.credit, each.rights) for each in item.photos] == [
        ("The harbour at noon", "Anna Lind/MERIDIAN", "© Meridian")
    ]
    assert photo.digest in item.photos[0].url
    assert item.links[0].url.endswith("-harbour-frozen")
    assert item.feed.title == "Meridian: All news"


@pytest.mark.parametrize("form", XML)
def test_markup_of_the_body_survives(agency: Agency, form: str) -> None:
    markup = clean(
        "<p>A <b>bold</b> word, a <a href='https://example.org/?a=1&b=2'>link</a> &amp; a&nbsp;space.</p>"
        "<ul><li>one</li><li>two</li></ul><blockquote><p>Said.</p></blockquote><table><tr><td>1</td></tr></table>"
    )
    agency.tell("Markup", body_html=markup, topics=(Code(value="medtop:20000967"),))
    item = read_back(f"/en/all.{form}", "Markup")
    assert item.body_html == markup
    assert {topic.code for code in item.topics if (topic := resolve(code))} == {"20000967"}


def read_back(path: str, headline: str) -> Item:
    """The one item of a feed under that headline, as our own readers see it."""
    found = list(wires.read(io.BytesIO(feed(path)), received=NOW))
    assert all(isinstance(each, Item) for each in found)
    return next(each for each in found if isinstance(each, Item) and each.headline == headline)


def program(name: str) -> str:
    """Where a feed reader is; a test without one is skipped."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


FILTERED = "?f=topic%3Aweather+%28frozen+OR+%D1%88%D1%82%D0%BE%D1%80%D0%BC%29"
"""As the page links it: sfeed follows no redirect to a filter's one form."""


@pytest.mark.parametrize("query", ["", FILTERED], ids=["all", "filtered"])
@pytest.mark.parametrize("form", XML)
def test_newsboat_reads_it(agency: Agency, live_server: object, tmp_path: Path, form: str, query: str) -> None:
    newsboat = program("newsboat")
    fill(agency)
    url = f"{live_server}/en/all.{form}{query}"
    (tmp_path / "urls").write_text(f"{url}\n")
    (tmp_path / "config").write_text("")
    places = ("-u", tmp_path / "urls", "-C", tmp_path / "config", "-c", tmp_path / "cache.db")
    subprocess.run([newsboat, "-q", *map(str, places), "-x", "reload"], check=True, timeout=60, cwd=tmp_path)
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        title = cache.execute("SELECT title FROM rss_feed WHERE rssurl = ?", [url]).fetchone()[0]
        rows = cache.execute("SELECT title, url, author, guid, pubDate, content FROM rss_item").fetchall()
    assert title == ("Meridian: All news: topic:weather (frozen OR шторм)" if query else "Meridian: All news")
    assert {row[0] for row in rows} == ({"Harbour frozen"} if query else {"Harbour frozen", "Flash"})
    _, address, author, guid, published, content = next(row for row in rows if row[0] == "Harbour frozen")
    assert address.endswith("-harbour-frozen")
    assert (author, guid[:22]) == ("Ivan Petrov", "tag:127.0.0.1,2026-03-")
    assert published == NOW.timestamp()
    assert "MOSCOW, March 28. /MRD/." in content


@pytest.mark.parametrize("query", ["", FILTERED], ids=["all", "filtered"])
@pytest.mark.parametrize("form", XML)
def test_sfeed_reads_it(agency: Agency, live_server: object, tmp_path: Path, form: str, query: str) -> None:
    update = program("sfeed_update")
    program("sfeed")
    fill(agency)
    (tmp_path / "sfeedrc").write_text(
        f'sfeedpath="{tmp_path}/feeds"\nfeeds() {{\n\tfeed "meridian" "{live_server}/en/all.{form}{query}"\n}}\n'
    )
    subprocess.run([update, str(tmp_path / "sfeedrc")], check=True, timeout=60, capture_output=True, cwd=tmp_path)
    lines = (tmp_path / "feeds" / "meridian").read_text(encoding="utf-8").splitlines()
    rows = {line.split("\t")[1]: line.split("\t") for line in lines}
    assert rows.keys() == ({"Harbour frozen"} if query else {"Harbour frozen", "Flash"})
    published, _, link, content, kind, guid, author = rows["Harbour frozen"][:7]
    assert link.endswith("-harbour-frozen")
    assert kind == "html"
    assert content.startswith("<p>MOSCOW, March 28. /MRD/.")
    assert (guid[:22], author) == ("tag:127.0.0.1,2026-03-", "Ivan Petrov")
    assert int(published) == NOW.timestamp()
    # It shows RSS categories by their text, which is for people, and those of Atom by their code.
    assert {"rss": "Weather", "atom": "17000000"}[form] in rows["Harbour frozen"][8].split("|")
