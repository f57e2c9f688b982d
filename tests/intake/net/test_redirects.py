"""Redirects: where they lead, what is taken along, and when they are refused."""

import asyncio
from collections.abc import Mapping

import pytest

from dateline.intake.net.address import target
from dateline.intake.net.client import FetchError, Kind, Limits, Request, Response
from dateline.intake.net.connection import Asked
from dateline.intake.net.redirect import after
from tests.intake.net.servers import Told, client, failing, ok, redirect, run, serving, sites


def followed(pages: Mapping[str, bytes], start: str = "/start", **asked: object) -> tuple[Response, list[Told]]:
    found: list[tuple[Response, list[Told]]] = []

    async def scene() -> None:
        async with serving(sites(dict(pages))) as server, client(server.port) as fetcher:
            response = await fetcher.fetch(Request(url=server.url.rstrip("/") + start, **asked))  # type: ignore[arg-type]
            found.append((response, server.told))
            assert server.connections == 1

    run(scene())
    return found[0]


END = {"/end": ok(b"news")}


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ([301], 1),
        ([308, 301], 2),
        ([302], 0),
        ([303, 301], 0),
        ([307, 308], 0),
        ([301, 302], 1),
        ([301, 302, 301], 1),
    ],
)
def test_the_address_to_store(statuses: list[int], moved: int) -> None:
    """It is where the permanent ones led: what comes after a temporary one may be gone tomorrow."""
    paths = ["/start", *(f"/{number}" for number in range(1, len(statuses))), "/end"]
    pages = {path: redirect(paths[at + 1], statuses[at]) for at, path in enumerate(paths[:-1])}
    response, _ = followed(pages | END)
    assert (response.status, response.body) == (200, b"news")
    assert response.url.endswith("/end")
    assert [hop.status for hop in response.hops] == statuses
    assert [hop.url[hop.url.rindex("/") :] for hop in response.hops] == paths[1:]
    assert response.moved_to == (response.hops[moved - 1].url if moved else "")


def test_a_redirect_without_an_address_is_an_answer() -> None:
    response, _ = followed({"/start": ok(b"", status="301 Moved")})
    assert (response.status, response.hops) == (301, ())


def test_the_page_that_a_redirect_brings_is_not_kept() -> None:
    page = b"x" * 60_000
    raw = ok(page, "Location: /end", "Content-Encoding: gzip", status="302 Found")
    response, told = followed({"/start": raw} | END)
    assert (response.body, len(told)) == (b"news", 2)


@pytest.mark.parametrize(
    ("status", "method", "then"),
    [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (307, "POST", "POST"),
        (308, "POST", "POST"),
        (303, "HEAD", "HEAD"),
        (302, "GET", "GET"),
    ],
)
def test_method_and_body(status: int, method: str, then: str) -> None:
    asked = Asked(target("http://a.example/"), method, [("content-type", "text/plain")], b"x" * (method == "POST"))
    found = after(asked, status, "/end")
    assert (found.method, found.body) == (then, b"x" if then == "POST" else b"")


HEADERS = [
    ("user-agent", "x"),
    ("authorization", "secret"),
    ("x-key", "secret"),
    ("cookie", "a"),
    ("if-none-match", "1"),
]


@pytest.mark.parametrize(
    ("start", "location", "trusted"),
    [
        ("http://a.example/", "/b", True),
        ("http://a.example/", "https://a.example/", True),
        ("http://a.example/", "https://a.example:8443/", False),
        ("http://a.example:8080/", "https://a.example/", False),
        ("https://a.example/", "http://a.example/", False),
        ("http://a.example/", "http://a.example:81/", False),
        ("http://a.example/", "http://b.a.example/", False),
        ("http://a.example/", "//b.example/", False),
    ],
)
def test_credentials_stay_where_they_belong(start: str, location: str, trusted: bool) -> None:
    found = after(Asked(target(start), "GET", HEADERS, b""), 302, location)
    names = [name for name, _ in found.headers]
    assert names == ([name for name, _ in HEADERS] if trusted else ["user-agent", "if-none-match"])


def test_what_was_sent_is_not_sent_on_to_strangers() -> None:
    asked = Asked(target("https://hub.example/"), "POST", [], b"hub.secret=1")
    with pytest.raises(FetchError, match=r"sent to hub\.example is not sent on to other\.example") as error:
        after(asked, 307, "https://other.example/")
    assert error.value.kind is Kind.REDIRECT
    assert after(asked, 303, "https://other.example/").body == b""


@pytest.mark.parametrize(
    ("pages", "kind", "words"),
    [
        ({"/": redirect("/")}, Kind.REDIRECT, "in a circle"),
        ({"/": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/a", 301)}, Kind.REDIRECT, "in a circle"),
        (
            {"/": redirect("/1")} | {f"/{n}": redirect(f"/{n + 1}") for n in range(1, 9)},
            Kind.REDIRECT,
            "more than 5 redirects",
        ),
        ({"/": redirect("ftp://example.com/")}, Kind.ADDRESS, "does not begin with http"),
        ({"/": redirect("javascript:alert(1)")}, Kind.ADDRESS, "does not begin with http"),
        ({"/": redirect("http://a:b@example.com/")}, Kind.ADDRESS, "a user name"),
        ({"/": redirect("http://[::1")}, Kind.ADDRESS, "cannot be read"),
        ({"/": redirect("/" + "x" * 9000)}, Kind.ADDRESS, "longer than"),
        ({"/": redirect("http://10.0.0.5/")}, Kind.ADDRESS, "a private network (10.0.0.5)"),
        ({"/": redirect("/a"), "/a": redirect("//169.254.169.254/")}, Kind.ADDRESS, "(169.254.169.254)"),
        ({"/": redirect("//localhost/")}, Kind.ADDRESS, "this machine itself"),
    ],
)
def test_refused(pages: dict[str, bytes], kind: Kind, words: str) -> None:
    async def scene() -> None:
        async with serving(sites(pages)) as server:
            error = await failing(server.url, server.port)
            assert error.kind is kind
            assert words in error.reason

    run(scene())


def test_a_huge_page_at_a_redirect_is_left_alone() -> None:
    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        if told.path == "/end":
            writer.write(ok(b"news"))
            return False
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /end\r\n\r\n")
        while True:
            writer.write(b"x" * 65536)
            await writer.drain()

    async def scene() -> None:
        async with serving(play) as server, client(server.port) as fetcher:
            assert (await fetcher.fetch(Request(url=server.url), Limits(total=5))).body == b"news"

    run(scene())


def test_no_redirects_wanted() -> None:
    async def scene() -> None:
        async with serving(sites({"/": redirect("/a")})) as server:
            error = await failing(server.url, server.port, limits=Limits(redirects=0))
            assert error.kind is Kind.REDIRECT

    run(scene())


def test_a_failure_after_a_redirect_says_where() -> None:
    async def scene() -> None:
        async with serving(sites({"/": redirect("/a"), "/a": b"nonsense\r\n\r\n"})) as server:
            error = await failing(server.url, server.port)
            assert error.kind is Kind.PROTOCOL
            assert error.reason.startswith(f"after a redirect to {server.url}a: the answer is not proper HTTP")

    run(scene())
