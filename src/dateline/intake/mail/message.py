"""A message as an item: subject, text, attachments (RFC 5322; MIME, RFC 2045 to 2049)."""

import datetime as dt
import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr

from dateline.core.story import Item, PhotoRef, Unreadable
from dateline.core.text.clean import CleanHtml
from dateline.core.wires.compose import day_of, headline_for, tag_uri, undated
from dateline.core.wires.copy import body as clean_body
from dateline.core.wires.copy import one_line, text_body
from dateline.core.wires.error import WireError

MOST_BYTES = 32 * 1024 * 1024
"""Of a whole message; what is larger is left in the mailbox and told."""
MOST_PARTS = 100
MOST_PICTURES = 20
FORMAT = "mail"
"""The format of these items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a mail brought: the item, and its pictures by their position among the item's photos."""

    item: Item
    pictures: dict[int, bytes]


def sender_of(raw: bytes) -> str:
    """The address in ``From``, in lower case; empty where it is not exactly one, or could be read in two ways."""
    try:
        senders = email.message_from_bytes(raw, policy=email.policy.default).get_all("from", [])
        if len(senders) != 1 or senders[0].defects or len(senders[0].addresses) != 1:
            return ""
        return str(senders[0].addresses[0].addr_spec).lower()
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return ""


def allowed(sender: str, senders: str) -> bool:
    """Whether an address is on the list: whole addresses, or ``@domain`` for all of a domain, one a line."""
    if "@" not in sender:
        return False
    domain = sender.rpartition("@")[2]
    listed = {line.strip().lower() for line in senders.splitlines() if line.strip()}
    return sender in listed or f"@{domain}" in listed


def read(raw: bytes, received: dt.datetime) -> Message | Unreadable:
    """The item of a message. Nothing in it raises."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        return _message(message, raw, received)
    except WireError as error:
        return Unreadable(format=FORMAT, reason=error.reason)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        # The standard library's parser is lenient, and its accessors are not, with headers that nobody should write.
        return Unreadable(format=FORMAT, reason=f"a mail that cannot be taken apart: {error}")


def _message(message: EmailMessage, raw: bytes, received: dt.datetime) -> Message:
    published = _date(message) or received
    lead, body = "", _body(message)
    dateline, lead, body = undated(lead, body, day=day_of(published, received))
    refs, pictures, left_out = _attachments(message)
    number = str(message.get("message-id", "")).strip().strip("<>")
    name, address = parseaddr(str(message.get("from", "")))
    item = Item(
        uri=f"mid:{number}" if number else tag_uri(FORMAT, raw.decode("latin-1")),
        format=FORMAT,
        headline=headline_for(one_line(str(message.get("subject", ""))), lead, body),
        body_html=body,
        dateline=dateline,
        credit=one_line(name),
        published=published,
        photos=refs,
        ednote="\n".join((f"By mail from {address}", *(f"Left in the mailbox: {name}" for name in left_out))),
    )
    return Message(item=item, pictures=pictures)


def _date(message: EmailMessage) -> dt.datetime | None:
    header = message.get("date")
    found = getattr(header, "datetime", None)
    if not isinstance(found, dt.datetime):
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _body(message: EmailMessage) -> CleanHtml:
    """The formatted text where there is one: it keeps headings and lists."""
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        return CleanHtml("")
    content = part.get_content()
    text = content if isinstance(content, str) else bytes(content).decode("utf-8", "replace")
    return clean_body(text, base="") if part.get_content_subtype() == "html" else text_body(text)


def _attachments(message: EmailMessage) -> tuple[tuple[PhotoRef, ...], dict[int, bytes], tuple[str, ...]]:
    refs: list[PhotoRef] = []
    pictures: dict[int, bytes] = {}
    left_out: list[str] = []
    for number, part in enumerate(message.iter_attachments()):
        if number >= MOST_PARTS:
            break
        content = part.get_content()
        name = one_line(part.get_filename() or part.get_content_type())
        if part.get_content_maintype() == "image" and isinstance(content, bytes) and len(refs) < MOST_PICTURES:
            pictures[len(refs)] = content
            refs.append(PhotoRef(caption=""))
        else:
            left_out.append(name)
    return tuple(refs), pictures, tuple(left_out)
