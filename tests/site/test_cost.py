"""What a page asks of the database: the number of questions does not grow with the archive."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.site.conftest import Read
from tests.site.newsroom import HOUR, NOW, TRANSPORT, Newsroom, medtop


def queries(read: Read, path: str) -> int:
    """How many a page needs."""
    # What is kept between pages, such as the rates in the header, is there already.
    read(path)
    with CaptureQueriesContext(connection) as captured:
        assert read(path).status_code == 200
    return len(captured)


def test_lists(newsroom: Newsroom, read: Read) -> None:
    for number in range(70):
        newsroom.send(f"{number}", now=NOW - HOUR * number, topics=medtop(TRANSPORT))
    newsroom.follow()
    for path, most in (("/en/all", 5), ("/en/topics/transport", 6), ("/en/", 8), ("/en/topics", 2)):
        assert queries(read, path) <= most


def test_show_more_costs_what_the_first_page_costs(newsroom: Newsroom, read: Read) -> None:
    for number in range(120):
        newsroom.send(f"{number}", now=NOW - HOUR * number)
    newsroom.follow()
    first = queries(read, "/en/all")
    onward = read("/en/all").content.decode().split('href="/en/all?before=')[1].split('"')[0]
    assert queries(read, f"/en/all?before={onward}") == first


def test_stories(furnished: Newsroom, read: Read) -> None:
    for name in ("ferry", "corrected", "flash", "hostile"):
        path = read(f"/en/story/{furnished.stories[name]}")["Location"]
        # One of them finds the pages of the places that the story names, one asks whether other outlets tell the same,
        # one which amounts it states.
        assert queries(read, path) <= 12
        assert queries(read, f"{path}/versions") <= 3
