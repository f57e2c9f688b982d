"""What every page has around its content: header, head, caching, policy."""

import re
from pathlib import Path

import pytest
from django.test import Client

import dateline.site
from dateline.site.menu import ORDER, menu
from tests.site.conftest import Read
from tests.site.newsroom import Newsroom
from tests.site.reading import Page, by_class

REFERENCE = ("Currency converter", "All news", "News search", "Topics", "Use filter")
"""The header of the page that the product is built from."""
NAMES = ("currency", "all", "search", "topics", "filter")
PAGES = ("/en/", "/ru/", "/en/all", "/ru/all", "/en/topics", "/ru/topics", "/en/topics/weather", "/en/nowhere/at/all")


def test_header_in_the_order_of_the_reference(furnished: Newsroom, read: Read) -> None:
    for path in PAGES:
        ends = [link.get("href").rsplit("/", 1)[1] for link in Page(read(path)).all(by_class("menu") + "//a")]
        shown = ["filter" if end == "all?panel=open#filter" else end for end in ends]
        assert shown == [name for name in NAMES if name in shown]
        assert {"all", "topics", "filter"} <= set(shown)


def test_header_speaks_as_the_reference_does() -> None:
    labels = dict(zip(NAMES, REFERENCE, strict=True))
    assert ORDER == NAMES
    assert all(entry.label == labels[entry.name] for entry in menu("en"))


def test_header_leads_to_pages_that_are_there(furnished: Newsroom, read: Read) -> None:
    for href in Page(read("/ru/")).all(by_class("menu") + "//a/@href"):
        page = Page(read(href))
        assert page.response.status_code == 200
        assert page.one(by_class("menu") + '//a[@aria-current="page"]/@href') == href


@pytest.mark.parametrize(
    ("path", "other"),
    [("/en/", "/ru/"), ("/en/all", "/ru/all"), ("/ru/topics", "/en/topics"), ("/ru/topics/sport", "/en/topics/sport")],
)
def test_language_switch_leads_to_the_same_page(newsroom: Newsroom, read: Read, path: str, other: str) -> None:
    page = Page(read(path))
    link = page.one(by_class("switch") + "//a")
    assert link.get("href") == other
    assert link.get("lang") == link.get("hreflang") == other[1:3]
    alternates = {each.get("hreflang"): each.get("href") for each in page.all("//link[@hreflang]")}
    assert alternates == {path[1:3]: f"http://127.0.0.1:8000{path}", other[1:3]: f"http://127.0.0.1:8000{other}"}


def test_head_of_a_story(furnished: Newsroom, read: Read) -> None:
    for name in ("ferry", "ferry-ru", "corrected", "paged", "flash", "link", "hostile"):
        path = read(f"/en/story/{furnished.stories[name]}")["Location"]
        page = Page(read(path))
        address = f"http://127.0.0.1:8000{path}"
        assert page.one('//link[@rel="canonical"]/@href') == address == page.one('//meta[@property="og:url"]/@content')
        assert page.one('//meta[@property="og:title"]/@content') == page.text("//h1")
        assert page.one('//meta[@property="og:type"]/@content') == "article"
        assert page.one(f'//link[@hreflang="{path[1:3]}"]/@href') == address
        assert len(page.all("//h1")) == 1


def test_open_graph_picture(furnished: Newsroom, read: Read) -> None:
    page = Page(read(read(f"/en/story/{furnished.stories['ferry']}")["Location"]))
    assert re.fullmatch(
        r"http://127\.0\.0\.1:8000/img/[0-9a-f]{64}-w1200\.jpg", page.one('//meta[@property="og:image"]/@content')
    )
    assert {link.get("hreflang") for link in page.all("//link[@hreflang]")} == {"en", "ru"}


@pytest.mark.parametrize("path", ["/en/all", "/ru/all", "/en/topics/sport"])
def test_lists_name_their_feeds(newsroom: Newsroom, read: Read, path: str) -> None:
    feeds = {link.get("type"): link.get("href") for link in Page(read(path)).all('//link[@rel="alternate"][@type]')}
    assert feeds == {
        "application/rss+xml": f"{path}.rss",
        "application/atom+xml": f"{path}.atom",
        "application/feed+json": f"{path}.json",
    }


def test_a_page_that_has_not_changed_is_not_sent_again(furnished: Newsroom, read: Read) -> None:
    story = read(f"/en/story/{furnished.stories['ferry']}")["Location"]
    for path in ("/en/", "/en/all", "/en/topics", "/en/topics/weather", story, f"{story}/versions"):
        first = read(path)
        assert first["Cache-Control"] == "no-cache"
        again = read(path, if_none_match=first["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]


def test_a_changed_page_has_another_tag(furnished: Newsroom, read: Read) -> None:
    first = read("/en/all")
    furnished.send("new", headline="New")
    furnished.follow()
    again = read("/en/all", if_none_match=first["ETag"])
    assert (again.status_code, again["ETag"] != first["ETag"]) == (200, True)


def test_pages_do_not_look_at_cookies_and_set_none(furnished: Newsroom) -> None:
    bare, loaded = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    loaded.cookies.load({"sessionid": "x", "django_language": "ru", "csrftoken": "y"})
    for path in PAGES:
        first, second = bare.get(path), loaded.get(path)
        assert first.content == second.content
        assert not first.cookies
        assert "Cookie" not in first.headers.get("Vary", "")


def test_strict_policy_on_every_answer(furnished: Newsroom, read: Read) -> None:
    for path in (*PAGES, "/", "/en/story/1-x", "/en/all?before=x", f"/en/story/{furnished.stories['killed']}"):
        policy = read(path)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


TEMPLATES = sorted((Path(dateline.site.__file__).parent / "templates").rglob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_carry_no_code_and_call_nobody(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text, re.IGNORECASE)
    scripts = re.findall(r"<script[^>]*>\S*", text)
    own = re.compile(r"""<script src="\{% static 'site/\w+\.js' %\}" defer></script>""")
    assert not [script for script in scripts if not own.match(script)]
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", text)


STYLES = sorted((Path(dateline.site.__file__).parent / "static").rglob("*.css"))


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_styles_fetch_nothing(style: Path) -> None:
    assert not re.search(r"@import|url\(", style.read_text())
