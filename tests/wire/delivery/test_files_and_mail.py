"""Folders, SFTP against asyncssh's own server, and letters."""

import json
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from dateline.archive.verbs import By, change
from dateline.core.desk import StateVerb
from dateline.core.story import Signal
from dateline.wire.delivery import adding
from dateline.wire.models import Delivery, GivenUp, Kind
from tests.out.agency import Agency
from tests.wire.clients import LATER
from tests.wire.delivery.office import Office
from tests.wire.delivery.receiver import brief
from tests.wire.delivery.sftp_server import sftp_server

pytestmark = pytest.mark.django_db(transaction=True)


def kill(story: Any) -> None:
    story.refresh_from_db()
    change(story.pk, StateVerb.KILL, by=By(actor="chief", note="", seen=story.last_seq), now=LATER)


def files(folder: Path) -> dict[str, str]:
    """Name → what it tells."""
    return {path.name: brief(json.loads(path.read_bytes())) for path in sorted(folder.iterdir())}


def test_a_folder_fills_and_loses_what_was_killed(agency: Agency, office: Office, tmp_path: Path) -> None:
    office.add(Kind.FOLDER, "gazette")
    folder = tmp_path / "out" / "gazette"
    fire = agency.tell("Fire", version=1)
    agency.tell("Fire", version=2, headline="Fire out")
    snow = agency.tell("Snow", version=1)
    office.send()
    assert files(folder) == {
        f"story-{fire.pk}-0001-published.json": "Fire",
        f"story-{fire.pk}-0002-updated.json": "Fire out",
        f"story-{snow.pk}-0001-published.json": "Snow",
    }
    kill(fire)
    office.send()
    assert files(folder) == {
        f"story-{fire.pk}-0003-killed.json": "canceled",
        f"story-{snow.pk}-0001-published.json": "Snow",
    }


@pytest.mark.parametrize("name", ["../etc", "/etc", "a/b", ".ssh", "", "A", "x" * 61])
def test_a_folder_lies_below_ours(office: Office, name: str) -> None:
    with pytest.raises(adding.NotAddedError, match="folder"):
        office.add(Kind.FOLDER, name)


def test_two_do_not_share_a_folder(agency: Agency, office: Office) -> None:
    office.add(Kind.FOLDER, "gazette")
    with pytest.raises(adding.NotAddedError, match="already"):
        office.add(Kind.FOLDER, "gazette", "radio")


def test_a_folder_that_cannot_be_written_waits(agency: Agency, office: Office, tmp_path: Path) -> None:
    office.add(Kind.FOLDER, "gazette")
    (tmp_path / "out").write_text("in the way")
    agency.tell("Fire", version=1)
    office.send()
    assert "folder" in Delivery.objects.get().trouble
    (tmp_path / "out").unlink()
    office.later()
    assert list(files(tmp_path / "out" / "gazette").values()) == ["Fire"]


def test_sftp_with_our_key(agency: Agency, office: Office, tmp_path: Path) -> None:
    with sftp_server(tmp_path / "theirs", adding.public_key(tmp_path)) as server:
        office.ports = (server.port,)
        office.add(Kind.SFTP, server.address(), host_key=server.host_key, form="nitf")
        fire = agency.tell("Fire", version=1)
        office.send()
        folder = server.root / "in"
        (path,) = folder.iterdir()
        assert path.name == f"story-{fire.pk}-0001-published.xml" and b"<hl1>Fire</hl1>" in path.read_bytes()
        # The client took one away itself; nothing is there to be removed.
        agency.tell("Fire", version=2, headline="Fire out")
        office.send()
        path.unlink()
        kill(fire)
        office.send()
        assert [each.name for each in folder.iterdir()] == [f"story-{fire.pk}-0003-killed.xml"]
    assert (tmp_path / "sftp-key").stat().st_mode & 0o077 == 0


def test_sftp_with_a_password_and_what_goes_wrong(agency: Agency, office: Office, tmp_path: Path) -> None:
    with sftp_server(tmp_path / "theirs", password="sesame") as server, sftp_server(tmp_path / "other") as other:
        office.ports = (server.port,)
        right = {"host_key": server.host_key, "password": "sesame"}
        office.add(Kind.SFTP, server.address(), "paper", **right)
        office.add(Kind.SFTP, server.address(), "thief", host_key=server.host_key, password="guessed")
        office.add(Kind.SFTP, server.address(), "fooled", host_key=other.host_key, password="sesame")
        office.add(Kind.SFTP, server.address("nowhere"), "lost", **right)
        office.add(Kind.SFTP, other.address(), "inside", host_key=other.host_key, password="x")
        agency.tell("Fire", version=1)
        office.send()
        assert len(list((server.root / "in").iterdir())) == 1
        trouble = {each.client.slug: each for each in Delivery.objects.select_related("client")}
        assert trouble["paper"].trouble == ""
        assert "Permission denied" in trouble["thief"].trouble
        assert "not trusted" in trouble["fooled"].trouble
        assert "No such file" in trouble["lost"].asides.get().trouble
        assert "refused" in trouble["inside"].trouble


@pytest.mark.parametrize("address", ["sftp://host/x", "ftp://u@h/x", "sftp://u:p@h/x", "sftp://u@h:port/", "x"])
def test_sftp_addresses_that_are_none(office: Office, address: str, tmp_path: Path) -> None:
    adding.public_key(tmp_path)
    with pytest.raises(adding.NotAddedError, match="address"):
        office.add(Kind.SFTP, address, host_key="ssh-ed25519 AAAA")


def letters(folder: Path) -> list[EmailMessage]:
    """In the order of their subjects."""
    found = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in (folder / "mails").glob("*.eml")]
    return sorted(found, key=lambda each: each["Date"].datetime if each["Date"] else each["Subject"])


def test_letters(agency: Agency, office: Office, tmp_path: Path) -> None:
    office.add(Kind.MAIL, "desk@radio.example", form="newsml-g2")
    fire = agency.tell("Fire", version=1)
    office.send()
    agency.tell("Fire", version=2, headline="Fire in Porto\n", signal=Signal.CORRECTION, correction="Not Lisbon.")
    office.send()
    kill(fire)
    # Of what they were never sent they need not hear.
    agency.tell("Hoax", version=1)
    agency.tell("Hoax", version=2, headline="Kill", signal=Signal.KILL)
    office.send()
    found = {each["Message-ID"]: each for each in letters(tmp_path)}
    first, second, third = sorted(
        found.values(), key=lambda each: int(str(each["Message-ID"]).split("-")[2].split("@")[0])
    )
    assert [first["Subject"], second["Subject"]] == ["Fire", "CORRECTION: Fire in Porto"]
    assert third["Subject"].startswith("KILL: tag:")
    assert (first["To"], first["From"]) == ("desk@radio.example", "wire@meridian.example")
    assert second["In-Reply-To"] == first["Message-ID"] and third["In-Reply-To"] == second["Message-ID"]
    body, attached = first.iter_parts()
    assert "All there is to say" in body.get_content()
    assert attached.get_content_type() == "application/vnd.iptc.g2.newsitem+xml"
    assert not GivenUp.objects.exists()
