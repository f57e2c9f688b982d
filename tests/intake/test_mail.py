"""Press releases by mail, from a mail server on loopback."""

import io
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dateline.archive.models import Source, Story, Version, VersionPhoto
from dateline.core.story import Unreadable
from dateline.intake.mail import visit
from dateline.intake.mail.message import Message, allowed, read, sender_of
from dateline.intake.models import Kind, Wire
from dateline.intake.settings import Mailbox
from tests.intake.imap import Post, serving
from tests.intake.press import START


def letter(sender: str = "Press Office <press@harbour.example>", subject: str = "Harbour closed", **said: Any) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "news@agency.example", subject
    message["Date"] = "Mon, 23 Nov 2026 10:00:00 +0300"
    message["Message-ID"] = f"<{subject}@harbour.example>".replace(" ", "")
    message.set_content(said.get("text", "The harbour is closed.\n\nShips wait outside.\n"))
    if "html" in said:
        message.add_alternative(said["html"], subtype="html")
    for name, kind, data in said.get("files", ()):
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def post() -> Iterator[Post]:
    with serving(Post()) as found:
        yield found


@pytest.fixture
def wire(db: None) -> Wire:
    source = Source.objects.create(slug="press", name="Press", policy="desk", language="en")
    senders = "press@harbour.example\n@town.example\n"
    return Wire.objects.create(source=source, kind=Kind.MAIL.value, address="press", senders=senders, next_at=START)


def visited(post: Post, *, done: str = "", password: str = "secret") -> visit.Brought:
    box = Mailbox(host="127.0.0.1", port=post.port, user="press", password=password, done=done)
    (aim,) = visit.due({"press": box}, START)
    brought = visit.fetch(aim)
    assert visit.finish(brought, visit.take(brought, START)) == ""
    return brought


def test_a_release_waits_at_the_desk_with_its_pictures(post: Post, wire: Wire) -> None:
    files = [("harbour.jpg", "image/jpeg", picture()), ("terms.pdf", "application/pdf", b"%PDF-1.7")]
    post.messages = {1: letter(files=files)}
    visited(post, done="Done")
    story, version = Story.objects.get(), Version.objects.get()
    assert story.public_id is None
    assert (version.headline, version.credit) == ("Harbour closed", "Press Office")
    assert version.body_html == "<p>The harbour is closed.</p>\n<p>Ships wait outside.</p>"
    assert VersionPhoto.objects.get().photo is not None
    assert "press@harbour.example" in version.ednote
    assert "terms.pdf" in version.ednote
    assert (post.done, post.messages) == ({1: "Done"}, {})


def test_only_listed_senders_are_let_in_and_others_stay_unread(post: Post, wire: Wire) -> None:
    post.messages = {
        1: letter("mayor@town.example", "Town hall"),
        2: letter("mayor@nottown.example", "Spoofed"),
        3: letter("a@town.example <evil@x.example>", "Named"),
        4: letter("PRESS@Harbour.Example", "Again"),
    }
    visited(post)
    assert {version.headline for version in Version.objects.all()} == {"Town hall", "Again"}
    assert post.seen == {1, 4}


def test_a_message_read_before_a_crash_is_known(post: Post, wire: Wire) -> None:
    post.messages = {1: letter()}
    visited(post)
    post.seen.clear()
    Wire.objects.update(next_at=START)
    visited(post)
    assert Version.objects.count() == 1


def test_a_wrong_password_and_a_server_that_is_away_are_told(post: Post, wire: Wire) -> None:
    assert "wrong password" in visited(post, password="no").error
    wire.refresh_from_db()
    assert "wrong password" in wire.error
    Wire.objects.update(next_at=START)
    assert "does not answer" in visited(Post(port=1)).error


@pytest.mark.parametrize("policy", ["auto", "coverage"])
def test_mail_goes_to_the_desk_first_or_not_at_all(post: Post, wire: Wire, policy: str) -> None:
    Source.objects.update(policy=policy)
    assert visit.due({"press": Mailbox(host="127.0.0.1", user="x", password="x", port=post.port)}, START) == []
    wire.refresh_from_db()
    assert "set the source's policy to desk" in wire.error


def test_a_mailbox_that_is_not_set_up_is_told(wire: Wire) -> None:
    assert visit.due({}, START) == []
    wire.refresh_from_db()
    assert "no mailbox [mail.press]" in wire.error


def test_formatted_text_is_cleaned() -> None:
    found = read(letter(html="<h2>Closed</h2><p>By <b>order</b><script>alert(1)</script></p>"), START)
    assert isinstance(found, Message)
    assert found.item.body_html.strip() == "<h2>Closed</h2><p>By <b>order</b></p>"


def test_a_line_too_long_for_headers_does_not_forge_any() -> None:
    found = read(letter(subject="Storm").replace(b"Subject: Storm", b"Subject: =?utf-8?q?A=0D=0ABcc:_x?="), START)
    assert isinstance(found, Message | Unreadable)


@pytest.mark.parametrize(
    ("sender", "listed"),
    [("a@x.example", True), ("b@x.example", False), ("c@y.example", True), ("c@z.y.example", False), ("", False)],
)
def test_the_list_of_senders(sender: str, listed: bool) -> None:
    assert allowed(sender, " a@x.example \n\n@Y.example") is listed
    assert not allowed(sender, "")


def test_two_senders_are_none() -> None:
    assert sender_of(letter().replace(b"From:", b"From: a@town.example\nFrom:", 1)) == ""


@given(st.binary(max_size=400), st.integers(0, 600))
def test_no_mail_breaks_the_visit(noise: bytes, at: int) -> None:
    raw = letter(html="<p>Closed</p>", files=[("a.jpg", "image/jpeg", b"x")])
    found = read(raw[:at] + noise + raw[at:], START)
    assert isinstance(found, Message | Unreadable)
    sender_of(noise + raw)
