"""Versions as they go out, for the tests of all writers."""

import datetime as dt
import io
import re
from dataclasses import replace

from hypothesis import strategies as st

from dateline.core.dateline import parse, render
from dateline.core.story import Code, Dateline, Item, Link, PhotoRef, Pubstatus, Signal
from dateline.core.text.clean import CleanHtml, clean
from dateline.core.wires import read
from dateline.core.wires.sending import Carries, Rendition, Sending, carried
from tests.core.wires.reading import RECEIVED

SENT = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)
BODY = clean(
    '<p>Ships wait outside the <a href="https://port.example/?a=1&amp;b=2">port</a> &amp; men <b>wait</b>, too.</p>\n'
    "<h2>What comes</h2>\n<ul><li>Ice</li><li>Snow</li></ul>\n<blockquote><p>“We wait.”</p></blockquote>\n"
    "<table><tbody><tr><th>Day</th><td>Ships</td></tr></tbody></table><pre>A   1\nB   2</pre>"
)
PHOTO = PhotoRef(
    url="https://agency.example/img/a-w1280.jpg", caption="The harbour at noon", credit="Anna Lind/MERIDIAN",
    byline="Anna Lind", rights="© Meridian", focus=(0.5, 0.25),
)  # fmt: skip
RENDITIONS = {
    PHOTO.url: (
        Rendition(name="web", url=PHOTO.url, width=1280, height=720),
        Rendition(name="thumbnail", url="https://agency.example/img/a-w320.jpg", width=320, height=180),
    )
}
FULL = Item(
    uri="tag:agency.example,2026-03-28:story/7",
    format="test",
    headline="Harbour frozen & <closed>",
    lead="Ships wait outside.",
    body_html=BODY,
    version=3,
    signal=Signal.CORRECTION,
    slug="HARBOUR-ICE",
    byline="Ivan Petrov",
    credit="Meridian",
    dateline=Dateline(place="MOSCOW", date=dt.date(2026, 3, 28), agency="MRD", text="MOSCOW, March 28. /MRD/."),
    published=dt.datetime(2026, 3, 28, 9, 0, tzinfo=dt.UTC),
    updated=dt.datetime(2026, 3, 28, 11, 30, tzinfo=dt.UTC),
    language="en",
    topics=(
        Code(value="17000000", scheme="http://cv.iptc.org/newscodes/mediatopic/", label="Weather"),
        Code(value="port-life", scheme="https://agency.example/en/topics/", label="Port life"),
    ),
    places=(Code(value="moscow", scheme="https://agency.example/en/places/", label="Moscow"),),
    urgency=3,
    located="Moscow",
    usage_terms="Not for broadcast.",
    ednote="With picture.\nMore to come.",
    correction="Corrects the name of the port.",
    photos=(PHOTO,),
    links=(Link(url="https://agency.example/ice.pdf", rel="enclosure", title="Ice map", media_type="application/pdf"),),
    kind="analysis",
    sources="TASS; Interfax",
)


def sending(item: Item = FULL, **said: object) -> Sending:
    """An item on its way; one with a photo has sizes of it."""
    given = {"sent": SENT, "renditions": {url: RENDITIONS[url] for url in RENDITIONS} if item.photos else {}}
    return Sending(item=item, **given | said)  # type: ignore[arg-type]


def read_back(written: bytes) -> Item:
    """The one item of a document."""
    (item,) = read(io.BytesIO(written), received=RECEIVED)
    assert isinstance(item, Item), item
    return item


def expected(item: Item, carries: Carries, name: str) -> Item:
    """What has to be read back."""
    return squeezed(carried(item, carries, format_name=name))


def squeezed(item: Item) -> Item:
    """Without what means nothing in HTML: space between blocks, and the zone in which a moment is told."""
    html = re.sub(r"\s*(</?(?:p|h\d|ul|ol|li|blockquote|pre|table|tbody|tr|td|th)(?: [^>]*)?>)", r"\1", item.body_html)
    html = re.sub(r"(</?(?:p|h\d|ul|ol|li|blockquote|table|tbody|tr|td|th)(?: [^>]*)?>)\s*", r"\1", html)
    return replace(
        item,
        body_html=CleanHtml(html.strip()),
        **{name: at.astimezone(dt.UTC) for name in ("published", "updated", "embargo") if (at := getattr(item, name))},
    )


_WORD = st.text("abcdeABCxyzабвгдеёЖЗИ0123456789&<>\"'«»—%;", min_size=1, max_size=9)
_LINE = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
_PLAIN = st.text("abcdefgабвгдежз", min_size=2, max_size=8)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SPAN = st.tuples(
    st.sampled_from(["{}", "<b>{}</b>", "<em>{}</em>", '<a href="https://a.example/">{}</a>']), _LINE
).map(lambda pair: pair[0].format(_escaped(pair[1])))
_INLINE = st.lists(_SPAN, min_size=1, max_size=3).map(" ".join)
_BLOCK = st.tuples(
    st.sampled_from(
        ["<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li><li>b</li></ul>", "<blockquote><p>{}</p></blockquote>"]
    ),
    _INLINE,
).map(lambda pair: pair[0].format(pair[1]))
BODIES = st.tuples(_INLINE, st.lists(_BLOCK, max_size=4)).map(
    lambda parts: clean("\n".join([f"<p>Opening words of it {parts[0]}</p>", *parts[1]]))
)
_TIMES = st.integers(0, 8 * 24 * 3600).map(lambda seconds: SENT - dt.timedelta(seconds=seconds))
_DATELINES = st.tuples(
    st.sampled_from(["Moscow", "London", "St. Petersburg", "Kazan"]),
    st.none() | st.dates(dt.date(2026, 3, 10), dt.date(2026, 3, 28)),
    st.sampled_from(["TASS", "MRD"]),
).map(lambda said: parse(render(said[0], said[1], language="en", sign=said[2]) + " Words", day=SENT.date())[0])
_CODES = st.lists(
    st.builds(
        Code,
        value=st.text("abc0123456789", min_size=1, max_size=8),
        scheme=st.sampled_from(["http://cv.iptc.org/newscodes/mediatopic/", "https://agency.example/en/topics/"]),
        label=_PLAIN,
    ),
    max_size=3,
    unique_by=lambda code: code.value,
).map(tuple)
_PHOTOS = st.lists(
    st.builds(
        PhotoRef,
        url=st.integers(1, 9).map("https://agency.example/img/{}.jpg".format),
        caption=st.just("") | _PLAIN,
        credit=_PLAIN,
        byline=st.just("") | _PLAIN,
        rights=st.just("") | _PLAIN,
    ),
    max_size=2,
    unique_by=lambda photo: photo.url,
).map(tuple)
ITEMS = st.builds(
    Item,
    uri=st.integers(1, 10**9).map("tag:agency.example,2026-03-28:story/{}".format),
    format=st.just("test"),
    headline=_LINE.map("Harbour {}".format),
    lead=st.just("") | _LINE.map("Lead {}".format),
    body_html=BODIES,
    version=st.integers(1, 99),
    pubstatus=st.sampled_from(Pubstatus),
    embargo=st.none() | st.just(dt.datetime(2026, 4, 2, 8, 0, tzinfo=dt.UTC)),
    signal=st.sampled_from(Signal),
    slug=_PLAIN,
    byline=st.just("") | _PLAIN,
    credit=_PLAIN,
    dateline=st.none() | _DATELINES,
    published=_TIMES,
    updated=st.none() | _TIMES.map(lambda at: at + dt.timedelta(days=9)),
    language=st.sampled_from(["en", "ru", "de"]),
    topics=_CODES,
    places=_CODES.map(lambda codes: tuple(replace(code, scheme="https://agency.example/places/") for code in codes)),
    urgency=st.none() | st.integers(1, 8),
    located=st.just("") | _PLAIN,
    usage_terms=st.just("") | _PLAIN,
    ednote=st.just("") | st.lists(_PLAIN, min_size=1, max_size=2, unique=True).map("\n".join),
    correction=st.just("") | _PLAIN,
    photos=_PHOTOS,
    links=st.just(()) | st.just(FULL.links),
    kind=st.sampled_from(["", "interview", "analysis"]),
    sources=st.just("") | _PLAIN,
)
"""Items in the form in which readers give them: what is written of them has to be read as the same."""
