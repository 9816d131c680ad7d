"""Digests: each report by itself where they can be told apart, else the letter as one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.channels import listened
from clarion.channels.contract import Access, Arrived, Permanent, Unreadable
from clarion.channels.sources.digest.account import account_of
from clarion.channels.sources.digest.cut import LETTER_BYTES_MAX, cut, sender_of
from clarion.channels.sources.digest.source import Digest
from clarion.channels.sources.digest.split import REPORTS_MAX, reports, target
from tests.channels.sources.letters import ALERT_PLAIN, NEWSLETTER_PAGE, a_letter
from tests.channels.sources.looking import look

HERE = Access(
    account_id=1,
    address="monitoring@town.test",
    settings={"senders": "monitor.example, Googlealerts-noreply@google.com", "imap_host": "x.test"},
    secrets={"password": "opens it"},
)
TWO = [
    ("Burst pipe leaves Mill Lane dry", "https://mail.example/1"),
    ("Library opens at nine again", "https://radio.example/2"),
]


def read(letter: bytes) -> list[Arrived]:
    return [one for raw in cut(letter) for one in listened.read("digest", raw.body, HERE)]


@pytest.mark.parametrize(
    "letter",
    [a_letter(ALERT_PLAIN.replace("%3Fa%3D1", "")), a_letter("x", NEWSLETTER_PAGE)],
    ids=["an alert", "a newsletter"],
)
def test_tells_its_reports_apart(letter: bytes) -> None:
    found = read(letter)
    assert [(one.subject, one.url) for one in found] == TWO
    assert "Crews have been there since six" in found[0].text
    assert "shut for a week" in found[1].text
    assert [one.author.name for one in found] == ["mail.example", "radio.example"]
    words = " ".join(one.text for one in found)
    assert "nsubscribe" not in words
    assert "steal" not in words


def test_knows_a_report_again_in_the_letter_of_the_next_day() -> None:
    names = [
        {one.remote_id for one in read(a_letter(ALERT_PLAIN, name=name))} for name in ("1", "2")
    ]
    assert names[0] == names[1]


def test_what_cannot_be_told_apart_is_one() -> None:
    (one,) = read(a_letter("There is no water at Mill Lane, says the radio.\n\nhttps://r.example"))
    assert (one.subject, one.url) == ("What is said of Millbrook", "")
    assert one.text.startswith("There is no water")
    assert one.author.name == "Alerts"


def test_shows_where_a_link_leads_in_the_end() -> None:
    assert target("https://www.google.com/url?sa=t&url=https://r.example/2%3Fa%3D1&ct=ga") == (
        "https://r.example/2?a=1"
    )
    for kept in (
        "https://www.google.com/url?url=javascript:x()",
        "https://r.example/url?url=https://thief.example",
        "https://[",
    ):
        assert target(kept).startswith(kept[:12])
        assert "thief" not in target(kept).partition("?")[0]


def test_reads_only_what_was_ordered() -> None:
    account = account_of(HERE)
    for sender in (
        "news@monitor.example",
        "a@eu.monitor.example",
        "googlealerts-noreply@google.com",
    ):
        assert account.expects(sender)
    for sender in ("maya@google.com", "x@monitor.example.thief", "x@notmonitor.example", "", "@"):
        assert not account.expects(sender)
    assert sender_of(a_letter("x", sender="Maya <maya@residents.test>")) == "maya@residents.test"


@pytest.mark.parametrize(
    ("settings_", "secrets"),
    [
        ({"senders": ""}, {}), ({"senders": "everybody"}, {}), ({"imap_host": ""}, {}),
        ({}, {"password": ""}), ({"imap_security": "none"}, {}), ({"imap_port": "x"}, {}),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with_an_answer(
    settings_: dict[str, str], secrets: dict[str, str]
) -> None:
    access = replace(
        HERE, settings={**HERE.settings, **settings_}, secrets={**HERE.secrets, **secrets}
    )
    with pytest.raises(Permanent):
        look(Digest(), access, "")


@pytest.mark.parametrize(
    "letter",
    [
        b"", b"From: x\r\n\r\n", a_letter(" "), b"x" * (LETTER_BYTES_MAX + 1),
        b"From: a@monitor.example\r\nContent-Type: image/png\r\n\r\nx",
    ],
)  # fmt: skip
def test_says_what_is_no_digest(letter: bytes) -> None:
    with pytest.raises(Unreadable):
        cut(letter)


def test_reads_no_more_than_the_limit() -> None:
    many = "".join(f"A headline of five words {n} <https://r.example/{n}>\n" for n in range(300))
    assert len(reports(many, is_page=True)) == REPORTS_MAX


@settings(max_examples=50)
@given(st.binary(max_size=200), st.integers(0, 2_000), st.integers(0, 60))
def test_no_bytes_break_it(noise: bytes, at: int, gone: int) -> None:
    whole = a_letter(ALERT_PLAIN, NEWSLETTER_PAGE)
    letter = whole[:at] + noise + whole[at + gone :]
    try:
        sender_of(letter)
        read(letter)
    except Unreadable:
        return


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from([*ALERT_PLAIN.splitlines(), "https://[", "<https://x>", "a b c d e"]))
)
def test_no_lines_break_it(lines: list[str]) -> None:
    for is_page in (True, False):
        for one in reports("\n".join(lines), is_page=is_page):
            assert one.title
            assert one.url
