"""Addresses of public pages. Written out, since Django's ``reverse`` would cost a list more than its queries do;
``tests/site/test_links.py`` holds them equal to the URL patterns.
"""

from urllib.parse import urlencode

from django.conf import settings


def story(edition: str, story_id: int, slug: str) -> str:
    """A story in the edition with this code."""
    return f"/{edition}/story/{story_id}-{slug}"


def versions(edition: str, story_id: int, slug: str) -> str:
    """The public history of a story."""
    return f"{story(edition, story_id, slug)}/versions"


def front(edition: str) -> str:
    """The front page."""
    return f"/{edition}/"


def all_news(edition: str) -> str:
    """All news."""
    return f"/{edition}/all"


def filtered(edition: str, chosen: str) -> str:
    """All news with a filter."""
    return f"{all_news(edition)}?{urlencode({'f': chosen})}"


def alert(edition: str, chosen: str) -> str:
    """Where a filter is made an alert by mail."""
    return f"/{edition}/alert?{urlencode({'f': chosen})}" if chosen else f"/{edition}/alert"


def filter_panel(edition: str) -> str:
    """All news with the filter's panel."""
    return f"{all_news(edition)}?panel=open#filter"


def my_feed(edition: str) -> str:
    """The reader's own filter."""
    return f"/{edition}/my"


def topics(edition: str) -> str:
    """The topic tree."""
    return f"/{edition}/topics"


def topic(edition: str, slug: str) -> str:
    """A topic."""
    return f"/{edition}/topics/{slug}"


def places(edition: str) -> str:
    """All places that have stories."""
    return f"/{edition}/places"


def place(edition: str, slug: str) -> str:
    """A place."""
    return f"/{edition}/places/{slug}"


def people(edition: str) -> str:
    """Whom the latest stories name most."""
    return f"/{edition}/people"


def person(edition: str, slug: str) -> str:
    """Somebody's page."""
    return f"/{edition}/people/{slug}"


def search(edition: str, written: str = "", **ways: str) -> str:
    """News search: for what, in the filter language, and how it is shown; ways that are empty are left out."""
    said = {"q": written, **ways}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"/{edition}/search?{query}" if query else f"/{edition}/search"


def archive(edition: str, *steps: int) -> str:
    """All news by the calendar: a year, a month of it, a day of that."""
    return "/".join([f"/{edition}/archive", *(f"{step:02}" for step in steps)])


def coverage(edition: str, number: int) -> str:
    """How all outlets tell an event."""
    return f"/{edition}/coverage/{number}"


def doubt(edition: str, number: int) -> str:
    """Where readers say that a story of an event tells something else."""
    return f"{coverage(edition, number)}/doubt"


def my_change(edition: str) -> str:
    """Where the reader's own filter is changed."""
    return f"/{edition}/my/change"


def currency(edition: str) -> str:
    """The currency converter."""
    return f"/{edition}/currency"


def partners(edition: str) -> str:
    """Partner news."""
    return f"/{edition}/partners"


def image(digest: str, spec: str) -> str:
    """A rendition of a photo: ``spec`` is ``w640.webp``."""
    return f"/img/{digest}-{spec}"


HUB = "/hub"
"""Where WebSub subscribers ask to be told of feeds."""


def absolute(path: str) -> str:
    """With the site's scheme and host in front."""
    return f"{settings.CONFIG.site.rstrip('/')}{path}"
