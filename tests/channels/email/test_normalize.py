"""A letter becomes a message: who wrote it, which letters it answers, and no machine's trap."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.channels.connectors.email import normalize
from clarion.channels.connectors.email.connector import Email
from clarion.channels.connectors.email.normalize import TEXT_CHARS_MAX, arrived
from clarion.channels.contract import Access, Arrived, Happening, Unreadable
from clarion.channels.mail.mailbox import MESSAGE_BYTES_MAX
from clarion.channels.mail.parts import ATTACHMENT_BYTES_MAX
from tests.channels.email.odd_letters import ODD_LETTERS

OWN = "desk@town.test"
SAMPLES = Path(normalize.__file__).parent / "samples"
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def read(raw: bytes | str) -> Arrived:
    return arrived(raw if isinstance(raw, bytes) else raw.encode(), OWN)


def sample(name: str) -> Arrived:
    return read((SAMPLES / name).read_bytes())


def strings(thing: Arrived) -> list[str]:
    """Every text in it that would be stored."""
    enclosures = [text for one in thing.attachments for text in (one.name, one.mime, one.alt)]
    author = [thing.author.remote_id, thing.author.handle, thing.author.name]
    own = [thing.remote_id, thing.thread_id, thing.parent_id, thing.text, thing.subject]
    return [*own, *author, *enclosures, *thing.extra.values()]


def test_says_who_wrote_what_and_when() -> None:
    letter = sample("message-outlook-answer.eml")
    assert letter.author.remote_id == "jane.doe@residents.example"
    assert letter.author.handle == "Jane.Doe@residents.example"
    assert letter.author.name == "Doe, Jane"
    assert letter.subject == "RE: Lamp at the corner of Mill Lane"
    assert letter.sent_at == datetime(2026, 11, 3, 9, 15, tzinfo=UTC)
    assert letter.text == "Thank you. It is dark again since last night.\n\nJane"
    assert "We have sent somebody" in letter.extra["history"]


def test_threads_by_the_first_reference() -> None:
    letter = read("References: <1@a> <2@b>\nIn-Reply-To: <2@b>\nMessage-ID: <3@c>\n\nx")
    assert (letter.thread_id, letter.parent_id) == ("<1@a>", "<2@b>")
    assert letter.remote_id.startswith("<3@c> ")
    assert letter.extra["references"] == "<1@a> <2@b> <3@c>"


def test_threads_by_what_it_answers_when_references_are_missing() -> None:
    letter = read("In-Reply-To: your message of Monday <2@b>\nMessage-ID: <3@c>\n\nx")
    assert (letter.thread_id, letter.parent_id) == ("<2@b>", "<2@b>")


def test_begins_a_thread_of_its_own() -> None:
    letter = read("Message-ID: <3@c>\n\nx")
    assert (letter.thread_id, letter.parent_id) == ("<3@c>", "")


def test_makes_an_id_for_a_letter_without_one() -> None:
    nameless = "From: a@b.test\n\nx"
    assert read(nameless).remote_id == read(nameless).remote_id
    assert read(nameless).remote_id != read(nameless + "y").remote_id
    assert "@missing.invalid>" in read(nameless).remote_id


def test_takes_no_id_that_is_longer_than_we_store() -> None:
    letter = read(f"Message-ID: <{'a' * 5000}@b>\n\nx")
    assert "@missing.invalid>" in letter.remote_id


def test_keeps_the_first_and_the_last_of_many_references() -> None:
    many = " ".join(f"<{number}@a>" for number in range(500))
    kept = read(f"References: {many}\nMessage-ID: <x@c>\n\nx").extra["references"].split()
    assert kept[0] == "<0@a>"
    assert len(kept) <= 21


def test_i17_each_letter_of_a_thread_has_its_own_author() -> None:
    people = ["ann@a.test", "bob@b.test", "cem@c.test"]
    letters = [
        read(f"From: {who}\nReferences: <0@a>\nMessage-ID: <{place}@x>\n\nx")
        for place, who in enumerate(people)
    ]
    assert [letter.author.remote_id for letter in letters] == people
    assert {letter.thread_id for letter in letters} == {"<0@a>"}


def test_keeps_apart_two_letters_to_which_a_machine_gave_one_name() -> None:
    first = "From: scanner@x.test\nMessage-ID: <scan@x.test>\n\npage one"
    assert read(first).remote_id != read(first.replace("one", "two")).remote_id


def test_knows_the_same_letter_that_came_over_another_way() -> None:
    letter = "From: a@x.test\nMessage-ID: <1@x.test>\n\nhello"
    again = read(f"Received: from elsewhere\nDelivered-To: info@town.test\n{letter}")
    assert again.remote_id == read(letter).remote_id


def test_takes_a_form_on_our_own_site_for_the_person_behind_it() -> None:
    letter = sample("message-form-on-our-own-site.eml")
    assert letter.author.remote_id == "chidi@residents.example"
    assert letter.author.name == "Okafor, Chidi"


def test_never_takes_a_letter_for_ours_because_it_says_so() -> None:
    letter = read(f"From: {OWN}\nReturn-Path: <{OWN}>\nMessage-ID: <1@town.test>\n\nx")
    assert letter.author.remote_id.startswith("unknown:")
    assert letter.author.handle == OWN


def test_recognises_a_bounce_of_our_own_letter() -> None:
    receipt = sample("receipt-bounce.eml")
    assert receipt.kind is Happening.RECEIPT
    assert receipt.regarding is not None
    assert receipt.regarding.remote_id == "<0a1b2c@town.test>"
    assert not receipt.regarding.delivered
    assert receipt.regarding.reason.startswith("5.1.1: 550 5.1.1 <nobody@residents.test>")
    assert receipt.automatic


@pytest.mark.parametrize(
    "forged",
    [
        b"<a+AAA-b@c.d>\nX: \xff",
        b"0a1b2c@town.test",
        b"<0a1b2c @town.test>",
        b"<0a1b2c\x00@town.test>",
        b"<\xe9@town.test>",
        b"<" + b"a" * 300 + b"@town.test>",
    ],
)
def test_believes_no_bounce_whose_letter_has_an_impossible_name(forged: bytes) -> None:
    raw = (SAMPLES / "receipt-bounce.eml").read_bytes()
    raw = raw.replace(b"text/rfc822-headers", b"text/rfc822-headers; charset=utf-7")
    assert read(raw.replace(b"<0a1b2c@town.test>", forged)).regarding is None


def test_takes_a_warning_of_delay_for_no_failure() -> None:
    raw = (
        (SAMPLES / "receipt-bounce.eml").read_bytes().replace(b"Action: failed", b"Action: delayed")
    )
    letter = read(raw)
    assert letter.kind is Happening.MESSAGE
    assert letter.automatic
    assert letter.regarding is None


def test_takes_a_bounce_of_our_own_copy_for_no_failure() -> None:
    raw = (
        (SAMPLES / "receipt-bounce.eml")
        .read_bytes()
        .replace(b"nobody@residents.test", OWN.encode())
    )
    assert read(raw).regarding is None


def test_recognises_automatic_letters() -> None:
    assert sample("message-out-of-office.eml").automatic
    assert sample("message-newsletter.eml").automatic
    assert not sample("message-forwarded.eml").automatic


def test_leaves_a_forwarded_letter_whole() -> None:
    assert "The water is brown since Sunday" in sample("message-forwarded.eml").text


def test_says_where_a_link_really_leads() -> None:
    assert "the town <https://not-the-town.example/pay>" in sample("message-newsletter.eml").text


def test_carries_no_enclosure_above_the_limit_and_says_so() -> None:
    big = b"x" * (ATTACHMENT_BYTES_MAX + 1)
    head = b"Content-Disposition: attachment; filename=film.mp4\nContent-Type: video/mp4\n\n"
    letter = read(head + big)
    assert letter.attachments[0].name == "film.mp4"
    assert letter.attachments[0].content is None
    assert letter.text == "[film.mp4 (10 MB) is too large to be carried here.]"


def test_carries_an_enclosure_at_the_limit() -> None:
    head = b"Content-Disposition: attachment; filename=film.mp4\nContent-Type: video/mp4\n\n"
    letter = read(head + b"x" * ATTACHMENT_BYTES_MAX)
    assert len(letter.attachments[0].content or b"") == ATTACHMENT_BYTES_MAX


def test_says_when_a_text_is_cut() -> None:
    letter = read(b"Subject: x\n\n" + b"lamp " * (TEXT_CHARS_MAX // 5 + 1) + b".")
    assert letter.text.endswith("[The text goes on for 6 characters.]")


def test_says_when_a_letter_was_fetched_in_part() -> None:
    head = b"Content-Disposition: attachment; filename=a.bin\nContent-Type: a/b\n\n"
    letter = read(head + b"x" * (MESSAGE_BYTES_MAX - len(head)))
    assert "[The letter is longer than 32 MB and is cut off.]" in letter.text


def test_parks_boxes_within_boxes_without_end() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    with pytest.raises(Unreadable, match="too deep"):
        read(deep)


def test_reads_a_page_of_a_hundred_thousand_boxes_at_once() -> None:
    letter = read(b"Content-Type: text/html\n\n<p>The lamp</p>" + b"<div>" * 100_000)
    assert letter.text.startswith("The lamp")


letters = st.sampled_from([odd.raw for odd in ODD_LETTERS])
hostile = st.sampled_from(
    [b"\r\n", b"=?", b"?=", b"\x00", b"\xff", b"<", b">", b"(", b'"', b";", b"--b", b"*0*=", b"{"]
)


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A letter that something on its way has cut, doubled or overwritten."""
    raw = draw(letters)
    for _ in range(draw(st.integers(1, 8))):
        place = draw(st.integers(0, len(raw)))
        until = draw(st.integers(place, min(len(raw), place + 40)))
        raw = raw[:place] + draw(hostile | st.binary(max_size=20)) + raw[until:]
    return raw


@settings(max_examples=400, deadline=None)
@given(raw=st.binary(max_size=400) | spoiled())
def test_reads_any_bytes_or_says_that_it_cannot(raw: bytes) -> None:
    access = Access(account_id=1, address=OWN)
    try:
        (letter,) = Email().normalize(raw, access)
    except Unreadable:
        return
    assert (letter,) == Email().normalize(raw, access)
    assert letter.remote_id
    assert letter.author.remote_id
    assert not any(UNSTORABLE.search(text) for text in strings(letter))


header = st.sampled_from(
    (
        *("From", "Subject", "Date", "Message-ID", "References", "In-Reply-To", "Reply-To"),
        *("Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "Return-Path"),
    )
)
value = st.binary(max_size=80) | st.sampled_from(
    [
        b"multipart/mixed; boundary=b",
        b"multipart/report; report-type=delivery-status; boundary=b",
        b"message/rfc822",
        b"message/delivery-status",
        b"text/html; charset=utf-7",
        b"text/plain; charset*=utf-8''%00",
        b"attachment; filename*=\x00'x'%ff",
        b"attachment; filename*9999999999=x",
        b"=?utf-16?B?AA?= =?utf-7?Q?+?=",
        b"base64",
        b"quoted-printable",
        b"x-uuencode",
        b"Mon, 99 Foo 99999 99:99:99 +99999999",
    ]
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(header, value), max_size=8),
    st.lists(st.binary(max_size=60) | letters, max_size=3),
)
def test_reads_any_headers(headers: list[tuple[str, bytes]], inside: list[bytes]) -> None:
    head = b"".join(name.encode() + b": " + said + b"\r\n" for name, said in headers)
    raw = head + b"\r\n" + b"".join(b"--b\r\n" + one + b"\r\n" for one in inside) + b"--b--"
    letter = read(raw)
    assert not any(UNSTORABLE.search(text) for text in strings(letter))


def test_parks_parts_whose_boundary_cannot_be_told() -> None:
    with pytest.raises(Unreadable, match="cannot be told"):
        read("Content-Type: multipart/mixed; boundary*=x; boundary*1=y; boundary*2=z\n\n--x\n")


def test_reads_past_a_file_name_that_cannot_be_told() -> None:
    letter = read("Content-Disposition: attachment; filename*=x; filename*1=y; filename*2=z\n\nx")
    assert letter.attachments[0].name == "enclosure 1"
