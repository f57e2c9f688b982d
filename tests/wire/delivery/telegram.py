"""A stand-in for Telegram's Bot API on loopback, which enforces what its documentation says.

core.telegram.org/bots/api, and core.telegram.org/bots/faq for how often: 4096 characters of a message and 1024 of a
caption after their markup is read, one message a second in a chat with 429 and ``retry_after``, no deletion after 48
hours, no edit that changes nothing, no text edited into a photo's post.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tests.wire.delivery.receiver import Answer, Call, Receiver

TOKEN = "123456789:AAFakeTokenFakeTokenFakeTokenFake00"
CHAT = "@meridian_news"
_TAGS = {"b", "a", "i", "u", "s", "code", "pre"}


class _Entities(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.open, self.wrong = "", list[str](), False

    def handle_starttag(self, tag: str, *_: Any) -> None:
        self.wrong |= tag not in _TAGS
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.wrong |= not self.open or self.open.pop() != tag

    def handle_data(self, data: str) -> None:
        self.text += data


@dataclass
class Message:
    """A post in the channel."""

    number: int
    text: str
    photo: str
    sent_at: float
    source: str


@dataclass
class Telegram:
    """The platform. ``clock`` is its own."""

    posts: dict[int, Message] = field(default_factory=dict)
    clock: Callable[[], float] = time.time
    last: float = 0.0
    methods: list[str] = field(default_factory=list)
    lost: int = 0
    """Answers to the next so many calls do not get back."""
    limited: int = 0
    """Calls that were too many."""

    def receiver(self) -> Receiver:
        """Its server."""
        return Receiver(answer=self._answer)

    @property
    def shown(self) -> list[str]:
        """What readers see, oldest first."""
        return [self.posts[number].text for number in sorted(self.posts)]

    def _answer(self, call: Call) -> Answer:
        bot, _, method = call.path.removeprefix("/bot").rpartition("/")
        said = call.said
        self.methods.append(method)
        if bot != TOKEN:
            return _no(401, "Unauthorized")
        if said.get("chat_id") != CHAT:
            return _no(400, "Bad Request: chat not found")
        if method.startswith("send"):
            now = time.monotonic()
            if now - self.last < 1:
                self.limited += 1
                return _no(429, "Too Many Requests: retry after 1", retry_after=1)
            self.last = now
        answer = getattr(self, f"_{method}")(said)
        if self.lost:
            self.lost -= 1
            return 200, {}, b"<html>"
        return answer  # type: ignore[no-any-return]

    def _sendMessage(self, said: dict[str, Any]) -> Answer:  # noqa: N802, the API's names from here on
        return self._post(said["text"], "", 4096, said)

    def _sendPhoto(self, said: dict[str, Any]) -> Answer:  # noqa: N802
        return self._post(said["caption"], said["photo"], 1024, said)

    def _editMessageText(self, said: dict[str, Any]) -> Answer:  # noqa: N802
        return self._edit(said, said["text"], 4096, photo=False)

    def _editMessageCaption(self, said: dict[str, Any]) -> Answer:  # noqa: N802
        return self._edit(said, said["caption"], 1024, photo=True)

    def _editMessageMedia(self, said: dict[str, Any]) -> Answer:  # noqa: N802
        media = said["media"]
        answer = self._edit(said | media, media["caption"], 1024, photo=True)
        if answer[0] == 200:
            self.posts[said["message_id"]].photo = media["media"]
        return answer

    def _deleteMessage(self, said: dict[str, Any]) -> Answer:  # noqa: N802
        found = self.posts.get(said["message_id"])
        if found is None:
            return _no(400, "Bad Request: message to delete not found")
        if self.clock() - found.sent_at >= 48 * 3600:
            return _no(400, "Bad Request: message can't be deleted")
        del self.posts[found.number]
        return _yes(True)

    def _post(self, source: str, photo: str, most: int, said: dict[str, Any]) -> Answer:
        text = _read(source, said)
        if isinstance(text, tuple):
            return text
        if len(text) > most:
            return _no(400, f"Bad Request: {'message caption' if photo else 'message'} is too long")
        number = max(self.posts, default=0) + 1
        self.posts[number] = Message(number, text, photo, self.clock(), source)
        return _yes({"message_id": number, "date": int(self.clock()), "chat": {"id": -1001234567890}})

    def _edit(self, said: dict[str, Any], source: str, most: int, *, photo: bool) -> Answer:
        found, text = self.posts.get(said["message_id"]), _read(source, said)
        if isinstance(text, tuple):
            return text
        if found is None:
            return _no(400, "Bad Request: message to edit not found")
        if bool(found.photo) != photo:
            return _no(400, "Bad Request: there is no text in the message to edit")
        if len(text) > most:
            return _no(400, "Bad Request: message is too long")
        if found.source == source and "media" not in said:
            return _no(400, "Bad Request: message is not modified: specified new message content is exactly the same")
        found.text, found.source = text, source
        return _yes({"message_id": found.number})


def _read(source: str, said: dict[str, Any]) -> str | Answer:
    if said.get("parse_mode") != "HTML":
        return source
    parser = _Entities()
    parser.feed(source)
    parser.close()
    if parser.wrong or parser.open:
        return _no(400, "Bad Request: can't parse entities")
    return parser.text.strip() or _no(400, "Bad Request: message text is empty")


def _yes(result: Any) -> Answer:
    return 200, {"Content-Type": "application/json"}, json.dumps({"ok": True, "result": result}).encode()


def _no(status: int, words: str, **parameters: int) -> Answer:
    said = {"ok": False, "error_code": status, "description": words}
    return status, {}, json.dumps(said | ({"parameters": parameters} if parameters else {})).encode()
