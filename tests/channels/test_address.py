"""Only public addresses are spoken to, and the private ones that an administrator named."""

import socket
import threading

import pytest

from clarion.channels.address import (
    addresses_of,
    check_host,
    is_allowed,
    is_public,
    refuse_plainly,
)
from clarion.channels.contract import Permanent, Reason, Temporary

NOBODY = frozenset[str]()

INSIDE = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
    "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1",
    "64:ff9b::a00:1", "64:ff9b:1::808:808", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
    "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%lo", "fec0::1", "ff02::1",
    "not an address", "",
]  # fmt: skip
OUTSIDE = ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", INSIDE)
def test_o11_holds_an_address_to_be_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_o11_holds_an_address_to_be_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "LOCALHOST",
        "127.1",
        "0x7f.1",
        "2130706433",
        "017700000001",
        "0",
        "::1",
        "::ffff:127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
    ],
)
def test_o11_refuses_every_spelling_of_a_private_address(host: str) -> None:
    with pytest.raises(Permanent) as refusal:
        check_host(host, 443, NOBODY)
    assert refusal.value.reason is Reason.FORBIDDEN_ADDRESS


def resolving_to(*addresses: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


def test_o11_refuses_a_name_of_which_one_address_is_private(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolving_to("8.8.8.8", "10.0.0.1", monkeypatch=monkeypatch)
    with pytest.raises(Permanent, match="forbidden_address"):
        check_host("two.example", 443, NOBODY)


def test_gives_each_public_address_once_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to("8.8.8.8", "1.1.1.1", "8.8.8.8", monkeypatch=monkeypatch)
    assert addresses_of("two.example", 443, NOBODY) == ("8.8.8.8", "1.1.1.1")


def test_speaks_to_a_private_host_that_was_allowed_by_name() -> None:
    assert check_host("127.0.0.1", 25, frozenset({"127.0.0.1"})) == "127.0.0.1"
    assert check_host("LocalHost", 25, frozenset({"localhost:25"})) in {"127.0.0.1", "::1"}


def test_o11_allows_by_exact_name_and_port_only() -> None:
    assert is_allowed("pds.town.example", 443, frozenset({"PDS.town.example:443 "}))
    assert is_allowed("::1", 25, frozenset({"[::1]:25"}))
    assert not is_allowed("pds.town.example", 80, frozenset({"pds.town.example:443"}))
    assert not is_allowed("evil.pds.town.example", 443, frozenset({"pds.town.example"}))
    assert not is_allowed("127.0.0.1", 443, frozenset({"localhost"}))


def test_says_that_an_unknown_name_is_out_of_reach() -> None:
    with pytest.raises(Temporary) as failure:
        check_host("nowhere.invalid", 443, NOBODY)
    assert failure.value.reason is Reason.UNREACHABLE


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "..", "\udcff.example"])
def test_o11_refuses_what_is_no_name(host: str) -> None:
    with pytest.raises((Permanent, Temporary)):
        check_host(host, 443, NOBODY)


def test_does_not_wait_for_a_resolver_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    enough = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: enough.wait(60) and [])
    with pytest.raises(Temporary, match="not found in time"):
        addresses_of("slow.example", 443, NOBODY, seconds=0.01)
    enough.set()


@pytest.mark.parametrize(
    "url", ["https://news.example:99999/feed", "https://[::1/tags/x", "wss://jet.example:port"]
)
def test_what_is_no_address_is_refused_in_words(url: str) -> None:
    with pytest.raises(Permanent) as refused:
        refuse_plainly(url, frozenset())
    assert refused.value.reason is Reason.MISCONFIGURED
