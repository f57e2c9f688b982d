"""The one list of everything public, and canaries to find out whether something is on it.

Every address that Django answers below no password, every route of the edge and every follower stands in `SURFACES`.
`unregistered` enumerates them from the code, so that a new one fails its test until it is listed here, with the
addresses under which a story could show.

Whoever adds a surface adds it here, and the embargo and kill tests run over it from then on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from dateline.archive.ledger import last_seq
from dateline.archive.models import Annotation, Edition, Photo, Story, Topic
from dateline.core.filters import EVERYTHING, Field
from dateline.core.filters.nodes import among
from dateline.core.ledger import Audience
from dateline.core.text.naming import name_key
from dateline.coverage.models import Assigned
from dateline.edge.app import ROUTES
from dateline.edge.live.channel import Wanted
from dateline.edge.live.replay import Replay
from dateline.edge.wire import history, ledger
from dateline.index.filtered import read_filtered
from dateline.index.models import Listed
from dateline.index.registry import ALL
from dateline.out.feeds.forms import FORMS
from dateline.out.sitemaps import stretches
from dateline.site.img import SPECS
from dateline.site.mine import cookies
from dateline.site.mine.kept import Kept, packed
from dateline.wire.forms import BY_NAME
from dateline.wire.forms import FORMS as WIRE_FORMS
from dateline.wire.limits import BUCKETS
from dateline.wire.receivers import ANYBODY
from tests import given
from tests.canaries import Canaries
from tests.mailed import TEMPLATES, mails
from tests.searching import searched

NOT_PUBLIC = ("desk/",)
"""Prefixes of what asks for a password."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A story that is looked for: its number, the slugs it may be asked for by, and its picture."""

    story_id: int
    slugs: tuple[str, ...]
    photo: Photo | None

    @classmethod
    def of(cls, story_id: int, photo: Photo | None = None) -> "Probe":
        """A recorded story under its own slug and a wrong one."""
        return cls(story_id, (Story.objects.get(pk=story_id).slug, "wrong"), photo)


Addresses = Callable[[Probe], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Surface:
    """Something public. ``addresses`` are those under which a story could show."""

    name: str
    addresses: Addresses
    said: Callable[[], Iterable[bytes]] = tuple
    """What a stream sends from its beginning to now: the edge sends it from threads that see committed rows only."""
    cookies: Mapping[str, str] = field(default_factory=dict)
    """Of a reader who has something of their own."""


def _ledger() -> Iterable[bytes]:
    after, more = 0, True
    while more:
        found, stretch = ledger.Wish(ANYBODY, after, EVERYTHING, items=True, limit=500).step()
        yield from (line for _, line in found)
        after, more = stretch.reached, stretch.more


def _history() -> Iterable[bytes]:
    first: int | None = 1
    while first is not None:
        found, first = history.Wish(ANYBODY, 1, EVERYTHING, BY_NAME["ninjs"]).batch(first, 100)
        yield from (line for _, line in found)


def _live() -> Iterable[bytes]:
    for edition in Edition.objects.all():
        wanted = Wanted(among(Field.LANGUAGE, [edition.language]), ZoneInfo(edition.zone))
        replay = Replay(wanted, 0, last_seq())
        while not replay.done:
            yield replay.step()


def _sitemaps() -> Iterable[bytes]:
    """Of the moments between which the stories of the tests are published, too."""
    now = timezone.now()
    published = (at for at in Story.objects.values_list("listed_at", flat=True) if at)
    maps = [stretches.pages(), stretches.stories(0)]
    for moment, edition in product([now, *published], Edition.objects.all()):
        maps.append(stretches.news(edition, 0, moment))
    return (part.encode() for each in maps for part in stretches.whole(each))


def _editions() -> list[str]:
    return list(Edition.objects.values_list("code", flat=True))


def _in_editions(path: str) -> Addresses:
    return lambda _: [path.format(edition=edition) for edition in _editions()]


def _of_topics(path: str) -> Addresses:
    def addresses(_: Probe) -> Iterable[str]:
        slugs = Topic.objects.filter(code__in=_filled_topics()).values_list("slug", flat=True)
        return [path.format(edition=edition, slug=slug) for edition, slug in product(_editions(), slugs)]

    return addresses


def _of_places(path: str) -> Addresses:
    def addresses(_: Probe) -> Iterable[str]:
        names = (name.partition(" ")[2] for name in Listed.objects.values_list("list", flat=True).distinct())
        slugs = sorted({name.removeprefix("place:") for name in names if name.startswith("place:")})
        return [path.format(edition=edition, slug=slug) for edition, slug in product(_editions(), slugs)]

    return addresses


def _searches(probe: Probe) -> Iterable[str]:
    """Words that stand in every story with canaries; a canary itself would be sung by the page that repeats it."""
    asked = (
        *("headline", "lead", "body", "title:headline", "Body OR Lead", '"of some words"', "headlin", "-nothing"),
        *("topic:transport", "topic:economy", "since:2015-01-01", "kerch", "zzzz headline"),
    )
    ways = ("", "&order=best", "&from=20&order=best")
    for edition, words, way in product(_editions(), asked, ways):
        yield f"/{edition}/search?q={quote(words)}{way}"
    yield from (f"/{edition}/search/suggest?q=headline%20c" for edition in _editions())
    yield f"/en/search?q=source:own%20{probe.story_id}"


def _on_days(path: str) -> Addresses:
    def addresses(_: Probe) -> Iterable[str]:
        days = {at.date() for at in Story.objects.exclude(listed_at=None).values_list("listed_at", flat=True)}
        parts = sorted({path.format(year=day.year, month=day.month, day=day.day) for day in days})
        return [f"/{edition}/archive/{part}" for edition, part in product(_editions(), parts)]

    return addresses


def _of_people(path: str) -> Addresses:
    def addresses(_: Probe) -> Iterable[str]:
        names = Annotation.objects.filter(kind="person").values_list("value", flat=True).distinct()
        slugs = sorted({name_key(name).replace(" ", "-") for name in names})
        return [path.format(edition=edition, slug=slug) for edition, slug in product(_editions(), slugs)]

    return addresses


def _of_events(path: str) -> Addresses:
    def addresses(_: Probe) -> Iterable[str]:
        # Whether the stage has been there or not: every number that any story has.
        numbers = sorted(set(Assigned.objects.exclude(group=None).values_list("group", flat=True))) or [1]
        return [path.format(edition=edition, number=number) for edition, number in product(_editions(), numbers)]

    return addresses


def _filled_topics() -> set[str]:
    return {name.partition(" ")[2] for name in Listed.objects.values_list("list", flat=True).distinct()}


def _of_story(path: str) -> Addresses:
    def addresses(probe: Probe) -> Iterable[str]:
        for edition, slug in product(_editions(), probe.slugs):
            yield path.format(edition=edition, id=probe.story_id, slug=slug)

    return addresses


def _pictures(probe: Probe) -> Iterable[str]:
    return [f"/img/{probe.photo.digest}-{spec.name}" for spec in SPECS] if probe.photo else []


def _fixed(*paths: str) -> Addresses:
    return lambda _: paths


def _filtered(path: str) -> Addresses:
    """A list with filters that everything passes, by its time or by words, and one that nothing passes."""
    ways = ("f=since%3A2000-01-01", "f=headline", "f=until%3A2000-01-01&hidden=1", "panel=open")
    return lambda _: [f"{path.format(edition=edition)}?{way}" for edition in _editions() for way in ways]


def _all(*addresses: Addresses) -> Addresses:
    return lambda probe: [found for each in addresses for found in each(probe)]


_OWN = {cookies.NAME: packed(Kept(own="since:2000-01-01")), cookies.FRONT: cookies.FOLLOWS}


SURFACES: tuple[Surface, ...] = (
    Surface("site:root", _fixed("/")),
    Surface("site:bare_edition", _in_editions("/{edition}")),
    Surface("site:front", _in_editions("/{edition}/")),
    Surface("site:front", _in_editions("/{edition}/"), cookies=_OWN),
    Surface(
        "site:all",
        _all(_in_editions("/{edition}/all"), _in_editions("/{edition}/all?sources=all"), _filtered("/{edition}/all")),
    ),
    Surface("site:my", _in_editions("/{edition}/my"), cookies=_OWN),
    Surface("site:my_tabs", _in_editions("/{edition}/my/tabs"), cookies=_OWN),
    Surface("alerts:alert", _in_editions("/{edition}/alert?f=headline")),
    # POST alone, from the form's script; and that which a browser runs when a notification comes.
    Surface("alerts:browser", _fixed()),
    Surface("alerts:worker", _fixed("/alerts.js")),
    # They open what their token is for, and none of it is about a story.
    *(Surface(f"alerts:{each}", _fixed(f"/mail/{each}/x")) for each in ("confirm", "stop", "data", "moved")),
    # In the demo alone; what stands there is what `mail:alert` has.
    Surface("alerts:inbox", _fixed("/demo/inbox")),
    Surface("alerts:inbox_mail", _fixed(f"/demo/inbox/{'0' * 32}")),
    Surface("mail:confirm", _fixed()),
    Surface("mail:alert", _fixed(), mails),
    # What a reader does with the own browser's cookies: POST alone, answered with a way on or with what is wrong.
    *(Surface(f"site:my_{act}", _fixed()) for act in ("save", "change", "forget", "take", "front")),
    Surface("site:place_names", _in_editions("/{edition}/places.json?q=M")),
    Surface("site:search", _searches),
    Surface("site:suggest", _in_editions("/{edition}/search/suggest?q=head")),
    Surface("site:archive", _in_editions("/{edition}/archive")),
    Surface("site:archive_year", _on_days("{year}")),
    Surface("site:archive_month", _on_days("{year}/{month}")),
    Surface("site:archive_day", _on_days("{year}/{month}/{day}")),
    Surface("site:story_bare", _of_story("/{edition}/story/{id}")),
    Surface("site:versions_bare", _of_story("/{edition}/story/{id}/versions")),
    Surface("site:story", _of_story("/{edition}/story/{id}-{slug}")),
    Surface("site:versions", _of_story("/{edition}/story/{id}-{slug}/versions")),
    Surface("site:partners", _in_editions("/{edition}/partners")),
    Surface("site:go", lambda probe: given.counted(probe.story_id)),
    *(Surface(f"out:embed_{form}", _fixed(address)) for form, address in given.EMBEDDED.items()),
    Surface("site:coverage", _of_events("/{edition}/coverage/{number}")),
    # POST alone, answered with a way back.
    Surface("site:doubt", _fixed()),
    *(
        Surface(f"out:coverage_{form.name}", _of_events(f"/{{edition}}/coverage/{{number}}.{form.name}"))
        for form in FORMS
    ),
    Surface("site:currency", _in_editions("/{edition}/currency")),
    Surface("site:currency_json", _fixed("/currency.json")),
    Surface("site:topics", _in_editions("/{edition}/topics")),
    Surface("site:topic", _of_topics("/{edition}/topics/{slug}")),
    Surface("site:people", _in_editions("/{edition}/people")),
    Surface("site:person", _of_people("/{edition}/people/{slug}")),
    *(Surface(f"out:person_{form.name}", _of_people(f"/{{edition}}/people/{{slug}}.{form.name}")) for form in FORMS),
    Surface("site:places", _in_editions("/{edition}/places")),
    Surface("site:place", _of_places("/{edition}/places/{slug}")),
    *(Surface(f"out:place_{form.name}", _of_places(f"/{{edition}}/places/{{slug}}.{form.name}")) for form in FORMS),
    *(
        Surface(
            f"out:all_{form.name}",
            _all(_in_editions(f"/{{edition}}/all.{form.name}"), _filtered(f"/{{edition}}/all.{form.name}")),
        )
        for form in FORMS
    ),
    *(Surface(f"out:topic_{form.name}", _of_topics(f"/{{edition}}/topics/{{slug}}.{form.name}")) for form in FORMS),
    Surface("image", _pictures),
    # Where sources and hubs send copy to: the answers say what became of theirs, to whoever has the token.
    Surface("push", _fixed("/wire/in/own", "/wire/in/auto")),
    Surface("websub", _fixed("/websub/guess")),
    # Subscribers POST to it; what it distributes are the feeds above, byte for byte.
    Surface("hub", _fixed("/hub")),
    # The wire, for anybody without a token.
    Surface("wire:root", _fixed("/wire/")),
    # The library's own name for the same address, which the operation above answers.
    Surface("wire:api-root", _fixed("/wire/")),
    Surface("wire:listing", _fixed("/wire/stories", "/wire/stories?format=newsml-g2&package=true")),
    Surface("wire:story", lambda probe: [f"/wire/stories/{probe.story_id}?format={form.name}" for form in WIRE_FORMS]),
    Surface("wire:versions", lambda probe: [f"/wire/stories/{probe.story_id}/versions"]),
    Surface(
        "wire:version", lambda probe: [f"/wire/stories/{probe.story_id}/versions/{number}" for number in range(1, 4)]
    ),
    Surface("wire:photo", lambda probe: [f"/wire{path.replace('/img/', '/photos/')}" for path in _pictures(probe)]),
    Surface("wire_docs", _fixed("/wire/docs")),
    Surface("wire_openapi", _fixed("/wire/openapi.json")),
    Surface("wire_nothing", lambda probe: [f"/wire/nothing/{slug}" for slug in probe.slugs]),
    # Files of the package itself, and one word about the process.
    Surface("edge:/static/", _fixed()),
    Surface("edge:/healthz", _fixed()),
    Surface("edge:/wire/ledger", _fixed(), _ledger),
    Surface("edge:/wire/history", _fixed(), _history),
    Surface("edge:live", _fixed(), _live),
    Surface("edge:/sitemap.xml", _fixed(), lambda: [stretches.index(timezone.now()).encode()]),
    Surface("edge:/sitemaps/", _fixed(), _sitemaps),
    Surface("out:robots", _fixed("/robots.txt")),
    Surface("out:opml", _fixed("/feeds.opml")),
    # The follower's own rows are looked at by `held`.
    Surface("follower:lists", _fixed()),
    Surface("follower:feed", _fixed()),
    Surface("follower:search", _fixed()),
    # Trusted: the newsroom's list keeps what is not public, on purpose. It is read below ``desk/`` only.
    Surface("follower:desk", _fixed()),
)


def enumerated() -> set[str]:
    """The names of everything public that the code has."""
    patterns = set(_pattern_names(get_resolver().url_patterns))
    routes = {f"edge:{route}" for route in ROUTES}
    written = {f"mail:{file.stem}" for file in TEMPLATES.iterdir()}
    return patterns | routes | written | {f"follower:{follower.name}" for follower in ALL}


def unregistered() -> set[str]:
    """What the code has and this list lacks, or the other way round."""
    return enumerated() ^ {surface.name for surface in SURFACES}


def _pattern_names(patterns: Iterable[URLPattern | URLResolver], namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if str(pattern.pattern) in NOT_PUBLIC:
            continue
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _pattern_names(pattern.url_patterns, namespace + inner)
        else:
            yield namespace + (pattern.name or str(pattern.pattern))


def sung(canaries: Canaries, probe: Probe) -> dict[str, set[str]]:
    """Where canaries of a story are heard, as address → fields. A picture that is served counts as ``image``.

    Addresses are asked for as they are, redirects are not followed: each is asked for itself.
    """
    BUCKETS.clear()
    found: dict[str, set[str]] = {}
    for surface in SURFACES:
        client = Client(SERVER_NAME="127.0.0.1")
        client.cookies.load(dict(surface.cookies))
        for address in surface.addresses(probe):
            heard = _heard(client, surface, address, canaries)
            if heard:
                found[address] = heard
        if heard := canaries.found_in(b"".join(surface.said()).decode()):
            found[surface.name] = heard
    return found


def _heard(client: Client, surface: Surface, address: str, canaries: Canaries) -> set[str]:
    answer = client.get(address)
    assert answer.status_code != 429, "what is not answered is silent for the wrong reason"
    if answer.headers.get("Content-Type", "").startswith("image/"):
        return {"image"}
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return canaries.found_in(f"{headers}\n{answer.content.decode()}")


def held(probe: Probe) -> set[str]:
    """The public followers that keep something of a story. Trusted ones keep what is not public, on purpose."""
    fed = read_filtered(EVERYTHING, timezone.now(), ZoneInfo("UTC"), limit=10_000, others=True)
    kept = {
        "lists": Listed.objects.filter(story_id=probe.story_id).exists(),
        "feed": probe.story_id in fed.ids,
        "search": probe.story_id in searched(),
    }
    public = (follower for follower in ALL if follower.audience is Audience.PUBLIC)
    return {follower.name for follower in public if kept[follower.name]}
