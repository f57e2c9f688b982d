"""Nothing private is reached: the address that was checked is the one that is connected to."""

import asyncio
import socket
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager

import pytest

from dateline.intake.net.client import AllowPrivate, Client, FetchError, Kind, Limits, Request, Resolver
from dateline.intake.net.dial import system_resolver
from tests.intake.net.servers import Server, client, failing, ok, redirect, run, saying, serving, sites
from tests.intake.net.test_address import PRIVATE


def naming(*answers: Sequence[str]) -> tuple[Resolver, list[str]]:
    """A name server that gives these answers one after the other, the last one for ever; and what it was asked."""
    asked: list[str] = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return answers[min(len(asked), len(answers)) - 1]

    return resolve, asked


def beside(public: Server) -> AbstractAsyncContextManager[Server]:
    """A private server at another address of this machine, on the same port."""
    return serving(saying(ok(b"secret")), host="127.0.0.2", port=public.port)


@pytest.mark.parametrize("url", PRIVATE)
def test_written_in_the_address(url: str) -> None:
    resolver, asked = naming(["93.184.215.14"])

    async def scene() -> None:
        error = await failing(url, resolver=resolver)
        assert error.kind is Kind.ADDRESS
        assert error.reason.endswith("which is refused")

    run(scene())
    assert asked == []


@pytest.mark.parametrize(
    "answer",
    [
        "127.0.0.1", "10.0.0.5", "0.0.0.0", "169.254.169.254", "100.64.1.1", "::1", "::ffff:127.0.0.1", "fe80::1%lo",
        "2606:4700::1%lo", "fd00:ec2::254", "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_behind_a_name(answer: str) -> None:
    resolver, asked = naming([answer])

    async def scene() -> None:
        error = await failing("http://news.example/", resolver=resolver)
        assert error.kind is Kind.ADDRESS
        assert answer.partition("%")[0] in error.reason or "::ffff:" in error.reason

    run(scene())
    assert asked == ["news.example"]


def test_a_real_server_is_not_even_connected_to() -> None:
    async def scene() -> None:
        async with serving(saying(ok(b"secret"))) as server:
            for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "127.0.0.1."):
                error = await failing(f"http://{host}:{server.port}/", server.port + 1)
                assert error.kind is Kind.ADDRESS
            assert server.connections == 0

    run(scene())


def test_on_a_redirect() -> None:
    async def scene() -> None:
        async with serving(saying(ok(b"secret"))) as inner:
            hops = {"/": redirect("/a"), "/a": redirect("/b", 307), "/b": redirect(inner.url, 308)}
            async with serving(sites(hops)) as outer:
                error = await failing(outer.url, outer.port)
                assert error.kind is Kind.ADDRESS
                assert error.reason.endswith("the address leads to this machine itself (127.0.0.1), which is refused")
            assert inner.connections == 0

    run(scene())


def test_on_a_redirect_to_a_name() -> None:
    resolver, _ = naming(["192.168.0.1"])

    async def scene() -> None:
        async with serving(sites({"/": redirect("http://inner.example/")})) as server:
            error = await failing(server.url, server.port, resolver=resolver)
            assert error.kind is Kind.ADDRESS
            assert error.reason.startswith("after a redirect to http://inner.example/: the address leads to a private")

    run(scene())


def test_rebinding() -> None:
    """A name that leads elsewhere when it is asked for again: each connection goes where its own check looked."""
    resolver, asked = naming(["127.0.0.1"], ["127.0.0.2"])

    async def scene() -> None:
        async with serving(saying(ok(b"public"))) as public, beside(public) as secret:
            async with client(public.port, resolver=resolver) as fetcher:
                request = Request(url=f"http://news.example:{public.port}/")
                assert (await fetcher.fetch(request)).body == b"public"
                assert asked == ["news.example"]
                with pytest.raises(FetchError, match=r"this machine itself \(127\.0\.0\.2\)") as error:
                    await fetcher.fetch(request)
                assert error.value.kind is Kind.ADDRESS
            assert (public.connections, secret.connections, asked) == (1, 0, ["news.example"] * 2)
            assert public.told[0].header("host") == f"news.example:{public.port}"

    run(scene())


def test_a_kept_connection_leads_where_it_led() -> None:
    resolver, asked = naming(["127.0.0.1"], ["127.0.0.2"])

    async def scene() -> None:
        async with (
            serving(saying(ok(b"public"), keep=True)) as server,
            client(server.port, resolver=resolver) as fetcher,
        ):
            for _ in range(3):
                response = await fetcher.fetch(Request(url=f"http://news.example:{server.port}/"))
                assert response.body == b"public"
            assert (server.connections, len(asked)) == (1, 1)
            # Another name at the same address is another server.
            with pytest.raises(FetchError):
                await fetcher.fetch(Request(url=f"http://other.example:{server.port}/"))

    run(scene())


def test_a_name_with_a_private_and_a_public_address() -> None:
    """Only what passed is tried, whatever the order."""

    async def scene() -> None:
        async with serving(saying(ok(b"public"))) as public, beside(public) as secret:
            for answer in (["127.0.0.2", "::1", "127.0.0.1"], ["127.0.0.1", "127.0.0.2"]):
                resolver, _ = naming(answer)
                async with client(public.port, resolver=resolver) as fetcher:
                    response = await fetcher.fetch(Request(url=f"http://news.example:{public.port}/"))
                    assert response.body == b"public"
            assert secret.connections == 0

    run(scene())


def test_a_name_that_the_operator_lets_through() -> None:
    resolver, _ = naming(["127.0.0.1"])

    async def scene() -> None:
        async with serving(saying(ok(b"inside"))) as server:
            allow = AllowPrivate(frozenset({("intranet.example", server.port)}))
            async with Client(user_agent="Dateline test", allow=allow, resolver=resolver) as fetcher:
                assert (await fetcher.fetch(Request(url=f"http://intranet.example:{server.port}/"))).body == b"inside"
                for url in (f"http://other.example:{server.port}/", f"http://127.0.0.1:{server.port}/"):
                    with pytest.raises(FetchError, match="this machine itself"):
                        await fetcher.fetch(Request(url=url))

    run(scene())


def test_the_next_address_is_tried() -> None:
    """Not many of them, but one of each family, since IPv6 may lead nowhere."""

    async def scene() -> None:
        async with serving(saying(ok(b"news"))) as server:
            allow = AllowPrivate(frozenset({("news.example", server.port)}))
            for answer in (["127.0.0.3", "::1", "127.0.0.1"], ["::1", "::2", "::3", "::4", "127.0.0.1"]):
                resolver, _ = naming(answer)
                async with Client(user_agent="Dateline test", allow=allow, resolver=resolver) as fetcher:
                    assert (await fetcher.fetch(Request(url=f"http://news.example:{server.port}/"))).body == b"news"

    run(scene())


def test_an_address_where_nobody_listens_any_more_does_not_use_up_the_time() -> None:
    """A server whose queue is full answers nothing at all."""

    async def scene() -> None:
        async with serving(saying(ok(b"news"))) as server:
            with socket.socket() as full, socket.socket() as first, socket.socket() as second:
                full.bind(("127.0.0.2", server.port))
                full.listen(0)
                for caller in (first, second):
                    caller.setblocking(False)
                    caller.connect_ex(("127.0.0.2", server.port))
                allow = AllowPrivate(frozenset({("news.example", server.port)}))
                resolver, _ = naming(["127.0.0.2", "127.0.0.1"])
                url = f"http://news.example:{server.port}/"
                async with Client(user_agent="Dateline test", allow=allow, resolver=resolver) as fetcher:
                    assert (await fetcher.fetch(Request(url=url), Limits(connect=0.6))).body == b"news"
                resolver, _ = naming(["127.0.0.2"])
                async with Client(user_agent="Dateline test", allow=allow, resolver=resolver) as fetcher:
                    with pytest.raises(
                        FetchError, match=r"no connection to news\.example within 0\.2 seconds"
                    ) as error:
                        await fetcher.fetch(Request(url=url), Limits(connect=0.2))
                    assert error.value.kind is Kind.TIMEOUT

    run(scene())


def test_names_that_cannot_be_looked_up() -> None:
    async def nobody(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def busy(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure")

    async def slow(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(60)
        return []

    nothing, _ = naming([])

    async def scene() -> None:
        for resolver, kind, words in [
            (nobody, Kind.DNS, "there is no host with the name news.example"),
            (busy, Kind.DNS, "the name news.example could not be looked up just now"),
            (nothing, Kind.DNS, "the name news.example has no address"),
            (slow, Kind.TIMEOUT, "no connection to news.example within 0.1 seconds"),
        ]:
            error = await failing("http://news.example/", resolver=resolver, limits=Limits(connect=0.1))
            assert (error.kind, error.reason) == (kind, words)

    run(scene())


def test_the_machines_own_resolver() -> None:
    async def scene() -> None:
        assert set(await system_resolver("localhost", 80)) <= {"127.0.0.1", "::1"}
        assert await system_resolver("127.0.0.1", 80) == ["127.0.0.1"]

    run(scene())
