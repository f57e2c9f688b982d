"""A stand-in for the push service of a browser's maker, and for the browser behind it.

It checks what RFC 8030 and RFC 8292 have a service check, and reads messages as RFC 8291 has a browser read them, with
code of its own: nothing here is the code that is tested.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.loopback import served


def b64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def unb64(written: str) -> bytes:
    return base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))


def _hmac(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, data, hashlib.sha256).digest()


@dataclass
class Browser:
    """A subscription as the browser has it: with the private key."""

    endpoint: str = ""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = b"\x07" * 16

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def form(self) -> dict[str, str]:
        """As the page's script sends it."""
        return {"endpoint": self.endpoint, "public_key": b64(self.point), "secret": b64(self.secret)}

    def read(self, body: bytes) -> bytes:
        """Decrypt, by the steps of RFC 8291, section 3.4, written out."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        sender, record = body[21 : 21 + length], body[21 + length :]
        assert len(record) <= size, "there is one record"
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        agreed = self.key.exchange(ec.ECDH(), theirs)
        secret = _hmac(_hmac(self.secret, agreed), b"WebPush: info\x00" + self.point + sender + b"\x01")
        root = _hmac(salt, secret)
        key = _hmac(root, b"Content-Encoding: aes128gcm\x00\x01")[:16]
        nonce = _hmac(root, b"Content-Encoding: nonce\x00\x01")[:12]
        plain = AESGCM(key).decrypt(nonce, record, None).rstrip(b"\x00")
        assert plain[-1] == 2, "the last record ends with 2"
        return plain[:-1]


def verified(authorization: str, audience: str, *, leeway: float = 0) -> dict[str, Any]:
    """The claims of ``vapid t=…,k=…`` (RFC 8292, section 3); raises if the signature or the audience is not right."""
    scheme, _, rest = authorization.partition(" ")
    assert scheme.lower() == "vapid"
    said = dict(each.strip().split("=", 1) for each in rest.split(","))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64(said["k"]))
    claims: dict[str, Any] = jwt.decode(said["t"], key, algorithms=["ES256"], audience=audience, leeway=leeway)
    return claims | {"k": said["k"]}


@dataclass
class Received:
    """A message that was accepted."""

    path: str
    headers: dict[str, str]
    said: dict[str, Any]
    size: int


@dataclass
class Service:
    """What came, and what it answers to the next messages: (status, headers); 201 when there is none."""

    browsers: dict[str, Browser] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def subscribed(self) -> Browser:
        """A new browser."""
        path = f"/push/{len(self.browsers)}"
        self.browsers[path] = Browser(f"{self.origin}{path}")
        return self.browsers[path]

    def said(self) -> list[dict[str, Any]]:
        """What has come since this was asked last."""
        found = [each.said for each in self.received]
        self.received.clear()
        return found

    @contextmanager
    def open(self) -> Iterator["Service"]:
        """While it runs."""
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                service.connections += 1

            def do_POST(self) -> None:
                """A message."""
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, headers = service.taken(self.path, {name.lower(): v for name, v in self.headers.items()}, body)
                self.send_response(status)
                for name, value in {"Content-Length": "0", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *said: Any) -> None:
                """Silent."""

        with served(ThreadingHTTPServer(("127.0.0.1", self.port), Handler)) as self.port:
            yield self

    def taken(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str]]:
        """As section 5 of RFC 8030 has it."""
        if self.answers:
            return self.answers.pop(0)
        if path not in self.browsers:
            return 404, {}
        if "ttl" not in headers:
            return 400, {}
        if headers["content-encoding"] != "aes128gcm" or len(body) > 4096:
            return 413, {}
        try:
            claims = verified(headers["authorization"], self.origin)
        except (jwt.InvalidTokenError, KeyError):
            return 403, {}
        headers["claims"] = json.dumps(claims)
        self.received.append(Received(path, headers, json.loads(self.browsers[path].read(body)), len(body)))
        return 201, {"Location": f"{self.origin}/message/{len(self.received)}"}
