"""The folder in which an agency without a mail server leaves its mails, as the mailboxes of its readers."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path


def mails_to(data: Path, address: str) -> list[EmailMessage]:
    """Oldest first."""
    files = sorted((data / "mails").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [mail for mail in mails if isinstance(mail, EmailMessage) and mail["To"] == address]


def link_in(mail: EmailMessage, part: str) -> str:
    """The one link of its text with that part."""
    body = mail.get_body(("plain",))
    assert body is not None
    (found,) = {word for word in str(body.get_content()).split() if part in word}
    return found
