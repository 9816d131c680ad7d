"""Our letter is the same in every attempt, and nobody outside can write a line of its headers."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.channels.connectors.email.capabilities import CAPABILITIES
from clarion.channels.connectors.email.normalize import arrived
from clarion.channels.connectors.email.render import letter
from clarion.channels.contract import (
    Edge,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Rendition,
    Target,
)
from clarion.channels.mail.letter import Letter

OWN = "desk@town.test"
HEADERS = {
    "message-id",
    "mime-version",
    "in-reply-to",
    "references",
    "from",
    "to",
    "subject",
    "date",
    "content-language",
    "content-type",
    "content-transfer-encoding",
}


def an_answer(**changes: object) -> Outgoing:
    answer = Outgoing(
        key="dispatch-7",
        made_at=datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
        account_id=1,
        edge=Edge.PRIVATE,
        rendition=Rendition(text="We have sent somebody.\nThe town", language="en"),
        target=Target(
            remote_id="<2@residents.test> 0123456789abcdef",
            thread_id="<1@residents.test>",
            author_id="ann@residents.test",
            extra={"subject": "Lamp", "references": "<1@residents.test> <2@residents.test>"},
        ),
    )
    return replace(answer, **changes)  # type: ignore[arg-type]  # each test names real fields


def to(author_id: str, **extra: str) -> Target:
    return Target(remote_id="<2@x>", author_id=author_id, extra=extra)


def written(outgoing: Outgoing, name: str = "Town of Elmsbridge") -> EmailMessage:
    message = message_from_bytes(letter(outgoing, OWN, name).content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def test_answers_in_the_thread() -> None:
    message = written(an_answer())
    assert message["Subject"] == "Re: Lamp"
    assert message["In-Reply-To"] == "<2@residents.test>"
    assert message["References"] == "<1@residents.test> <2@residents.test>"
    assert message["From"] == "Town of Elmsbridge <desk@town.test>"
    assert message["Date"] == "Tue, 03 Nov 2026 10:00:00 +0000"
    assert message["Auto-Submitted"] is None
    assert message["Content-Language"] == "en"
    assert message.get_content() == "We have sent somebody.\r\nThe town\r\n"


def test_is_read_by_our_own_reader_as_it_was_meant() -> None:
    ours = letter(an_answer(), OWN, "Town")
    again = arrived(ours.content, OWN)
    assert again.remote_id == ours.message_id
    assert again.thread_id == "<1@residents.test>"
    assert again.author.remote_id == OWN
    assert again.text == "We have sent somebody.\nThe town"
    assert not again.automatic


def test_is_the_same_bytes_in_every_attempt() -> None:
    picture = Media(name="map.png", mime="image/png", alt="The way round", content=b"\x89PNG")
    words = Rendition(text="Look at the map.", media=(picture,))
    assert letter(an_answer(rendition=words), OWN, "T") == letter(
        an_answer(rendition=words), OWN, "T"
    )


def test_p8_two_dispatches_never_share_a_message_id() -> None:
    ids = {letter(an_answer(key=f"dispatch-{n}"), OWN, "").message_id for n in range(50)}
    assert len(ids) == 50


def test_writes_to_whom_reply_to_names() -> None:
    assert letter(
        an_answer(target=to("form@x.test", reply_to="ann@x.test")), OWN, ""
    ).recipient == ("ann@x.test")


def test_does_not_say_re_twice() -> None:
    assert written(an_answer(target=to("a@x.test", subject="AW: Lamp")))["Subject"] == "AW: Lamp"


def test_names_no_letter_that_never_had_a_name() -> None:
    target = Target(remote_id="<abc@missing.invalid>", author_id="ann@x.test")
    assert written(an_answer(target=target))["In-Reply-To"] is None


def test_keeps_a_long_reference_in_one_piece() -> None:
    long = f"<{'a' * 200}@{'b' * 40}>"
    message = written(an_answer(target=replace(to("ann@x.test"), remote_id=long)))
    assert message["In-Reply-To"] == long


def test_encloses_a_picture_with_its_description() -> None:
    picture = Media(name="map.png", mime="image/png", alt="The way round", content=b"\x89PNG")
    message = written(an_answer(rendition=Rendition(text="Look.", media=(picture,))))
    (enclosed,) = message.iter_attachments()
    assert enclosed.get_filename() == "map.png"
    assert enclosed.get_content() == b"\x89PNG"
    assert enclosed["Content-Description"] == "The way round"


def test_encloses_no_more_than_mail_servers_take() -> None:
    heavy = Media(name="a", mime="a/b", alt="", content=b"x" * (CAPABILITIES.media_bytes_max + 1))
    with pytest.raises(Permanent) as refused:
        letter(an_answer(rendition=Rendition(text="", media=(heavy,))), OWN, "")
    assert refused.value.reason is Reason.MEDIA_REFUSED


@pytest.mark.parametrize("nobody", ["", "ann", "ann@", "@x", "a b@x.test", "a@x\r\nRCPT TO:<b@y>"])
def test_writes_to_nobody_without_an_address(nobody: str) -> None:
    with pytest.raises(Permanent) as refused:
        letter(an_answer(target=to(nobody)), OWN, "")
    assert refused.value.reason is Reason.TARGET_GONE


def test_writes_to_an_address_in_another_script() -> None:
    assert letter(an_answer(target=to("ann@straße.example")), OWN, "").recipient.isascii()


hostile = st.text(max_size=60) | st.sampled_from(
    ["a\r\nBcc: eve@evil.test", "a\nX: y", "\r\n\r\nbody", "\x00", "=?utf-8?q?=0d=0aBcc:_e@e?="]
)


@settings(max_examples=300, deadline=None)
@given(hostile, hostile, hostile, hostile, hostile)
def test_no_line_of_it_comes_from_outside(
    subject: str, name: str, references: str, reply_to: str, language: str
) -> None:
    target = to("ann@residents.test", subject=subject, references=references, reply_to=reply_to)
    words = Rendition(text=f"{subject}\n{name}", language=language)
    try:
        ours = letter(an_answer(target=target, rendition=words), OWN, name)
    except Permanent:
        return
    assert_clean(ours)


def assert_clean(ours: Letter) -> None:
    head = ours.content.partition(b"\r\n\r\n")[0]
    names = [line.split(b":")[0] for line in head.split(b"\r\n") if not line.startswith(b" ")]
    assert {one.decode().lower() for one in names} <= HEADERS
    assert len(names) == len(set(names))
    assert b"\n" not in ours.content.replace(b"\r\n", b"")
    assert b"\r" not in ours.content.replace(b"\r\n", b"")
    assert max(len(line) for line in ours.content.split(b"\r\n")) <= 998
    assert ours.content.isascii()
