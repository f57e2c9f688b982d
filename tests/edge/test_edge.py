"""What stands in front of Django, asked as a server asks it (ASGI 3.0)."""

import asyncio
import gzip
import json
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dateline.edge import body
from dateline.edge.app import Edge
from dateline.edge.asgi import Message
from dateline.edge.wsgi import Wsgi


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def echo(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """A WSGI application that tells what it was given."""
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    told["body"] = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode("latin-1")
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(told).encode()]


@pytest.fixture
def edge(tmp_path: Path) -> Edge:
    """The edge in front of `echo`, with two static files."""
    folder = tmp_path / "static"
    folder.mkdir()
    (tmp_path / "secret").write_text("sesame")
    (folder / "base.css").write_text("a {}")
    (folder / "base.0123456789ab.css").write_text("a {}")
    (folder / "base.0123456789ab.css.gz").write_bytes(gzip.compress(b"a {}"))
    (folder / "staticfiles.json").write_text(json.dumps({"paths": {"base.css": "base.0123456789ab.css"}}))
    return Edge(Wsgi(echo), folder)


def ask(
    edge: Edge,
    path: str,
    *,
    method: str = "GET",
    query: bytes = b"",
    headers: Iterable[tuple[str, str]] = (),
    sent: Iterable[bytes] = (),
) -> Answer:
    """One request; ``sent`` are the parts of its body."""
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "path": path, "query_string": query, "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
        "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 9),
    }  # fmt: skip
    parts = iter([*({"type": "http.request", "body": part, "more_body": True} for part in sent)])
    answer = Answer()

    async def receive() -> Message:
        return next(parts, {"type": "http.request", "body": b"", "more_body": False})

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode("latin-1") for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    asyncio.run(_in_loop(edge, scope, receive, send))
    return answer


async def _in_loop(edge: Edge, scope: Any, receive: Any, send: Any) -> None:
    await edge(scope, receive, send)


def test_health_needs_no_django(edge: Edge) -> None:
    answer = ask(edge, "/healthz")
    assert (answer.status, answer.body) == (200, b"ok\n")
    assert answer.headers["server"] == "dateline"


def test_files_under_their_digest_are_kept_for_ever_and_others_asked_for(edge: Edge) -> None:
    digested = ask(edge, "/static/base.0123456789ab.css")
    assert digested.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert digested.headers["content-type"] == "text/css; charset=utf-8"
    plain = ask(edge, "/static/base.css")
    assert (plain.headers["cache-control"], plain.body) == ("no-cache", b"a {}")
    again = ask(edge, "/static/base.css", headers=[("if-none-match", plain.headers["etag"])])
    assert (again.status, again.body) == (304, b"")
    assert "content-length" not in again.headers


def test_a_packed_file_goes_to_who_can_unpack_it(edge: Edge) -> None:
    packed = ask(edge, "/static/base.0123456789ab.css", headers=[("accept-encoding", "br, gzip")])
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == b"a {}"
    plain = ask(edge, "/static/base.0123456789ab.css")
    assert "content-encoding" not in plain.headers
    assert packed.headers["vary"] == plain.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    "path", ["../secret", "..%2fsecret", "/etc/passwd", "", "base.css.gz/..", "base.0123456789ab.css.gz"]
)
def test_nothing_else_is_served(edge: Edge, path: str) -> None:
    assert ask(edge, f"/static/{path}").status == 404


def test_files_are_only_read(edge: Edge) -> None:
    assert ask(edge, "/static/base.css", method="POST").status == 405


def test_a_body_arrives_whole_with_its_true_length(edge: Edge) -> None:
    chunked = ask(edge, "/x", method="POST", headers=[("transfer-encoding", "chunked")], sent=[b"ab", b"", b"cde"])
    told = json.loads(chunked.body)
    assert (told["body"], told["CONTENT_LENGTH"]) == ("abcde", "5")
    large = b"x" * 600_000
    spooled = ask(edge, "/x", method="POST", headers=[("content-length", "600000")], sent=[large])
    assert json.loads(spooled.body)["body"] == large.decode()


def test_too_much_is_refused_before_django_hears_of_it(edge: Edge) -> None:
    parts = [b"x" * 100_000] * 11
    refused = ask(edge, "/x", method="POST", headers=[("transfer-encoding", "chunked")], sent=parts)
    assert refused.status == 413
    assert b"1 MB" in refused.body
    # Who has a session may send photos; a session's name alone, elsewhere than at the desk, helps nobody.
    cookie = ("cookie", "a=b; sessionid=x")
    assert ask(edge, "/desk/x", method="POST", headers=[("content-length", "1"), cookie], sent=parts).status == 200
    assert ask(edge, "/x", method="POST", headers=[("content-length", "1"), cookie], sent=parts).status == 413


def test_who_sends_too_slowly_is_sent_away(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "PATIENCE", 0.05)

    async def slowly() -> Answer:
        answer = Answer()

        async def receive() -> Message:
            await asyncio.sleep(30)
            return {}

        async def send(message: Message) -> None:
            answer.status = message.get("status", answer.status)

        headers = [(b"content-length", b"5")]
        scope = {"type": "http", "method": "POST", "path": "/x", "query_string": b"", "headers": headers}
        await edge(scope, receive, send)
        return answer

    assert asyncio.run(slowly()).status == 408


def test_who_hangs_up_costs_nothing(edge: Edge) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-length", b"5")]
    scope = {"type": "http", "method": "POST", "path": "/x", "query_string": b"", "headers": headers}
    asyncio.run(_in_loop(edge, scope, receive, send))
    assert sent == []


def test_an_answer_goes_whole_and_its_parts_are_closed(tmp_path: Path) -> None:
    class Parts(list[bytes]):
        closed = False

        def close(self) -> None:
            Parts.closed = True

    def parts(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("201 Created", [("X-Name", "ü"), ("Content-Length", "999")])
        return Parts([b"one", b"", b"two"])

    (tmp_path / "staticfiles.json").write_text('{"paths": {}}')
    answer = ask(Edge(Wsgi(parts), tmp_path), "/x")
    assert (answer.status, answer.body, answer.headers["content-length"]) == (201, b"onetwo", "6")
    assert Parts.closed


def test_django_sees_the_request_as_it_was_sent(edge: Edge) -> None:
    headers = [("cookie", "a=1"), ("cookie", "b=2"), ("accept", "x"), ("accept", "y"), ("content-type", "text/plain")]
    told = json.loads(ask(edge, "/ru/тема", query=b"f=a%20b", headers=headers).body)
    assert told["PATH_INFO"].encode("latin-1").decode() == "/ru/тема"
    assert (told["QUERY_STRING"], told["HTTP_COOKIE"], told["HTTP_ACCEPT"]) == ("f=a%20b", "a=1; b=2", "x,y")
    assert (told["CONTENT_TYPE"], told["CONTENT_LENGTH"], told["REMOTE_ADDR"]) == ("text/plain", "0", "127.0.0.1")


def test_what_one_request_sets_in_its_context_is_gone_with_it(tmp_path: Path) -> None:
    language = ContextVar("language", default="none")

    def speaks(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        before = language.get()
        language.set(environ["QUERY_STRING"])
        start_response("200 OK", [])
        return [before.encode()]

    (tmp_path / "staticfiles.json").write_text('{"paths": {}}')
    edge = Edge(Wsgi(speaks), tmp_path)
    assert [ask(edge, "/x", query=code).body for code in (b"ru", b"en", b"ru")] == [b"none"] * 3


def test_a_header_with_an_underscore_does_not_pass_for_a_proxys(edge: Edge) -> None:
    told = json.loads(ask(edge, "/x", headers=[("x_forwarded_proto", "https"), ("x-real", "1")]).body)
    assert "HTTP_X_FORWARDED_PROTO" not in told
    assert told["HTTP_X_REAL"] == "1"


def test_raw_bytes_in_a_query_are_encoded(edge: Edge) -> None:
    told = json.loads(ask(edge, "/x", query="q=мир".encode()).body)
    assert told["QUERY_STRING"] == "q=%D0%BC%D0%B8%D1%80"
