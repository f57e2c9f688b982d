"""The demo's mailbox: there and nowhere else, and a mail's words are words."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dateline.alerts.office import folder
from dateline.alerts.post.folder import Folder
from dateline.alerts.post.letter import Letter, composed
from tests.site.newsroom import Newsroom


@pytest.fixture
def demo(newsroom: Newsroom, settings: Any, tmp_path: Path) -> Client:
    """A reader of the demo's folder."""
    (tmp_path / "demo").touch()
    settings.CONFIG = settings.CONFIG.__class__(data=tmp_path)
    assert folder() == tmp_path / "mails"
    return Client()


def left(key: str, subject: str, text: str) -> None:
    """A mail that was sent."""
    fields = {"Subject": subject, "From": "alerts@example.org", "To": "ann@example.org", "Date": "Mon"}
    letter = Letter(key=key, sender="", to="", octets=composed(fields, text, "<p>x</p>"))
    with Folder(folder()).open() as counter:
        assert list(counter.hand_over([letter])) == [None]


def test_an_agency_has_no_such_page(newsroom: Newsroom) -> None:
    for path in ("/demo/inbox", f"/demo/inbox/{'0' * 32}"):
        assert Client().get(path).status_code == 404


def test_what_was_sent_can_be_read(demo: Client) -> None:
    assert "No mail yet." in demo.get("/demo/inbox").content.decode()
    left("0" * 32, "Шторм <b>", "Слова <script>alert(1)</script>\nhttp://127.0.0.1:8000/mail/stop/x\n")
    left("1" * 32, "Later", "Words")
    page = demo.get("/demo/inbox").content.decode()
    assert page.index("Later") < page.index("Шторм &lt;b&gt;")
    mail = demo.get(f"/demo/inbox/{'0' * 32}")
    said = mail.content.decode()
    assert "Слова &lt;script&gt;" in said
    assert '<a href="http://127.0.0.1:8000/mail/stop/x"' in said
    assert (mail["Cache-Control"], mail["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert 'lang="ru"' in demo.get("/demo/inbox", headers={"Accept-Language": "ru"}).content.decode()


@pytest.mark.parametrize("name", ["x", "2" * 32, "..%2Fsecret", "0" * 31 + "٠", "0" * 33])
def test_nothing_else_can_be_read(demo: Client, name: str) -> None:
    (folder().parent / "secret").write_text("s3cret")
    assert demo.get(f"/demo/inbox/{name}").status_code == 404
