"""Secure connections: the name is checked, although the connection goes to an address."""

import asyncio
import datetime as dt
import ssl
from collections.abc import Sequence
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dateline.intake.net.client import AllowPrivate, Client, FetchError, Kind, Limits, Request
from tests.intake.net.servers import QUICK, Server, Told, ok, redirect, run, saying, serving, sites

HOST = "news.example"


async def loopback(host: str, port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def server_tls(folder: Path, *, days: int = 1) -> ssl.SSLContext:
    """A server's own certificate for `HOST`, left in ``folder``/cert.pem."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    end = dt.datetime.now(dt.UTC) + dt.timedelta(days=days)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - dt.timedelta(days=30))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(certificate.public_bytes(pem))
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def trusting(server: Server, folder: Path | None) -> Client:
    tls = ssl.create_default_context(cafile=folder / "cert.pem") if folder else None
    return Client(
        user_agent="Dateline test",
        allow=AllowPrivate(frozenset({("127.0.0.1", server.port)})),
        resolver=loopback,
        tls=tls,
    )


def test_the_name_is_shown_and_checked(tmp_path: Path) -> None:
    context = server_tls(tmp_path)
    shown: list[str | None] = []
    context.sni_callback = lambda *told: shown.append(told[1])

    async def scene() -> None:
        async with (
            serving(saying(ok(b"news"), keep=True), tls=context) as server,
            trusting(server, tmp_path) as fetcher,
        ):
            for _ in range(2):
                response = await fetcher.fetch(Request(url=f"https://{HOST}:{server.port}/"))
                assert response.body == b"news"
            assert server.connections == 1
            assert server.told[0].header("host") == f"{HOST}:{server.port}"
            with pytest.raises(FetchError, match="Hostname mismatch") as error:
                await fetcher.fetch(Request(url=f"https://other.example:{server.port}/"))
            assert error.value.kind is Kind.TLS
            assert error.value.reason.startswith("the certificate of other.example is not to be trusted")

    run(scene())
    assert shown == [HOST, "other.example"]


@pytest.mark.parametrize(("days", "trusted", "words"), [(1, False, "self-signed"), (-1, True, "expired")])
def test_a_certificate_that_is_no_good(tmp_path: Path, days: int, trusted: bool, words: str) -> None:
    context = server_tls(tmp_path, days=days)

    async def scene() -> None:
        async with serving(saying(ok(b"news")), tls=context) as server:
            async with trusting(server, tmp_path if trusted else None) as fetcher:
                with pytest.raises(FetchError, match=words) as error:
                    await fetcher.fetch(Request(url=f"https://{HOST}:{server.port}/"))
                assert error.value.kind is Kind.TLS
            assert server.told == []

    run(scene())


def test_a_server_that_speaks_no_tls() -> None:
    async def scene() -> None:
        async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            writer.close()

        listening = await asyncio.start_server(plain, "127.0.0.1", 0)
        async with listening:
            server = Server(port=listening.sockets[0].getsockname()[1])
            async with trusting(server, None) as fetcher:
                with pytest.raises(FetchError) as error:
                    await fetcher.fetch(Request(url=f"https://{HOST}:{server.port}/"))
                assert error.value.kind in {Kind.TLS, Kind.CONNECT}

    run(scene())


def test_a_handshake_that_never_ends() -> None:
    async def scene() -> None:
        ended = asyncio.Event()

        async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while await reader.read(1000):
                pass
            ended.set()
            writer.close()

        listening = await asyncio.start_server(silent, "127.0.0.1", 0)
        async with listening:
            server = Server(port=listening.sockets[0].getsockname()[1])
            async with trusting(server, None) as fetcher:
                with pytest.raises(FetchError, match=r"within 0\.2 seconds") as error:
                    await fetcher.fetch(Request(url=f"https://{HOST}:{server.port}/"), Limits(connect=0.2))
                assert error.value.kind is Kind.TIMEOUT
            await asyncio.wait_for(ended.wait(), 1)

    run(scene())


def test_from_secure_to_plain(tmp_path: Path) -> None:
    """It is allowed, without what was meant for the secure server."""
    context = server_tls(tmp_path)

    async def scene() -> None:
        async with serving(saying(ok(b"news"))) as plain:
            page = redirect(f"http://127.0.0.1:{plain.port}/")
            async with serving(sites({"/": page}), tls=context) as server:
                allow = AllowPrivate(frozenset({("127.0.0.1", server.port), ("127.0.0.1", plain.port)}))
                tls = ssl.create_default_context(cafile=tmp_path / "cert.pem")
                async with Client(user_agent="x", allow=allow, resolver=loopback, tls=tls) as fetcher:
                    request = Request(url=f"https://{HOST}:{server.port}/", headers={"Authorization": "secret"})
                    assert (await fetcher.fetch(request)).body == b"news"
                assert server.told[0].header("authorization") == "secret"
                assert plain.told[0].header("authorization") == ""

    run(scene())


def test_a_secure_server_that_hangs(tmp_path: Path) -> None:
    async def never(told: Told, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(60)
        return False

    async def scene() -> None:
        async with serving(never, tls=server_tls(tmp_path)) as server, trusting(server, tmp_path) as fetcher:
            with pytest.raises(FetchError) as error:
                await fetcher.fetch(Request(url=f"https://{HOST}:{server.port}/"), QUICK)
            assert error.value.kind is Kind.TIMEOUT

    run(scene())
