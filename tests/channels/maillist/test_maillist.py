"""A statement becomes one letter to a list: the same in every attempt, and for everybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

import clarion.channels.connectors.maillist as package
from clarion.channels.conformance import READING, Reader
from clarion.channels.connectors.maillist.account import list_of
from clarion.channels.connectors.maillist.connector import MailList
from clarion.channels.connectors.maillist.render import letter
from clarion.channels.contract import (
    Access,
    Connector,
    Edge,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Rendition,
    Sent,
    Target,
    Temporary,
    Unknown,
    Unreadable,
)
from clarion.channels.mail.door import Patience
from tests.channels.email.scripted_smtp import HANG_UP, SILENCE, ScriptedSmtp, scripted_smtp

PLUG = MailList(patience=Patience(handover_seconds=1.5, verdict_seconds=0.5))
PICTURE = Media(name="map.png", mime="image/png", alt="Mill Lane is red.", content=b"picture")
WORDS = Outgoing(
    key="dispatch-7",
    made_at=datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
    account_id=1,
    edge=Edge.PUBLIC,
    rendition=Rendition(
        subject="Mill Lane is closed", text="Use Weir Road.\nThe town", language="en-GB"
    ),
)


def access(port: int = 25, *, address: str = "news@lists.town.test", **settings: str) -> Access:
    return Access(
        account_id=1,
        address=address,
        settings={
            "from_address": "press@town.test",
            "sender_name": "Town of Elmsbridge",
            "smtp_host": "127.0.0.1",
            "smtp_port": str(port),
            "smtp_security": "none",
            **settings,
        },
        secrets={"password": "open sesame"},
        allowed_hosts=frozenset({"127.0.0.1"}),
    )


def written(outgoing: Outgoing = WORDS) -> EmailMessage:
    message = message_from_bytes(letter(outgoing, list_of(access())).content, policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def said(**changes: object) -> Outgoing:
    return replace(WORDS, rendition=replace(WORDS.rendition, **changes))  # type: ignore[arg-type]


def send(server: ScriptedSmtp, outgoing: Outgoing = WORDS) -> Sent:
    return PLUG.send(access(server.port), outgoing)


# What a letter looks like


def test_writes_from_the_office_to_the_list() -> None:
    message = written()
    assert message["From"] == "Town of Elmsbridge <press@town.test>"
    assert message["To"] == "news@lists.town.test"
    assert message["Subject"] == "Mill Lane is closed"
    assert message["Content-Language"] == "en-GB"
    assert message.get_content_type() == "text/plain"
    assert message.get_content() == "Use Weir Road.\r\nThe town\r\n"


def test_leaves_to_the_list_what_is_the_lists() -> None:
    """A list server takes a letter that bears them for one that goes in circles."""
    names = {name.lower() for name, _ in written().items()}
    assert not {name for name in names if name.startswith("list-")}
    assert not names & {"auto-submitted", "precedence"}


def test_asks_not_to_be_told_of_holidays() -> None:
    assert written()["X-Auto-Response-Suppress"] == "OOF, AutoReply"


def test_says_in_words_what_a_picture_shows() -> None:
    message = written(said(media=(PICTURE,)))
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines()[-1] == "[map.png] Mill Lane is red."
    (enclosed,) = message.iter_attachments()
    assert (enclosed.get_filename(), enclosed.get_content()) == ("map.png", b"picture")
    assert enclosed["Content-Description"] == "Mill Lane is red."


def test_is_the_same_in_every_attempt() -> None:
    once, again = (letter(said(media=(PICTURE,)), list_of(access())) for _ in range(2))
    assert once == again
    other = letter(replace(WORDS, key="dispatch-8"), list_of(access()))
    assert other.message_id != once.message_id


def test_stands_below_what_it_corrects() -> None:
    first = letter(WORDS, list_of(access())).message_id
    message = written(replace(WORDS, key="next", target=Target(remote_id=first)))
    assert message["In-Reply-To"] == message["References"] == first
    assert message["Subject"] == "Mill Lane is closed"


@pytest.mark.parametrize("name", ["<a@b>\r\nBcc: <c@d>", "no id", "", "<ä@b>"])
def test_takes_no_name_that_could_be_a_header(name: str) -> None:
    message = written(replace(WORDS, target=Target(remote_id=name)))
    assert message["In-Reply-To"] is None
    assert message["Bcc"] is None


@pytest.mark.parametrize("subject", ["A\r\nBcc: c@d", "=?utf-8?q?a=0d=0aBcc:_c@d?="])
def test_takes_no_headline_that_could_be_a_header(subject: str) -> None:
    assert written(said(subject=subject))["Bcc"] is None


def test_takes_the_first_line_where_there_is_no_headline() -> None:
    assert written(said(subject=" "))["Subject"] == "Use Weir Road."


@pytest.mark.parametrize(
    ("outgoing", "reason"),
    [
        (replace(WORDS, edge=Edge.PRIVATE), Reason.REJECTED),
        (said(media=(PICTURE,) * 5), Reason.MEDIA_REFUSED),
        (
            said(media=(replace(PICTURE, content=bytes(10 * 1024 * 1024 + 1)),)),
            Reason.MEDIA_REFUSED,
        ),
    ],
)
def test_refuses_what_no_list_should_have(outgoing: Outgoing, reason: Reason) -> None:
    with scripted_smtp() as server, pytest.raises(Permanent) as refused:
        send(server, outgoing)
    assert refused.value.reason is reason
    assert server.commands == []


# Whether it was sent


def test_keeps_the_servers_words_as_proof() -> None:
    with scripted_smtp() as server:
        sent = send(server)
    assert sent.proof == "250 2.0.0 queued as 42"
    assert "MAIL FROM:<press@town.test>" in server.commands
    assert [one for one in server.commands if one.startswith("RCPT")] == [
        "RCPT TO:<news@lists.town.test>"
    ]
    assert f"Message-ID: {sent.remote_id}".encode() in server.letters[0]


@pytest.mark.parametrize("answer", [SILENCE, HANG_UP, b"rubbish"])
def test_p1_is_unknown_without_a_clear_answer_after_the_letter(answer: bytes) -> None:
    with scripted_smtp(dot=answer) as server:
        for _ in range(2):
            with pytest.raises(Unknown):
                send(server)
    first, second = server.letters
    assert first == second


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(b"550 5.7.1 members only", Reason.TARGET_GONE), (b"550 5.1.1 no", Reason.TARGET_GONE)],
)
def test_knows_that_the_list_takes_nothing_from_us(answer: bytes, reason: Reason) -> None:
    with scripted_smtp(RCPT=answer) as server, pytest.raises(Permanent) as refused:
        send(server)
    assert refused.value.reason is reason
    assert not refused.value.account_is_broken
    assert server.letters == []


def test_leaves_it_to_a_person_to_look() -> None:
    with pytest.raises(Permanent) as refused:
        PLUG.look_again(access(), WORDS)
    assert not refused.value.account_is_broken


def test_changes_nothing_afterwards() -> None:
    for ask in (PLUG.change, PLUG.take_down):
        with pytest.raises(Permanent):
            ask(access(), WORDS)


# The account


def test_says_whom_it_reaches() -> None:
    with scripted_smtp() as server:
        profile = PLUG.probe(access(server.port, address="News@lists.town.test"))
    assert (profile.remote_id, profile.handle) == ("news@lists.town.test", "News@lists.town.test")
    assert not any(command.startswith("MAIL") for command in server.commands)


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "the news"},
        {"from_address": "the press office"},
        {"from_address": "News@Lists.town.test"},
        {"smtp_port": "many"},
    ],
)
def test_asks_a_person_about_answers_that_cannot_be_meant(wrong: dict[str, str]) -> None:
    with pytest.raises(Permanent) as refused:
        PLUG.probe(access(**{"address": "news@lists.town.test", **wrong}))  # type: ignore[arg-type]
    assert refused.value.reason is Reason.MISCONFIGURED


def test_asks_for_a_token_where_one_is_needed() -> None:
    settings = {"sign_in": "oauth", "token_url": "https://t.test/token", "client_id": "clarion"}
    ours = replace(access(**settings), secrets={"client_secret": "open sesame"})  # type: ignore[arg-type]
    with pytest.raises(Temporary) as refused:
        PLUG.send(ours, WORDS)
    assert refused.value.reason is Reason.TOKEN_EXPIRED
    assert PLUG.renew(access()) is None


def test_hears_nothing() -> None:
    with pytest.raises(Unreadable):
        PLUG.normalize(b"{}", access())
    since = WORDS.made_at - timedelta(days=1)
    for ask in (
        lambda: PLUG.collect(access(), "inbox", ""),
        lambda: PLUG.look_back(access(), "inbox", since, ""),
        lambda: PLUG.stand_by(access(), 1),
        lambda: PLUG.subscribe(access(), "https://town.example/hooks/1/"),
    ):
        with pytest.raises(Permanent) as refused:
            ask()
        assert not refused.value.account_is_broken


class Reading:
    """What the examination of plugs asks for."""

    connector: Connector = PLUG
    samples = Path(package.__file__).parent / "samples"

    def access(self) -> Access:
        return access()


@pytest.mark.parametrize("check", READING, ids=lambda check: check.__name__)
def test_reading(check: Callable[[Reader], None]) -> None:
    check(Reading())
