"""A small OpenID Connect provider on the loopback interface: code flow, RS256, one person."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.loopback import served

CLIENT = "dateline"


@dataclass
class Provider:
    """Its key and what it says of whoever signs in."""

    issuer: str = ""
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    signs_with: rsa.RSAPrivateKey | None = None
    """Another key than the one that it publishes."""
    claims: dict[str, Any] = field(default_factory=dict)
    """Over those of a good token."""
    person: dict[str, Any] = field(default_factory=dict)
    """What userinfo says."""
    nonce: str = ""
    verifiers: list[str] = field(default_factory=list)
    """PKCE verifiers that came with codes."""

    def keys(self) -> dict[str, Any]:
        """The JWKS document."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]}

    def token(self) -> dict[str, Any]:
        """The token endpoint's answer."""
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "sub": "42", "iat": now, "exp": now + 60, "nonce": self.nonce}
        signed = jwt.encode(said | self.claims, self.signs_with or self.key, "RS256", headers={"kid": "1"})
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": signed}


@contextmanager
def running() -> Iterator[Provider]:
    """The provider, for as long as it is needed."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(provider.keys() if self.path == "/keys" else provider.person)

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            provider.verifiers += sent.get("code_verifier", [])
            self._answer(provider.token())

        def _answer(self, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    provider.person = {"sub": "42", "groups": ["newsdesk"], "given_name": "Olga", "email": "olga@example.org"}
    with served(server):
        yield provider
