"""A mail server on loopback that knows as much IMAP (RFC 3501) as a mailbox's visit needs."""

import re
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.loopback import served

_COMMAND = re.compile(rb"(\S+) (?:UID )?(\S+) ?(.*)", re.IGNORECASE)


@dataclass
class Post:
    """What is in the mailbox; ``done`` is where messages were copied to."""

    password: str = "secret"
    messages: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    deleted: set[int] = field(default_factory=set)
    done: dict[int, str] = field(default_factory=dict)
    port: int = 0


class _Talk(socketserver.StreamRequestHandler):
    post: Post

    def handle(self) -> None:
        self._say(b"* OK ready")
        while line := self.rfile.readline().strip():
            match = _COMMAND.match(line)
            assert match, line
            tag, command, rest = match[1], match[2].upper().decode(), match[3].decode()
            status = getattr(self, f"do_{command.lower()}", self._unknown)(rest)
            self._say(tag + b" " + (status or "OK done").encode())
            if command == "LOGOUT":
                return

    def do_capability(self, _: str) -> None:
        self._say(b"* CAPABILITY IMAP4rev1")

    def do_login(self, rest: str) -> str:
        return "OK in" if self.post.password in rest else "NO wrong password"

    def do_select(self, rest: str) -> str:
        self._say(f"* {len(self.post.messages)} EXISTS".encode())
        return "OK [READ-WRITE] selected" if "INBOX" in rest else "NO no such folder"

    def do_search(self, _: str) -> None:
        unseen = sorted(self.post.messages.keys() - self.post.seen)
        self._say(("* SEARCH " + " ".join(map(str, unseen))).encode())

    def do_fetch(self, rest: str) -> None:
        uid = int(rest.split(maxsplit=1)[0])
        raw = self.post.messages[uid]
        if "SIZE" in rest:
            self._say(f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(raw)})".encode())
        else:
            self._say(f"* {uid} FETCH (UID {uid} BODY[] {{{len(raw)}}}".encode() + b"\r\n" + raw + b")")

    def do_store(self, rest: str) -> None:
        kept = self.post.deleted if "Deleted" in rest else self.post.seen
        kept.add(int(rest.split(maxsplit=1)[0]))

    def do_copy(self, rest: str) -> None:
        uid, folder = rest.split()
        self.post.done[int(uid)] = folder.strip('"')

    def do_expunge(self, _: str) -> None:
        for uid in self.post.deleted:
            self.post.messages.pop(uid, None)

    def do_logout(self, _: str) -> None:
        self._say(b"* BYE")

    def _unknown(self, _: str) -> str:
        return "BAD unknown"

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


@contextmanager
def serving(post: Post) -> Iterator[Post]:
    """The server, for as long as the block."""
    talk = type("Talk", (_Talk,), {"post": post})
    with served(socketserver.ThreadingTCPServer(("127.0.0.1", 0), talk)) as post.port:
        yield post
