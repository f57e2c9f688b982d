"""Which addresses are fetched, without any server."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dateline.intake.net.address import (
    NOTHING_PRIVATE,
    AddressError,
    AllowPrivate,
    check_address,
    check_name,
    redirected,
    target,
)
from dateline.intake.net.public import why_not_public


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("http://example.com", "http://example.com/"),
        (" HTTPS://Example.COM:443/a b?c=d e#f\n", "https://example.com/a%20b?c=d%20e"),
        ("http://example.com:8080/%D1%8F?a=%20", "http://example.com:8080/%D1%8F?a=%20"),
        ("http://example.com:80?a", "http://example.com/?a"),
        ("http://example.com:/", "http://example.com/"),
        ("http://example.com./a", "http://example.com/a"),
        ("http://новости.рф/лента", "http://xn--b1amnebsh.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"),
        ("http://under_score.example.com/", "http://under_score.example.com/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://8.8.8.8./", "http://8.8.8.8/"),
        ("https://[2606:4700:4700:0::1111]:8443/", "https://[2606:4700:4700::1111]:8443/"),
        ("http://example.com/a\\b|c[1]", "http://example.com/a%5Cb|c[1]"),
        ("http://example.com:65535/", "http://example.com:65535/"),
        ("http://ｅｘａｍｐｌｅ。com/", "http://example.com/"),
    ],
)
def test_read(url: str, read: str) -> None:
    found = target(url)
    assert found.url == read
    assert target(found.url) == found
    check_name(found, NOTHING_PRIVATE)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com",
        "//example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO",
        "javascript:alert(1)",
        "http:example.com",
        "http:///path",
        "http://:80/",
        "http://user:secret@example.com/",
        "http://example.com@127.0.0.1/",
        "http://example.com%40127.0.0.1/",
        "http://example.com\\@127.0.0.1/",
        "http://127.0.0.1\\.example.com/",
        "http://%31%32%37.0.0.1/",
        "http://ex%61mple.com/",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:80:80/",
        "http://example.com:８０/",
        "http://example.com:-1/",
        "http://exa mple.com/",
        "http://exam\tple.com/",
        "http://example.com/\r\nX: y",
        "http://example.com/\x00",
        "http://example.com/\x85",
        "http://example.com/\ud800",
        "http://exam℀ple.com/",
        "http://a..b/",
        "http://.example.com/",
        "http://example.com../",
        "http://" + "a" * 64 + ".com/",
        "http://" + "a." * 127 + "com/",
        "http://" + "я" * 300 + ".com/",
        "http://example.com/" + "a" * 8192,
        "http://[::1",
        "http://[::1]x/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[1.2.3.4]/",
        "http://[v1.a]/",
        "http://1.2.3/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://2130706433/",
        "http://134744072/",
        "http://0x08080808/",
        "http://0x7f.1/",
        "http://0x/",
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.0x1/",
        "http://example.0x7f000001/",
        "http://example.127/",
    ],
)
def test_refused_as_it_is_written(url: str) -> None:
    with pytest.raises(AddressError):
        target(url)


PRIVATE = [
    "http://localhost/",
    "http://LOCALHOST.:8000/",
    "http://printer.localhost/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.255.255.254:8000/",
    "http://１２７.０.０.１/",
    "http://①②⑦。0。0。①/",
    "http://127.0.0.\u00ad1/",
    "http://0.0.0.0/",
    "http://0.1.2.3/",
    "http://10.0.0.5/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://168.63.129.16/",
    "http://169.254.169.254/latest/meta-data/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.0.0.192/opc/v2/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://192.168.1.1/",
    "http://198.18.0.1/",
    "http://198.19.255.255/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://224.0.0.1/",
    "http://239.255.255.255/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::127.0.0.1]/",
    "http://[::8.8.8.8]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::10.0.0.5]/",
    "http://[64:ff9b:1::8.8.8.8]/",
    "http://[100::1]/",
    "http://[2001::1]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[2001:2::1]/",
    "http://[2001:db8::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:5::1]/",
    "http://[3fff::1]/",
    "http://[4000::1]/",
    "http://[5f00::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_refused_as_it_is_not_public(url: str) -> None:
    with pytest.raises(AddressError, match=r"the address leads to .* \(.*\), which is refused"):
        check_name(target(url), NOTHING_PRIVATE)


def test_words_for_an_editor() -> None:
    with pytest.raises(AddressError) as error:
        check_name(target("http://10.0.0.5/"), NOTHING_PRIVATE)
    assert str(error.value) == "the address leads to a private network (10.0.0.5), which is refused"


def test_what_the_operator_lets_through() -> None:
    allow = AllowPrivate(frozenset({("127.0.0.1", 8123), ("intranet.example", 80), ("::1", 80)}))
    for url in ("http://127.0.0.1:8123/", "http://[::1]/", "http://[0::1]:80/"):
        check_name(target(url), allow)
    check_address(target("http://intranet.example/"), ip_address("10.0.0.5"), allow)
    check_address(target("http://elsewhere.example:8123/"), ip_address("127.0.0.1"), allow)
    for url in ("http://127.0.0.1/", "http://127.0.0.1:8124/", "http://127.0.0.2:8123/", "http://localhost:8123/"):
        with pytest.raises(AddressError):
            check_name(target(url), allow)
    for host, found in [("intranet.example:81", "10.0.0.5"), ("x.intranet.example", "10.0.0.5"), ("a", "127.0.0.1")]:
        with pytest.raises(AddressError):
            check_address(target(f"http://{host}/"), ip_address(found), allow)


@given(st.ip_addresses(v=4))
@example(IPv4Address("9.255.255.255"))
@example(IPv4Address("11.0.0.0"))
@example(IPv4Address("100.63.255.255"))
@example(IPv4Address("100.128.0.0"))
@example(IPv4Address("172.32.0.0"))
@example(IPv4Address("223.255.255.255"))
def test_ipv4_is_at_least_as_strict_as_python(address: IPv4Address) -> None:
    """Python's own tables differ between versions, but never call private what is not in ours."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert why_not_public(address)
    elif why_not_public(address):
        assert str(address) == "168.63.129.16" or str(address).startswith(("192.0.0.", "192.88.99."))


@given(st.ip_addresses(v=6))
@example(IPv6Address("2606:4700:4700::1111"))
@example(IPv6Address("2a02:6b8::2:242"))
def test_ipv6_is_at_least_as_strict_as_python(address: IPv6Address) -> None:
    assume(not any(address in network for network in _EMBEDDING))
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_site_local:
        assert why_not_public(address)
    elif address in _UNICAST and not str(address).startswith(("2001:", "2002:", "3fff:")):
        assert why_not_public(address) == ""


_EMBEDDING = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
_UNICAST = IPv6Network("2000::/3")


@given(st.ip_addresses(v=4))
def test_an_embedded_address_is_as_public_as_itself(address: IPv4Address) -> None:
    for prefix in ("::ffff:", "64:ff9b::"):
        assert why_not_public(IPv6Address(f"{prefix}{address}")) == why_not_public(address)


SPELLINGS = st.lists(st.sampled_from(["{}", "0x{:x}", "0X{:08X}", "0{:o}"]), min_size=4, max_size=4)


def _parts(number: int, count: int) -> list[int]:
    """A 32-bit number as ``count`` parts: the last holds what is left (inet_aton)."""
    heads = [number >> 24 & 255, number >> 16 & 255, number >> 8 & 255][: count - 1]
    return [*heads, number & (1 << 8 * (5 - count)) - 1]


@given(
    st.ip_addresses(v=4),
    st.integers(1, 4),
    SPELLINGS,
)
def test_every_spelling_of_a_number(address: IPv4Address, count: int, spellings: list[str]) -> None:
    """However the system would read a number: it is refused, or read the same."""
    written = ".".join(form.format(part) for form, part in zip(spellings, _parts(int(address), count), strict=False))
    assert socket.inet_aton(written) == address.packed
    try:
        found = target(f"http://{written}/")
    except AddressError:
        return
    assert found.host == str(address)


HOSTILE = st.text(st.sampled_from("htp:/@\\?#[]%.0x127aя１。 \t") | st.characters(), max_size=40)


@given(HOSTILE)
def test_any_text_is_read_or_refused(text: str) -> None:
    """What is read keeps its meaning when it is written and read again, and has no second one for the system."""
    for url in (text, "http://" + text, "http://example.com" + text, "http://127.0.0.1" + text):
        try:
            found = target(url)
        except AddressError:
            continue
        assert target(found.url) == found
        assert found.url.isascii()
        assert found.url.isprintable()
        assert 1 <= found.port <= 65535
        assert not set(found.host) & set("@/\\%?#[] ")


@given(HOSTILE)
def test_any_redirect_is_read_or_refused(text: str) -> None:
    base = target("https://example.com/a/b?c")
    try:
        found = redirected(base, text)
    except AddressError:
        return
    assert target(found.url) == found


@given(st.text(st.characters(max_codepoint=0x2FFFF), min_size=1, max_size=20))
def test_no_host_becomes_a_number_unseen(text: str) -> None:
    """Unicode has many digits and dots: a host is read as the number that the system would read, or not at all."""
    try:
        found = target(f"http://{text}/")
    except AddressError:
        return
    try:
        number = socket.inet_aton(found.host)
    except OSError:
        return
    assert found.host == str(IPv4Address(number))


@pytest.mark.parametrize(
    ("location", "leads"),
    [
        ("/x", "https://example.com/x"),
        ("x?y", "https://example.com/a/x?y"),
        ("?y", "https://example.com/a/b?y"),
        ("../x", "https://example.com/x"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"),
        ("/лента", "https://example.com/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"),
    ],
)
def test_redirected(location: str, leads: str) -> None:
    assert redirected(target("https://example.com/a/b?c"), location).url == leads
