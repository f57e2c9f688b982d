"""Messages and signatures of Web Push, against the examples of the RFCs and a browser written down independently."""

import stat
from multiprocessing import get_context
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from dateline.alerts.push.encryption import LONGEST, RECORD, BadKeyError, Keys, encrypted, packed, unpacked, with_key
from dateline.alerts.push.identity import FILE, Identity, own_key
from tests.alerts.push_service import Browser, b64, unb64, verified


def private(written: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(unb64(written), "big"), ec.SECP256R1())


WATERMELON = b"When I grow up, I want to be a watermelon"
RFC8291 = Browser(key=private("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"), secret=unb64("BTBZMqHH6r4Tts7J_aSIgg"))
RFC8291_BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
    "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
RFC8292 = (
    "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9"
    ".eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2"
    "L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs"
)


def keys_of(browser: Browser) -> Keys:
    return Keys.read(browser.form["public_key"], browser.form["secret"])


def test_the_example_of_rfc_8291() -> None:
    own = private("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
    body = with_key(WATERMELON + b"\x02", keys_of(RFC8291), own, unb64("DGv6ra1nlYgDCS1FRnbzlw"))
    assert b64(body) == RFC8291_BODY
    assert RFC8291.read(unb64(RFC8291_BODY)) == WATERMELON


def test_the_example_of_rfc_8292() -> None:
    """Its token expired in 2016."""
    with pytest.raises(jwt.ExpiredSignatureError):
        verified(RFC8292, "https://push.example.net")
    claims = verified(RFC8292, "https://push.example.net", leeway=1e9)
    assert (claims["sub"], claims["exp"]) == ("mailto:push@example.com", 1453523768)


@given(st.binary(max_size=LONGEST).filter(lambda said: not said.endswith(b"\x00")))
def test_a_browser_reads_every_message(message: bytes) -> None:
    body = encrypted(message, keys_of(RFC8291))
    assert len(body) <= RECORD
    assert RFC8291.read(body) == message


def test_lengths_tell_little_and_nothing_is_used_twice() -> None:
    bodies = [encrypted(b"x" * length, keys_of(RFC8291)) for length in (0, 1, 300, 510)]
    assert len({len(body) for body in bodies}) == 1
    assert len({body[:16] for body in bodies}) == 4, "salts"
    assert len({body[21:86] for body in bodies}) == 4, "keys"
    with pytest.raises(ValueError, match="at most"):
        encrypted(b"x" * (LONGEST + 1), keys_of(RFC8291))


@pytest.mark.parametrize(
    ("public_key", "secret"),
    [
        ("", ""), ("AAAA", b64(b"x" * 16)), (RFC8291.form["public_key"], b64(b"x" * 15)), ("é", b64(b"x" * 16)),
        (b64(b"\x04" + b"\x01" * 64), b64(b"x" * 16)), (b64(b"\x00"), b64(b"x" * 16)), ("A", "B"),
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused(public_key: str, secret: str) -> None:
    with pytest.raises(BadKeyError):
        Keys.read(public_key, secret)


@given(st.binary(max_size=100))
def test_base64url(octets: bytes) -> None:
    assert packed(octets) == b64(octets)
    assert unpacked(packed(octets)) == octets


def test_a_service_knows_us_by_our_key(tmp_path: Path) -> None:
    us = Identity(own_key(tmp_path), "mailto:alerts@example.org")
    claims = verified(us.authorization("https://push.example.net"), "https://push.example.net")
    assert claims["k"] == us.public_key
    assert claims["sub"] == "mailto:alerts@example.org"
    assert us.authorization("https://push.example.net") == us.authorization("https://push.example.net")
    with pytest.raises(jwt.InvalidAudienceError):
        verified(us.authorization("https://push.example.net"), "https://other.example.net")


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    with get_context("spawn").Pool(4) as pool:
        found = set(pool.map(_public_key, [tmp_path] * 8))
    assert len(found) == 1
    assert list(tmp_path.iterdir()) == [tmp_path / FILE]
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def _public_key(data: Path) -> str:
    return Identity(own_key(data), "mailto:alerts@example.org").public_key
