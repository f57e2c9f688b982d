"""Article pages: what they say of themselves, their text, and what must not get through."""

import datetime as dt
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from dateline.core.story import Item, Unreadable
from dateline.core.text.plain import plain
from dateline.core.wires import read
from dateline.core.wires.page.extract import MOST, extract
from dateline.core.wires.times import moment
from tests.floors import keeps

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
LONG = "The harbour of Kerch was closed on Friday, since a storm had torn the signs at its entrance from the rocks. "
URL = "https://times.example/news/harbour?utm_source=x"
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Harbour closed | Example Times</title>
<link rel="canonical" href="/news/harbour"><meta property="og:site_name" content="Example Times">
<meta name="description" content="Ships wait outside."><meta property="og:image" content="https://times.example/a.jpg">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"x"}},
{{"@type":["NewsArticle"],"headline":"Harbour closed after storm","datePublished":"2026-11-20T10:00:00+03:00",
"dateModified":"2026-11-20T12:30:00+03:00","author":[{{"@type":"Person","name":"By Anna Berg"}},{{"name":"J. Doe"}}],
"articleSection":"Shipping","keywords":"ports, storms"}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Harbour closed after storm</h1>
<p>KERCH, November 20. /ETA/. {LONG}</p><h2>No word yet</h2><p>{LONG * 3}</p>
<p style="display:none">Never shown.</p><ul><li>{LONG}</li><li>{LONG}</li></ul><blockquote>{LONG}</blockquote>
<p>{LONG * 2}<a href="javascript:alert(1)">more</a></p><script>alert(2)</script></article>
<footer>All rights reserved, and a menu of forty entries.</footer></body></html>"""


def taken(page: str | bytes, url: str = URL) -> Item:
    found = extract(page if isinstance(page, bytes) else page.encode(), url=url, received=NOW)
    assert isinstance(found, Item), found
    return found


def test_a_page_becomes_a_story() -> None:
    item = taken(PAGE)
    assert item.uri == "https://times.example/news/harbour"
    assert item.headline == "Harbour closed after storm"
    assert item.lead == "Ships wait outside."
    assert item.byline == "Anna Berg, J. Doe"
    assert item.published == moment("2026-11-20T10:00:00+03:00")
    assert item.updated == moment("2026-11-20T12:30:00+03:00")
    assert (item.language, item.credit) == ("en", "Example Times")
    assert [code.value for code in item.topics] == ["Shipping", "ports", "storms"]
    assert [photo.url for photo in item.photos] == ["https://times.example/a.jpg"]
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency) == ("KERCH", "ETA")


def test_the_text_keeps_its_structure_and_nothing_else() -> None:
    body = taken(PAGE).body_html
    assert {"<h2>", "<li>", "<blockquote>"} <= set(re.findall(r"<[a-z0-9]+>", body))
    assert "KERCH" not in plain(body)
    for unwanted in ("Home", "Sport", "Never shown", "All rights", "javascript", "alert"):
        assert unwanted not in body


def test_open_graph_and_time_where_there_is_no_json() -> None:
    page = re.sub(r"<script.*?</script>", "", PAGE, flags=re.DOTALL).replace(
        "<article>", '<article><p class="byline">By Max Bauer</p><time datetime="2026-11-21T08:00Z">21 Nov</time>'
    )
    item = taken(page)
    assert (item.headline, item.byline) == ("Harbour closed after storm", "Max Bauer")
    assert item.published == moment("2026-11-21T08:00Z")


def test_the_name_of_the_site_is_no_part_of_the_headline() -> None:
    page = f"<html><head><title>Rain in the north | Example Times</title></head><body><p>{LONG * 5}</p></body></html>"
    named = page.replace("<title>", '<meta property="og:site_name" content="Example Times"><title>')
    dashed = page.replace(" | ", " - ")
    assert taken(named).headline == "Rain in the north"
    assert taken(page).headline == "Rain in the north", "a short name after a bar"
    assert taken(dashed).headline == "Rain in the north - Example Times", "a dash stands in headlines, too"
    assert taken(dashed, "https://example-times.example/a").headline == "Rain in the north"


def test_the_photos_of_the_text_with_their_words() -> None:
    figure = (
        "<figure><img src='/a-300x200.jpg' srcset='/a-300x200.jpg 300w, /a-1200x800.jpg 1200w'>"
        "<figcaption>Ships wait outside. Photo: Anna Berg/ETA</figcaption></figure>"
        "<figure><img src='data:image/gif;base64,x' data-src='https://times.example/b.jpg' alt='The signs'></figure>"
        "<aside><figure><img src='/teaser.jpg'></figure></aside>"
    )
    photos = taken(PAGE.replace("<h2>", f"{figure}<h2>")).photos
    assert [(one.url, one.caption, one.credit) for one in photos] == [
        ("https://times.example/a.jpg", "Ships wait outside.", "Anna Berg/ETA"),
        ("https://times.example/b.jpg", "The signs", ""),
    ]


def test_other_languages_of_the_page() -> None:
    link = (
        '<link rel="alternate" hreflang="ru" href="/ru/port"><link rel="alternate" hreflang="en" href="/news/harbour">'
    )
    links = taken(PAGE.replace("<link rel", f"{link}<link rel", 1)).links
    assert [(one.rel, one.url, one.title) for one in links] == [
        ("canonical", "https://times.example/news/harbour", ""),
        ("alternate", "https://times.example/ru/port", "ru"),
    ]


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r"])
@pytest.mark.parametrize(
    "declared", ['<meta charset="{}">', '<meta http-equiv="Content-Type" content="text/html; charset={}">']
)
def test_the_encoding_that_the_page_declares(charset: str, declared: str) -> None:
    text = "В порту Керчи из-за шторма закрыто движение судов, сообщили в пятницу. " * 8
    page = f"<html><head>{declared.format(charset)}<title>Порт закрыт</title></head><body><p>{text}</p></body></html>"
    item = taken(page.encode(charset))
    assert item.headline == "Порт закрыт"
    assert "закрыто движение" in plain(item.body_html)


def test_a_file_is_told_by_its_content() -> None:
    (item,) = read(io.BytesIO(PAGE.encode()), received=NOW)
    assert isinstance(item, Item)
    assert (item.format, item.headline) == ("page", "Harbour closed after storm")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "no HTML"),
        (b"<html><body>" + b"<div>" * 100_000, "neither a headline nor a text"),
        (b"<html><body>" + b"a" * (MOST + 1), "million characters"),
        (b"<html><head></head><body></body></html>", "neither a headline nor a text"),
    ],
)
def test_what_is_no_story_is_told(page: bytes, reason: str) -> None:
    found = extract(page, url=URL, received=NOW)
    assert isinstance(found, Unreadable)
    assert reason in found.reason


def test_script_in_any_field_is_text_or_gone() -> None:
    evil = "<script>alert(1)</script>"
    said = {"headline": f"Rain{evil}", "author": evil, "articleSection": evil, "image": "javascript:alert(1)"}
    page = PAGE.replace('"headline":"Harbour closed after storm"', json.dumps(said)[1:-1].replace("</", "<\\/"))
    item = taken(page.replace("https://times.example/a.jpg", "data:text/html,x"))
    assert "alert" not in f"{item.headline}{item.byline}{item.topics}{item.body_html}{item.photos}"


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[at : at + 4]) for at in range(len(words) - 3))


def likeness(found: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> float:
    """F1 of 4-grams; two empty texts are alike."""
    if not found and not wanted:
        return 1.0
    both = (found & wanted).total()
    return 2 * both / (found.total() + wanted.total())


def words_of(markup: str) -> str:
    from lxml import html

    root = html.fromstring(markup or "<p></p>")
    for unseen in list(root.iter("script", "style")):
        unseen.drop_tree()
    return " ".join(str(text) for text in root.itertext())


@pytest.mark.shared
def test_how_much_of_saved_pages_is_found(shared: Path) -> None:
    """Mean likeness over the pages, and how many of the stated facts are the expected ones."""
    scores, right, stated = [], Counter[str](), Counter[str]()
    for folder in sorted((shared / "pages" / "readability").iterdir()):
        if not folder.is_dir():
            continue
        item = taken((folder / "source.html").read_bytes(), "http://fakehost/test/page.html")
        expected = grams(words_of((folder / "expected.html").read_text(encoding="utf-8")))
        scores.append(likeness(grams(words_of(item.body_html)), expected))
        said = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
        facts = {
            "title": (item.headline, " ".join((said.get("title") or "").split())),
            "byline": (item.byline, " ".join((said.get("byline") or "").split())),
            "language": (item.language, (said.get("lang") or "").partition("-")[0].lower()),
            "site": (item.credit, said.get("siteName") or ""),
            "published": (item.published, moment(said.get("publishedTime") or "")),
        }
        for name, (found, wanted) in facts.items():
            stated[name] += bool(wanted)
            right[name] += bool(wanted) and found == wanted
    assert keeps("pages", "likeness", round(sum(scores) / len(scores), 4))
    for name in ("title", "byline", "language", "site", "published"):
        assert stated[name] >= right[name]
        assert keeps("pages", name, right[name])
